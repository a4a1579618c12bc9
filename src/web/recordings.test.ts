import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleParts } from '../../test/e2e/dialled-world.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';
import { type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import type { AttemptId } from '../kernel/ids.ts';

let the: OpenDialer;
let running: RunningConsole;
let folder: string;
let cookie = '';
const call = 'att_22jj7a5yv4yz2csmsnte7qf8pa' as AttemptId;
const name = `${call}-4`;

beforeEach(async () => {
  the = await openDialer();
  const spool = join(the.folder, 'asterisk/spool/recording');
  mkdirSync(spool, { recursive: true });
  writeFileSync(join(spool, `${name}.wav`), Buffer.alloc(44 + 32_000));
  const file = await the.tools.recordingFiles.keep(name);
  const about = { attemptId: call, personId: 'per_1', creditorId: 'crd_1', campaignId: 'cmp_1', visit: 4 } as const;
  const times = { startedAt: 0, endedAt: 2000, durationMs: 2000, bytes: file?.bytes ?? 0 };
  await the.run((tx) => the.tools.recordings.add(tx, { name, ...about, ...times, purpose: 'statement', state: 'kept' } as never));
  folder = mkdtempSync(join(tmpdir(), 'dovolat-api-'));
  running = await startConsole({ folder, campaign: consoleParts(the) });
  const { email, password } = running.login;
  cookie = '';
  await ask('POST', '/session', { email, password });
  await ask('PUT', '/session/password', { current: password, next: 'a password of my own' });
});
afterEach(async () => {
  await running.close();
  await the.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string, body?: object) {
  const answer = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

const accessed = async () => (await the.events()).filter(({ type }) => type === 'recording_accessed');

test('an operator hears a recording, and that she did is in the journal; a stranger hears nothing', async () => {
  const listed = await ask('GET', `/calls/${call}/recordings`);
  expect(JSON.parse(listed.bytes.toString()).items).toMatchObject([
    { id: name, purpose: 'statement', state: 'kept', durationMs: 2000 },
  ]);
  expect(await accessed(), 'to see that there is one is no access').toEqual([]);
  const heard = await ask('GET', `/recordings/${name}/sound`);
  expect(heard).toMatchObject({ status: 200, type: 'audio/wav' });
  expect(heard.bytes).toHaveLength(44 + 32_000);
  expect(await accessed()).toMatchObject([{ actor: expect.stringMatching(/^user:/), data: { recording: name } }]);
  cookie = '';
  expect((await ask('GET', `/recordings/${name}/sound`)).status).toBe(401);
  expect(await accessed()).toHaveLength(1);
});

test('a deleted recording is gone for everybody; a name that leads elsewhere is none', async () => {
  expect((await ask('DELETE', `/recordings/${name}`)).status).toBe(204);
  expect((await ask('GET', `/recordings/${name}/sound`)).status).toBe(404);
  expect(await the.tools.recordingFiles.read(name)).toBeUndefined();
  expect((await ask('GET', `/recordings/${encodeURIComponent('../../dovolat')}/sound`)).status).toBe(400);
  expect(await accessed()).toEqual([]);
});
