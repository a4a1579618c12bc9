import { afterEach, expect, test } from 'vitest';
import { handMadeFlow, say } from '../../../test/support/hand-made-flow.ts';
import { type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import type { Gather, WaitEffect } from '../../flow/session.ts';
import type { AttemptId } from '../../kernel/ids.ts';
import { deleteRecording, openRecording } from '../open-recording.ts';

let the: OpenDialer;
afterEach(() => the.close());

const jana = '+420000101001';
const fourDigits: Gather = {
  minDigits: 4,
  maxDigits: 4,
  finishKey: null,
  firstDigitMs: 5000,
  interDigitMs: 2000,
  cancelKey: null,
  typeAhead: true,
};
const statement: WaitEffect = { do: 'record', say: [say('speak')], purpose: 'statement', longestMs: 30_000, silenceMs: 3000 };
const hears = (prompt: string): WaitEffect => ({ do: 'say', say: [say(prompt)], bargeIn: false });
const withIdentity: readonly WaitEffect[] = [
  { do: 'record_call' },
  hears('greeting'),
  { do: 'ask_identity', say: [say('who')], gather: fourDigits, field: 'birth_date' },
  { do: 'check_identity', fields: ['birth_date'] },
  hears('thanks'),
];

async function answered(waits: readonly WaitEffect[], recordCalls = true) {
  const { flow, came } = handMadeFlow(waits);
  the = await openDialer({ flows: [flow] });
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana);
  await the.campaign(acme, { recordCalls }, 'Reminder', flow.name);
  the.start();
  for (let tenths = 0; the.phones.dialled.length === 0 && tenths < 100; tenths += 1) await the.time.advance(100);
  await the.time.advance(1000);
  return { leg: the.phones.legOf(jana), came };
}

const over = async () => {
  for (let seconds = 0; (await the.openSessions()) > 0 && seconds < 120; seconds += 1) await the.time.advance(1000);
  await the.time.advance(1000);
  expect(await the.violations(false)).toEqual([]);
};
const told = async (type: string) => (await the.events()).filter((event) => event.type === type);
const recordings = (leg: AttemptId) => the.run((tx) => the.tools.recordings.ofAttempt(tx, leg));

test('what the debtor says is kept until her pause, and the journal says that it is there', async () => {
  const { leg, came } = await answered([statement]);
  await the.time.advance(2500);
  the.phones.talk(leg, 7000);
  await over();
  expect(came).toEqual([{ type: 'recorded', recording: `${leg}-1`, durationMs: 7000 }]);
  expect(await recordings(leg)).toMatchObject([{ name: `${leg}-1`, purpose: 'statement', state: 'kept', durationMs: 7000 }]);
  expect((await told('recording_made')).map(({ data }) => data)).toEqual([
    { recording: `${leg}-1`, purpose: 'statement', visit: 1, durationMs: 7000, complete: true },
  ]);
});

test('her # ends it, and answers no question after it', async () => {
  const { leg, came } = await answered([statement, { do: 'ask', say: [say('options')], gather: fourDigits }]);
  await the.time.advance(2500);
  the.phones.talk(leg, 1500);
  await the.time.advance(2000);
  the.phones.press(leg, '#');
  await the.time.advance(100);
  expect(came).toEqual([{ type: 'recorded', recording: `${leg}-1`, durationMs: 1500 }]);
  for (const key of '4711') the.phones.press(leg, key);
  await over();
  expect(came.at(-1)).toEqual({ type: 'keyed', digits: '4711' });
});

test('nothing is kept of somebody who says nothing, nor where nothing could be recorded', async () => {
  const { leg, came } = await answered([statement]);
  await over();
  expect(came).toEqual([{ type: 'recorded', recording: null, durationMs: 0 }]);
  expect(await recordings(leg)).toMatchObject([{ state: 'empty', bytes: null }]);
  expect(await told('recording_made')).toEqual([]);
});

test('what she has said is kept when she hangs up in the middle of it', async () => {
  const { leg } = await answered([statement]);
  await the.time.advance(2500);
  the.phones.talk(leg, 4000);
  await the.time.advance(4000);
  the.phones.farEndHangsUp(leg);
  await over();
  expect(await recordings(leg)).toMatchObject([{ state: 'kept', durationMs: 4000 }]);
});

test('a long statement is no answering machine', async () => {
  const { leg, came } = await answered([statement]);
  await the.time.advance(2500);
  the.phones.talk(leg, 12_000);
  await over();
  expect(came).toMatchObject([{ type: 'recorded', durationMs: 12_000 }]);
  expect(await told('answered_by')).toEqual([]);
});

test('no call is recorded where its campaign does not say so', async () => {
  const { leg, came } = await answered(withIdentity, false);
  await over();
  expect(came[0]).toEqual({ type: 'recording', on: false });
  expect(the.phones.recordings).toEqual([]);
  expect(await recordings(leg)).toEqual([]);
});

test('a recording rests from before the question of identity until after the check', async () => {
  const { leg, came } = await answered(withIdentity);
  expect(came[0]).toEqual({ type: 'recording', on: true });
  await the.time.advance(3000);
  const asked = the.time.now().epochMilliseconds;
  for (const key of '1985') the.phones.press(leg, key);
  await over();
  expect(heardOf(leg)).toEqual(['greeting', 'who', 'thanks']);
  const [recording] = the.phones.recordings;
  const [begun = 0, rests = 0, goesOn = 0] = recording?.turns ?? [];
  expect(rests - begun, 'the greeting is in it').toBe(2000);
  expect(goesOn).toBeGreaterThanOrEqual(asked);
  expect(await recordings(leg)).toMatchObject([{ purpose: 'call', state: 'kept', durationMs: 4000 }]);
});

test('a recording that cannot rest ends before the question of identity', async () => {
  const { leg } = await answered(withIdentity);
  const [recording] = the.phones.recordings;
  if (!recording) throw new Error('it runs');
  recording.pause = async () => false;
  await over();
  expect(await recordings(leg)).toMatchObject([{ state: 'kept', durationMs: 2000 }]);
});

test('what was being recorded when the program died is closed and kept as incomplete, and the call goes on unrecorded', async () => {
  const { leg, came } = await answered([{ do: 'record_call' }, hears('greeting'), hears('options'), hears('thanks')]);
  await the.time.advance(3000);
  the.kill();
  await the.time.advance(500);
  the.start();
  await the.time.advance(200);
  expect(the.phones.recordings.map(({ running }) => running)).toEqual([false]);
  expect(await recordings(leg)).toMatchObject([{ state: 'incomplete', durationMs: expect.any(Number) }]);
  await over();
  expect(came.filter(({ type }) => type === 'said').length).toBeGreaterThan(1);
  expect(the.phones.recordings).toHaveLength(1);
  expect((await told('recording_made')).map(({ data }) => data)).toMatchObject([{ complete: false }]);
});

test('what a dead program was recording of a call that has ended meanwhile is kept as incomplete', async () => {
  const { leg } = await answered([{ do: 'record_call' }, hears('greeting'), hears('options')]);
  await the.time.advance(1000);
  the.kill();
  the.phones.farEndHangsUp(leg);
  the.start();
  await over();
  expect(await recordings(leg)).toMatchObject([{ state: 'incomplete' }]);
});

test('what was erased while it was being recorded is not kept when the call is over', async () => {
  const { leg } = await answered([{ do: 'record_call' }, hears('greeting'), hears('options')]);
  await the.time.advance(1000);
  const [running] = await recordings(leg);
  if (!running) throw new Error('nothing is being recorded');
  await the.run((tx) => the.tools.recordings.update(tx, { ...running, state: 'deleted' }));
  await over();
  expect(await recordings(leg)).toMatchObject([{ state: 'deleted', durationMs: null }]);
  expect(await the.tools.recordingFiles.read(running.name)).toBeUndefined();
  expect(await told('recording_made')).toEqual([]);
});

test('whoever opens a recording is in the journal before anything is heard; a deleted one is gone, and stays on record', async () => {
  const { leg } = await answered([statement]);
  await the.time.advance(2500);
  the.phones.talk(leg, 3000);
  await over();
  const name = `${leg}-1`;
  const opened = await openRecording(the.tools, 'user:eva', name);
  expect(opened.ok && opened.value.sound.length).toBe(44 + 3000 * 16);
  expect(await told('recording_accessed')).toMatchObject([{ actor: 'user:eva', data: { recording: name } }]);
  expect(await deleteRecording(the.tools, 'user:eva', name)).toMatchObject({ ok: true, value: { state: 'deleted' } });
  expect(await deleteRecording(the.tools, 'user:eva', name), 'once more changes nothing').toMatchObject({ ok: true });
  expect(await openRecording(the.tools, 'user:eva', name)).toMatchObject({ ok: false, reason: 'no_sound' });
  expect(await told('recording_accessed')).toHaveLength(1);
  expect(await told('recording_deleted')).toHaveLength(1);
  expect(await openRecording(the.tools, 'user:eva', 'att_x-1')).toMatchObject({ ok: false, reason: 'unknown_recording' });
});

const heardOf = (leg: AttemptId) => the.phones.heard.get(leg);
