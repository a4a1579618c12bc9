import { existsSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callRecordings } from '../../src/adapters/retained-files/call-recordings.ts';
import { conductCall } from '../../src/dialer/call/conduct-call.ts';
import type { CallReport, Transition } from '../../src/dialer/call/conducted-call.ts';
import { type Attempt, type CampaignSettings, defaultCampaignSettings } from '../../src/dialer/model.ts';
import type { Gather, WaitEffect } from '../../src/flow/session.ts';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import type { AttemptId } from '../../src/kernel/ids.ts';
import { parseWav } from '../../src/kernel/wav.ts';
import { type Persona, type PersonaStep, personas } from '../../src/rehearsal/personas.ts';
import { handMadeFlow, say, sessionOf } from '../support/hand-made-flow.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, order, startCaller } from './support/caller.ts';
import { realClock, realTimers } from './support/real-time.ts';

/** Real calls, led by the driver that leads them in production; only the record behind it is the test's own. */
const answer: PersonaStep = { do: 'answer' };
const wait = (ms: number): PersonaStep => ({ do: 'wait', ms });
const ofTheTest: readonly Persona[] = [
  { suffix: '81', name: 'says_hello', steps: [answer, wait(300), { do: 'say', clip: 'hello' }, { do: 'listen' }, wait(5000)] },
  { suffix: '82', name: 'makes_a_statement', steps: [answer, { do: 'listen' }, wait(500), { do: 'say', clip: 'long_greeting' }] },
  { suffix: '83', name: 'says_nothing', steps: [answer] },
  {
    suffix: '84',
    name: 'is_asked_who_she_is',
    steps: [
      answer,
      { do: 'listen' },
      { do: 'press', keys: '19' },
      { do: 'say', clip: 'fax' },
      { do: 'press', keys: '85' },
      { do: 'listen' },
      { do: 'say', clip: 'beep' },
      wait(2000),
    ],
  },
  { suffix: '85', name: 'is_gone_soon', steps: [answer, wait(1500), { do: 'hang_up' }] },
];

let pair: AsteriskPair;
let caller: Caller;
const prompts = new Map<string, AudioFile>();
beforeAll(async () => {
  pair = await startAsteriskPair({ personas: [...personas, ...ofTheTest] });
  symlinkSync('pbx', join(pair.folder, 'asterisk'));
  caller = await startCaller(pair.instance());
  for (const [name, text] of [
    ['hello', 'Dobrý den, volá Energo Morava.'],
    ['message', 'Zavolejte nám prosím zpět.'],
    ['speak', 'Mluvte prosím.'],
    ['who', 'Zadejte rok narození.'],
    ['thanks', 'Děkujeme.'],
  ] as const)
    prompts.set(name, await pair.speak(text));
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

type Led = {
  readonly report: CallReport;
  readonly id: AttemptId;
  readonly said: Map<string, number>;
  readonly lines: Transition['evidence'];
};

/** Calls somebody and leads the call to its end. */
async function lead(
  suffix: string,
  waits: readonly WaitEffect[],
  toMachine: string[] = [],
  policy: Partial<CampaignSettings> = {},
) {
  const { flow, came } = handMadeFlow(waits, toMachine.map(say));
  const { channelId: id, ...rest } = order(suffix) as ReturnType<typeof order> & { channelId: AttemptId };
  await caller.telephony.dial({ channelId: id, ...rest });
  await caller.answered(id);
  const said = new Map<string, number>();
  const files = callRecordings(pair.folder);
  const lines: Transition['evidence'][number][] = [];
  const call = conductCall(
    {
      telephony: caller.telephony,
      clock: realClock,
      timers: realTimers,
      audio: {
        prepare: async () => {},
        isReady: () => true,
        say: async (_language, { prompt }) => {
          said.set(prompt, Date.now());
          const file = prompts.get(prompt);
          if (!file) throw new Error(`nobody has spoken ${prompt}`);
          return file;
        },
      },
      saveTransition: async ({ evidence }) => void lines.push(...evidence),
      checkIdentity: async () => 'match',
      recordings: {
        begin: async (attempt, visit) => `${attempt.id}-${visit}`,
        end: async (name, { leastMs }) => {
          const taken = await files.keep(name);
          if (taken && taken.durationMs >= leastMs) return taken.durationMs;
          await files.remove(name);
          return null;
        },
      },
      recognizerOf: () => undefined,
      findPerson: async () => null,
      webhooks: { ask: () => Promise.reject(new Error('no flow here calls one')) },
      transfer: async () => 'nobody',
    },
    { id, answeredAt: null } as Attempt,
    flow,
    { session: sessionOf(flow), keys: 0 },
    { resumed: false, answeredAt: Date.now(), policy: { ...defaultCampaignSettings, ...policy } },
  );
  const unsubscribe = caller.telephony.subscribe((event) => {
    if (event.type === 'ended' ? event.end.channelId !== id : !('channelId' in event) || event.channelId !== id) return;
    if (event.type === 'digit') call.press(event.digit);
    if (event.type === 'talking') call.talks(event.started ? null : event.durationMs);
    if (event.type === 'tone') call.tone(event.tone);
    if (event.type === 'ended') call.over();
  });
  const report = await call.finished;
  await caller.ended(id);
  unsubscribe();
  lines.push(...report.evidence);
  return { report, id, said, lines, came, recordings: files } satisfies Led & Record<string, unknown>;
}

const verdict = ({ lines }: Pick<Led, 'lines'>) => lines.find(({ type }) => type === 'answered_by')?.data;

function silence(ms: number): WaitEffect[] {
  return [{ do: 'ask', say: [], gather: { ...fourDigits, firstDigitMs: ms } }];
}

const fourDigits: Gather = {
  minDigits: 4,
  maxDigits: 4,
  finishKey: null,
  firstDigitMs: 5000,
  interDigitMs: 2000,
  cancelKey: null,
  typeAhead: false,
};

const greets: readonly WaitEffect[] = [{ do: 'say', say: [say('hello')], bargeIn: false }, ...silence(15_000)];

test.concurrent('a voicemail is known by its long talk, and the message waits for its beep', async () => {
  const call = await lead('22', greets, ['message']);
  expect(call.came).toEqual([{ type: 'said' }, { type: 'message_left', complete: true }]);
  expect(call.report).toMatchObject({ noPerson: 'machine', session: { result: 'machine_message_left' }, fault: null });
  expect(verdict(call)).toMatchObject({ who: 'machine', by: 'talk', afterMs: expect.any(Number) });
  const beep = caller.heard.find((event) => event.type === 'tone' && event.channelId === call.id);
  if (beep?.type !== 'tone') throw new Error('nobody heard a beep');
  expect(call.said.get('message')).toBeGreaterThanOrEqual(beep.at);
  expect(call.said.get('message')).toBeLessThan(beep.at + 1000);
});

test.concurrent('a short voicemail is known by its beep, and the message begins at once', async () => {
  const call = await lead('23', greets, ['message']);
  expect(call.came.at(-1)).toEqual({ type: 'message_left', complete: true });
  expect(verdict(call)).toMatchObject({ who: 'machine', by: 'beep' });
});

test.concurrent('a machine that hangs up in our message has none', async () => {
  const { report } = await lead('39', greets, ['message']);
  expect(report).toMatchObject({ noPerson: 'machine', session: { result: null } });
});

test.concurrent('a fax is known by its tone, and the call ends', async () => {
  const call = await lead('37', greets, ['message']);
  expect(verdict(call)).toMatchObject({ who: 'fax', by: 'fax_tone' });
  expect(call.report).toMatchObject({ noPerson: 'fax', session: { result: null } });
  expect(call.said.has('message')).toBe(false);
});

test.concurrent('a fax that calls is known by the second of its tones, and by no other as a machine', async () => {
  const call = await lead('51', greets, ['message']);
  expect(verdict(call)).toMatchObject({ who: 'fax', by: 'fax_tone' });
  expect(call.report).toMatchObject({ noPerson: 'fax', session: { result: null } });
  expect(call.said.has('message')).toBe(false);
});

test.concurrent('the three tones of the network are no person, and get no message', async () => {
  const call = await lead('38', greets, ['message']);
  expect(verdict(call)).toMatchObject({ who: 'network', by: 'network_tone' });
  expect(call.said.has('message')).toBe(false);
});

test.concurrent('AMD that is asked first tells a person from an announcement; alone it ends nothing', async () => {
  const amd = { answering: 'amd' } as const;
  const [person, suspected] = await Promise.all([lead('81', greets, [], amd), lead('22', greets, [], amd)]);
  expect(person.lines[0]).toMatchObject({ type: 'machine_detector_asked', data: { verdict: 'HUMAN', takenAs: 'person' } });
  expect(person.report).toMatchObject({ noPerson: null });
  expect(person.said.has('hello')).toBe(true);
  expect(suspected.lines[0]).toMatchObject({ type: 'machine_detector_asked', data: { takenAs: 'machine' } });
  expect(suspected.said.has('hello'), 'the greeting is said all the same').toBe(true);
  expect(verdict(suspected)).not.toMatchObject({ by: 'amd' });
});

test.concurrent('where the campaign says that AMD decides, no word is said to what it takes for a machine', async () => {
  const call = await lead('22', greets, [], { answering: 'amd', amdDecides: true, amdNotSure: 'machine' });
  expect(verdict(call)).toMatchObject({ who: 'machine', by: 'amd' });
  expect(call.said.size).toBe(0);
  expect(call.report.noPerson).toBe('machine');
});

test.concurrent('whoever hangs up while AMD listens is known to be gone', async () => {
  const { id, report } = await lead('85', greets, [], { answering: 'amd' });
  expect(report).toMatchObject({ completed: false, fault: null });
  expect((await caller.ended(id)).byUs).toBe(false);
});

const statement: WaitEffect = {
  do: 'record',
  say: [say('speak')],
  purpose: 'statement',
  longestMs: 10_000,
  silenceMs: 2000,
};

test.concurrent('what the debtor says is kept until she pauses, and nothing is kept of somebody who says nothing', async () => {
  const [spoken, silent] = await Promise.all([lead('82', [statement]), lead('83', [statement])]);
  const name = `${spoken.id}-1`;
  expect(spoken.came).toEqual([{ type: 'recorded', recording: name, durationMs: expect.any(Number) }]);
  const sound = await heardIn(spoken.recordings.read(name));
  expect(sound.durationMs).toBeGreaterThan(3000);
  expect(sound.durationMs).toBeLessThan(9000);
  expect(sound.rms).toBeGreaterThan(300);
  expect(silent.came).toEqual([{ type: 'recorded', recording: null, durationMs: 0 }]);
  expect(await silent.recordings.read(`${silent.id}-1`)).toBeUndefined();
  expect(existsSync(join(pair.folder, 'pbx/spool/recording', `${silent.id}-1.wav`))).toBe(false);
});

const asked: readonly WaitEffect[] = [
  { do: 'record_call' },
  { do: 'say', say: [say('hello')], bargeIn: false },
  { do: 'ask_identity', say: [say('who')], gather: { ...fourDigits, interDigitMs: 6000 }, field: 'birth_date' },
  { do: 'check_identity', fields: ['birth_date'] },
  { do: 'say', say: [say('thanks')], bargeIn: false },
  ...silence(3000),
];

test.concurrent('a recorded call holds both voices, but nothing of the question who she is and of its answer', async () => {
  const [call, forbidden] = await Promise.all([
    lead('84', asked, [], { recordCalls: true }),
    lead('83', [{ do: 'record_call' }]),
  ]);
  expect(call.came.map((input) => input.type)).toEqual(['recording', 'said', 'identity_part', 'identity', 'said', 'silence']);
  expect(call.came[0]).toEqual({ type: 'recording', on: true });
  expect(call.came[2]).toMatchObject({ count: 4 });
  const sound = await heardIn(call.recordings.read(`${call.id}-1`));
  expect(sound.share(1000), 'what she sounds after the check is there').toBeGreaterThan(10 * sound.share(2100));
  expect(sound.holdsKey, 'no sound of a key').toBe(false);
  expect(soundOf(8000, keySound).holdsKey, 'which would be found').toBe(true);
  expect(sound.rms).toBeGreaterThan(300);
  expect(forbidden.came).toEqual([{ type: 'recording', on: false }]);
});

test.concurrent('what a controller that died was recording grows no further once the next is there, and what there is can be heard', async () => {
  const first = await startCaller(pair.instance(), 'crashing');
  const { channelId: id, ...rest } = order('83') as ReturnType<typeof order> & { channelId: AttemptId };
  await first.telephony.dial({ channelId: id, ...rest });
  await first.answered(id);
  const running = await first.telephony.record(id, { name: `${id}-1`, hears: 'both', longestMs: 60_000, silenceMs: null });
  expect(running).not.toBeNull();
  await sleep(1500);
  first.telephony.close();
  const next = await startCaller(pair.instance(), 'crashing');
  await next.telephony.stopRecording(`${id}-1`);
  const spool = join(pair.folder, 'pbx/spool/recording', `${id}-1.wav`);
  const { size } = statSync(spool);
  await sleep(1000);
  expect(statSync(spool).size).toBe(size);
  const files = callRecordings(pair.folder);
  expect((await files.keep(`${id}-1`))?.durationMs).toBeGreaterThan(1000);
  await heardIn(files.read(`${id}-1`));
  await next.telephony.hangUp(id);
  next.telephony.close();
});

/** Level and length of a recording, how strong a frequency is where it is strongest, and whether a key of a telephone sounds in it. */
async function heardIn(file: Promise<Buffer | undefined>) {
  const wave = parseWav((await file) ?? Buffer.alloc(0));
  if (!wave.ok) throw new Error(wave.message);
  return soundOf(wave.value.rate, wave.value.samples);
}

function soundOf(rate: number, samples: Int16Array) {
  const level = (some: Int16Array) => Math.sqrt(some.reduce((sum, each) => sum + each * each, 0) / some.length);
  const windows = Array.from({ length: Math.floor(samples.length / 400) - 1 }, (_, at) =>
    samples.subarray(at * 400, at * 400 + 800),
  );
  const strength = (some: Int16Array, hertz: number) => {
    const turn = (2 * Math.PI * hertz) / rate;
    const re = some.reduce((sum, each, at) => sum + each * Math.cos(turn * at), 0);
    const im = some.reduce((sum, each, at) => sum + each * Math.sin(turn * at), 0);
    return Math.hypot(re, im) / (some.length / 2);
  };
  const most = (some: Int16Array, of: readonly number[]) => Math.max(...of.map((hertz) => strength(some, hertz)));
  return {
    durationMs: (samples.length * 1000) / rate,
    rms: level(samples),
    share: (hertz: number) => Math.max(...windows.map((each) => strength(each, hertz))),
    holdsKey: windows.some((each) => {
      const [low, high] = [most(each, [697, 770, 852, 941]), most(each, [1209, 1336, 1477])];
      const both = Math.sqrt((low * low + high * high) / 2);
      return level(each) > 200 && both > 0.8 * level(each) && Math.min(low, high) > 0.4 * Math.max(low, high);
    }),
  };
}

/** The key 1 for 100 ms. */
const keySound = Int16Array.from({ length: 1600 }, (_, at) =>
  at < 800 ? 4000 * (Math.sin((2 * Math.PI * 697 * at) / 8000) + Math.sin((2 * Math.PI * 1209 * at) / 8000)) : 0,
);
