import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleStatement } from '../../../test/support/read-statements.ts';
import { systemTimers } from '../system/system-clock.ts';
import { fioFeed } from './fio-feed.ts';

const iban = 'CZ6508000000192000145399';
const token = 'aGMtmwcnWKrmjhyC5sLOYsSMbDOjz4tRNKSsxsZZ1eFtAUkiqAyRcXIZ2A8pJ4ce';
const everyMs = 150;
const days = { from: '2026-11-16', to: '2026-11-20' };

/** Speaks the bank's protocol: the token in the path, 409 for a second question too soon, 500 for a token that it does not know. */
const asked: { readonly path: string; readonly at: number }[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  const last = asked.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const at = performance.now();
  asked.push({ path, at });
  const match = /^\/v1\/rest\/periods\/(\w+)\/(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)\/transactions\.json$/.exec(path);
  if (!match) response.writeHead(404).end();
  else if (match[1] !== token) response.writeHead(500).end('<html>');
  else if (at - last < everyMs * 0.9) response.writeHead(409).end();
  else answer(response);
});

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-fio-'));
  file = join(folder, 'tokens');
  writeFileSync(file, `# Fio\nCZ65 0800 0000 1920 0014 5399 ${token}\n`, { mode: 0o600 });
  answer = (response) => response.end(exampleStatement('fio.txt'));
  asked.length = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

const feed = (origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`) =>
  fioFeed({ origin, tokensFile: file, everyMs, timers: systemTimers, now: () => performance.now() });

/** All that a log could write of a fault. */
const allOf = (fault: unknown) => {
  const { message, stack, cause, remedy } = fault as Error & { remedy?: string };
  return JSON.stringify([message, stack, String(cause), remedy]);
};

test('the bank is asked for a period, and its answer is a file', async () => {
  const answered = await feed().fetch(iban, days);
  const pieces = await Array.fromAsync(answered.bytes());
  expect(Buffer.concat(pieces)).toEqual(exampleStatement('fio.txt'));
  expect(asked.map(({ path }) => path.replace(token, 'TOKEN'))).toEqual([
    '/v1/rest/periods/TOKEN/2026-11-16/2026-11-20/transactions.json',
  ]);
  expect(answered.name).not.toContain(token);
});

test('one token is used no more often than the bank allows', async () => {
  const one = feed();
  await one.fetch(iban, days);
  await one.fetch(iban, days);
  expect(asked).toHaveLength(2); // a third would be the second try after a 409
  expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThan(everyMs * 0.9);
});

test('where another program has asked a moment ago, it waits and asks once more', async () => {
  await feed().fetch(iban, days);
  await feed().fetch(iban, days);
  expect(asked).toHaveLength(3);
});

test.each([
  [500, 'misconfigured', /token/],
  [422, 'misconfigured', /Unlock/],
  [413, 'rejected_by_far_end', /fewer days/],
  [503, 'rejected_by_far_end', /later/],
])('HTTP %i is told as %s with what to do, and never with the token', async (status, kind, remedy) => {
  answer = (response) => response.writeHead(status).end(token);
  const fault = await feed()
    .fetch(iban, days)
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'feed_refused', kind, remedy: expect.stringMatching(remedy) });
  expect(allOf(fault)).not.toContain(token);
});

test('a bank that cannot be reached, or that sends us elsewhere, is told without the token', async () => {
  const gone = await feed('http://127.0.0.1:1')
    .fetch(iban, days)
    .catch((error: unknown) => error);
  answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:1/${token}` }).end();
  const elsewhere = await feed()
    .fetch(iban, days)
    .catch((error: unknown) => error);
  for (const fault of [gone, elsewhere]) {
    expect(fault).toMatchObject({ code: 'feed_unreachable', retryable: true });
    expect(allOf(fault)).not.toContain(token);
  }
});

test('an answer that breaks off is no answer', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100000' }).write('{"accountStatement":');
    setImmediate(() => response.destroy());
  };
  await expect(feed().fetch(iban, days)).rejects.toMatchObject({ code: 'feed_unreachable' });
});

test('tokens that others can read, or that nobody can, are refused without a word of them', async () => {
  chmodSync(file, 0o644);
  const unsafe = await feed()
    .accounts()
    .catch((error: unknown) => error);
  expect(unsafe).toMatchObject({ code: 'fio_tokens_unsafe' });
  writeFileSync(file, `${iban}=${token}\n`);
  chmodSync(file, 0o600);
  const broken = await feed()
    .accounts()
    .catch((error: unknown) => error);
  expect(broken).toMatchObject({ code: 'fio_tokens_unreadable' });
  for (const fault of [unsafe, broken]) expect(allOf(fault)).not.toContain(token);
});

test('whoever stops waiting is told at once', async () => {
  answer = () => {};
  const stop = new AbortController();
  const asking = feed().fetch(iban, days, stop.signal);
  setTimeout(() => stop.abort(new Error('stopped')), 20);
  await expect(asking).rejects.toThrow('stopped');
});
