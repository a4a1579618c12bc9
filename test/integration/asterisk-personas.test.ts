import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, never, order, startCaller, subscriber } from './support/caller.ts';

/** Those who press keys, but for her who talks first: she listens only when a short prompt is over. */
const keying = personas.filter(
  ({ steps }) => steps.some((step) => step.do === 'press') && !steps.some((step) => step.do === 'say'),
);
const jana = { birthDate: '1985-03-15', customerNumber: '40017', postcode: '60200' };

let pair: AsteriskPair;
let caller: Caller;
let prompt: AudioFile;
beforeAll(async () => {
  pair = await startAsteriskPair({ subscribers: keying.map(({ suffix }) => ({ number: subscriber(suffix), ...jana })) });
  caller = await startCaller(pair.instance());
  prompt = await pair.speak('Dobrý den.');
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

/** Asks and asks, each time when the keys have come to rest, until she has pressed `wanted` keys (or no more for 5 s). */
async function keysOf(suffix: string, wanted: number): Promise<string> {
  const { channelId } = order(suffix);
  const count = () => caller.keys(channelId).length;
  await caller.telephony.dial(order(suffix, { channelId }));
  await caller.answered(channelId);
  for (let before = -1; count() > before && count() < wanted; ) {
    before = count();
    await caller.telephony.play(channelId, prompt, never);
    for (let waited = 0; waited < 50 && count() === before; waited += 1) await sleep(100);
    for (let last = -1; last < count(); await sleep(500)) last = count();
  }
  await caller.telephony.hangUp(channelId);
  await caller.ended(channelId);
  return caller.keys(channelId);
}

function expected({ steps }: Persona): string {
  const inFiveDays = Temporal.Now.zonedDateTimeISO('Europe/Prague').add({ days: 5 });
  const two = (n: number) => String(n).padStart(2, '0');
  return steps
    .flatMap((step) => (step.do === 'press' ? [step.keys] : []))
    .join('')
    .replaceAll('{birth_date}', '15031985')
    .replaceAll('{customer_number}', '40017')
    .replaceAll('{postcode}', '60200')
    .replaceAll('{date+5}', `${two(inFiveDays.day)}${two(inFiveDays.month)}`);
}

test.concurrent('twelve and more subscribers at once press what they want, each after she heard the prompt out', async () => {
  expect(keying.length).toBeGreaterThan(11);
  const pressed = await Promise.all(keying.map((each) => keysOf(each.suffix, expected(each).length)));
  expect(Object.fromEntries(keying.map(({ name }, index) => [name, pressed[index]]))).toEqual(
    Object.fromEntries(keying.map((each) => [each.name, expected(each)])),
  );
  expect(await pair.carrier.givenUp()).toEqual([]);
});

test.concurrent.each([
  ['busy', '16', { sipCode: 486, ringing: false }],
  ['declines', '18', { sipCode: 603, ringing: true }],
  ['unreachable', '19', { sipCode: 480, ringing: false }],
  ['invalid number', '20', { sipCode: 404, ringing: false }],
  ['number changed', '24', { sipCode: 410, ringing: false }],
  ['congestion', '25', { sipCode: 503, ringing: false }],
  ['spam blocked', '26', { sipCode: 608, ringing: false }],
  ['incomplete number', '36', { sipCode: 484, ringing: false }],
  ['a number that nobody has', '66', { sipCode: 404, ringing: false }],
])('%s', async (_, suffix, end) => {
  const placed = order(suffix);
  await caller.telephony.dial(placed);
  expect(await caller.ended(placed.channelId)).toMatchObject({ answered: false, ringTimedOut: false, ...end });
});

test.concurrent('an agent picks up, hears who is calling, speaks and ends the call', async () => {
  const placed = order('90', { channelId: 'agent-1' });
  await caller.telephony.dial(placed);
  await caller.answered('agent-1');
  await caller.telephony.play('agent-1', prompt, never);
  await caller.until((event) => event.type === 'talking' && event.channelId === 'agent-1' && event.started);
  expect(await caller.ended('agent-1')).toMatchObject({ answered: true, byUs: false });
});

test.concurrent('a voicemail talks, beeps and listens; the beep is told apart from its words', async () => {
  const placed = order('23');
  await caller.telephony.dial(placed);
  await caller.answered(placed.channelId);
  const beep = await caller.until((event) => event.type === 'tone' && event.channelId === placed.channelId);
  const words = caller.heard.find((event) => event.type === 'talking' && event.channelId === placed.channelId && event.started);
  expect(words && caller.heard.indexOf(words)).toBeLessThan(caller.heard.indexOf(beep));
  await caller.telephony.hangUp(placed.channelId);
});

test.concurrent('a long announcement and a long greeting differ in how long they go on without a pause, and neither is a beep', async () => {
  const longest = async (suffix: string) => {
    const placed = order(suffix);
    await caller.telephony.dial(placed);
    const ends = await caller.until(
      (event) => event.type === 'talking' && event.channelId === placed.channelId && !event.started,
      30_000,
    );
    const beeped = caller.heard.some((event) => event.type === 'tone' && event.channelId === placed.channelId);
    await caller.telephony.hangUp(placed.channelId);
    return { ms: ends.type === 'talking' ? (ends.durationMs ?? 0) : 0, beeped };
  };
  const [announcement, greeting] = await Promise.all([longest('22'), longest('28')]);
  expect(greeting.ms).toBeGreaterThan(2000);
  expect(greeting).toMatchObject({ beeped: false });
  expect(announcement.ms / greeting.ms).toBeGreaterThan(2);
});

test.concurrent('subscribers can join while the network runs', async () => {
  const number = '+420000777708';
  await pair.carrier.addSubscribers([{ number, birthDate: '1990-12-31' }]);
  const placed = { ...order('08'), number: number as ReturnType<typeof subscriber> };
  await caller.telephony.dial(placed);
  await caller.answered(placed.channelId);
  await caller.telephony.play(placed.channelId, prompt, never);
  await caller.until((event) => event.type === 'digit' && event.channelId === placed.channelId);
  await caller.telephony.play(placed.channelId, prompt, never);
  for (let waited = 0; waited < 100 && caller.keys(placed.channelId).length < 9; waited += 1) await sleep(100);
  expect(caller.keys(placed.channelId)).toBe('131121990');
  await caller.telephony.hangUp(placed.channelId);
});

test('what the network counts outlives its death', async () => {
  const before = await pair.carrier.placedCalls();
  expect(before.length).toBeGreaterThan(keying.length);
  await pair.carrier.kill();
  await pair.carrier.start();
  const placed = order('16');
  await caller.telephony.dial(placed);
  await caller.ended(placed.channelId);
  const after = await pair.carrier.placedCalls();
  expect(after).toHaveLength(before.length + 1);
  expect(new Set(after.map((each) => each.callId)).size).toBe(after.length);
  expect(after.at(-1)).toMatchObject({ number: placed.number, callerId: placed.callerId });
});
