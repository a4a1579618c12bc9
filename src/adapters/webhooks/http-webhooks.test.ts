import { createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { httpWebhooks } from './http-webhooks.ts';
import { isPublicAddress } from './public-address.ts';
import { webhookSecret } from './webhook-secret.ts';

type Asked = { readonly headers: IncomingHttpHeaders; readonly method: string; readonly path: string; readonly body: string };

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const asked: Asked[] = [];
let answer: (response: ServerResponse) => void = (response) => response.end();
let origin: string;
let port: number;

/** A program outside, on this machine. */
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const { headers, method = '', url: path = '' } = request;
    asked.push({ headers, method, path, body: Buffer.concat(pieces).toString() });
    answer(response);
  });
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ({ port } = server.address() as AddressInfo);
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  asked.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const body = { type: 'call.asked', data: { segment: 'A', overdue: 12 } };
const ask = (
  url = `${origin}/next?of=1`,
  allow: readonly string[] = [origin],
  waitMs = 2000,
  signal = new AbortController().signal,
) =>
  httpWebhooks({ secret: () => secret, allowed: new Set(allow), now: () => 1_763_600_000_900 }).ask(
    { id: 'msg_att_1_4', url, body, waitMs },
    signal,
  );
const says = (text: string, status = 200, headers: Record<string, string> = {}) => {
  answer = (response) => response.writeHead(status, headers).end(text);
};

describe('a program outside', () => {
  test('is asked once, by signed JSON, and says by which outlet the call goes on', async () => {
    says('{"outlet":"vip","values":{"offer":"three months","points":12,"known":true},"more":"passed over"}');
    expect(await ask()).toMatchObject({
      outcome: 'answered',
      outlet: 'vip',
      values: { offer: 'three months', points: '12', known: 'true' },
      status: 200,
    });
    expect(asked).toHaveLength(1);
    const [{ headers, method, path, body: sent }] = asked as [Asked];
    expect([method, path, headers['content-type'], JSON.parse(sent)]).toEqual(['POST', '/next?of=1', 'application/json', body]);
    // as a receiver checks it, in the words of Standard Webhooks 1.0
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${sent}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect([headers['webhook-id'], headers['webhook-timestamp']]).toEqual(['msg_att_1_4', '1763600000']);
  });

  test('may have nothing to say', async () => {
    says('', 204);
    expect(await ask()).toMatchObject({ outcome: 'answered', outlet: null, values: {}, status: 204 });
  });

  test.each([
    ['no JSON', '<html>'],
    ['no object', '[]'],
    ['an outlet that is no name', '{"outlet":"../x"}'],
    ['a value that is no text', '{"values":{"a":{"b":1}}}'],
    ['a value that is too long to say', `{"values":{"a":"${'x'.repeat(201)}"}}`],
    ['too many values', JSON.stringify({ values: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`v${n}`, n])) })],
  ])('that answers %s has not answered', async (_, text) => {
    says(text);
    expect(await ask()).toMatchObject({ outcome: 'failed', code: 'answer_not_understood', status: 200 });
  });

  test('that sends us on is not followed', async () => {
    says('', 302, { location: `${origin}/elsewhere` });
    expect(await ask()).toMatchObject({ outcome: 'failed', code: 'redirected', status: 302 });
    expect(asked).toHaveLength(1);
  });

  test('that is in trouble has not answered', async () => {
    says('{"outlet":"vip"}', 500);
    expect(await ask()).toMatchObject({ outcome: 'failed', code: 'bad_status', status: 500 });
  });

  test('that never stops talking is cut off', async () => {
    let sent = 0;
    answer = (response) => {
      const more = () => {
        sent += 16_384;
        if (response.writable) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
    };
    expect(await ask()).toMatchObject({ outcome: 'failed', code: 'answer_too_long' });
    expect(sent).toBeLessThan(10_000_000);
  });

  test('that is slow is not waited for longer than was said, be it before its first word or within', async () => {
    answer = () => {};
    const silent = await ask(undefined, undefined, 150);
    expect(silent).toMatchObject({ outcome: 'failed', code: 'timed_out' });
    expect(silent.ms).toBeLessThan(1000);
    answer = (response) => void response.writeHead(200).write('{"outlet":');
    expect(await ask(undefined, undefined, 150)).toMatchObject({ outcome: 'failed', code: 'timed_out' });
  });

  test('is not waited for when the debtor has hung up', async () => {
    answer = () => {};
    const hungUp = new AbortController();
    const asking = ask(undefined, undefined, 5000, hungUp.signal);
    hungUp.abort('hung up');
    await expect(asking).rejects.toBe('hung up');
  });

  test('that is not there has not answered', async () => {
    const nobody = 'http://127.0.0.1:9';
    expect(await ask(nobody, [nobody])).toMatchObject({ outcome: 'failed', code: 'econnrefused', status: null });
  });
});

describe('what the operator has not listed', () => {
  test('is asked by https only', async () => {
    expect(await ask(undefined, [])).toMatchObject({ outcome: 'failed', code: 'not_https' });
  });

  test.each([
    'https://127.0.0.1',
    'https://10.1.2.3',
    'https://192.168.0.1',
    'https://169.254.169.254',
    'https://[::1]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[::ffff:127.0.0.1]',
    'https://0x7f000001',
    'https://2130706433',
    'https://localhost',
  ])('is not asked on this machine or its networks: %s', async (host) => {
    expect(await ask(`${host}:${port}/`, [])).toMatchObject({ outcome: 'failed', code: 'private_address' });
    expect(asked).toEqual([]);
  });

  test('is listed with its port: another port of the same machine stays closed', async () => {
    expect(await ask(`https://127.0.0.1:${port}`, ['https://127.0.0.1:1'])).toMatchObject({ code: 'private_address' });
  });

  test.each(['ftp://example.org', 'file:///etc/passwd', 'https://user:word@example.org', 'no address'])(
    'must be an address of the web without a password: %s',
    async (url) => {
      expect(await ask(url, [])).toMatchObject({ outcome: 'failed', code: 'bad_address' });
    },
  );

  test('a name that leads to this machine is asked when it is listed, and there it is the name that is asked for', async () => {
    says('{}');
    const named = `http://localhost:${port}`;
    expect(await ask(named, [named])).toMatchObject({ outcome: 'answered' });
    expect(asked[0]?.headers.host).toBe(`localhost:${port}`);
  });

  test('a name that nobody knows is no program', async () => {
    expect(await ask('https://nobody.invalid', [])).toMatchObject({ outcome: 'failed', code: 'unknown_host' });
  });
});

test('addresses of the public internet are public, special ones are not', () => {
  for (const address of ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2a00:1450:4014:80e::2004'])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  for (const address of [
    '172.31.255.255',
    '100.64.0.1',
    '0.0.0.0',
    '198.19.0.1',
    '255.255.255.255',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'name',
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
});

describe('the secret of the webhooks', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dovolat-webhooks-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is made once, of 32 random bytes, for its owner’s eyes', () => {
    const file = join(folder, 'webhook.secret');
    const made = webhookSecret(file);
    expect(Buffer.from(made.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect([webhookSecret(file), statSync(file).mode & 0o777, readFileSync(file, 'utf8')]).toEqual([made, 0o600, `${made}\n`]);
    expect(webhookSecret(join(folder, 'other.secret'))).not.toBe(made);
  });

  test('that others can read is not used', () => {
    const file = join(folder, 'open.secret');
    webhookSecret(file);
    chmodSync(file, 0o644);
    expect(() => webhookSecret(file)).toThrow(expect.objectContaining({ code: 'webhook_secret_unsafe' }));
  });
});
