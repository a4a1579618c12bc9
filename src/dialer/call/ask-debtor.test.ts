import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import type { Gather } from '../../flow/session.ts';
import { Fault } from '../../kernel/fault.ts';
import type { SpokenAnswers } from '../../kernel/spoken-answers.ts';
import { FakeRecognizer } from '../../rehearsal/fake-recognizer.ts';
import { planCall } from '../plan-call.ts';
import { reserveAttempt } from '../reserve-attempt.ts';
import { askDebtor } from './ask-debtor.ts';
import { LiveCall } from './live-call.ts';

let the: OpenDialer;
let call: LiveCall;
let engine: FakeRecognizer | undefined;
const menu: SpokenAnswers = { intents: { paid: '3', agent: '0', yes: '1' }, value: null };

beforeEach(async () => {
  the = await openDialer();
  const acme = await the.creditor('CZ');
  const trunk = await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001');
  const campaign = await the.campaign(acme);
  const [due] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 1));
  if (!due) throw new Error('she is due');
  const plan = must(await the.run((tx) => planCall(the.tools, tx, due)));
  const { attempt, order } = must(await reserveAttempt(the.tools, plan, trunk.id));
  await the.phones.dial(order);
  await the.time.advance(1000);
  engine = new FakeRecognizer('cs');
  const unused = () => Promise.reject(new Error('not asked for here'));
  const tools = {
    telephony: the.phones,
    audio: the.parts.audio,
    recognizerOf: () => engine,
    clock: the.time,
    timers: the.time,
    saveTransition: unused,
    checkIdentity: unused,
    transfer: unused,
    findPerson: unused,
    webhooks: { ask: unused },
    recordings: { begin: unused, end: unused },
  };
  call = new LiveCall(tools, attempt, plan.flow, { session: plan.session, keys: 0 }, campaign.settings);
});
afterEach(() => the.close());

function ask(speech: SpokenAnswers | undefined, over: Partial<Gather> = {}) {
  const one = { minDigits: 1, maxDigits: 1, finishKey: null, firstDigitMs: 5000, interDigitMs: 5000, cancelKey: null };
  const gather: Gather = { ...one, typeAhead: true, ...over, ...(speech && { speech }) };
  return askDebtor(call, { do: 'ask', say: [{ prompt: 'options', values: {} }], gather });
}

/** The prompt has been heard: it takes two seconds. */
const heardOut = () => the.time.advance(2100);
const soundOf = (ms: number) => the.phones.hearing.get(call.attempt.id)?.(new Uint8Array(ms * 32));

test('an answer by voice counts as its key, and the record says that it was said, not what', async () => {
  const answer = ask(menu);
  await heardOut();
  soundOf(800);
  engine?.understands('už jsem zaplatila, děkuji');
  expect(await answer).toEqual({ type: 'keyed', digits: '3' });
  expect(engine?.heardBytes).toEqual([800 * 32]);
  expect(call.evidence.take().at(-1)).toEqual({
    type: 'keys_pressed',
    data: { node: call.session.node, keys: '3', count: 1, said: { confidence: 0.95 } },
  });
  expect(engine?.listening).toBe(false);
});

test('a key always works beside the voice, and what is said after it no longer counts', async () => {
  const answer = ask(menu);
  await heardOut();
  call.keypad.press('0');
  expect(await answer).toEqual({ type: 'keyed', digits: '0' });
  engine?.understands('ano');
  const next = ask(menu);
  await heardOut();
  call.keypad.press('9');
  expect(await next).toEqual({ type: 'keyed', digits: '9' });
});

test('what the question does not take is no answer: the debtor may say it again, or press', async () => {
  const answer = ask(menu);
  await heardOut();
  engine?.understands('dobrou noc');
  engine?.understands('ne');
  engine?.understands('s operátorem');
  expect(await answer).toEqual({ type: 'keyed', digits: '0' });
});

test('nothing is listened to while our own words play: they might come back as an echo', async () => {
  const answer = ask(menu);
  await the.time.advance(1000);
  expect(engine?.listening).toBe(false);
  await heardOut();
  engine?.understands('ano');
  expect(await answer).toEqual({ type: 'keyed', digits: '1' });
});

test('whoever is still talking when the time for a key is over is heard out', async () => {
  const answer = ask(menu);
  await heardOut();
  await the.time.advance(4500);
  call.talking?.();
  await the.time.advance(3000);
  engine?.understands('ano');
  expect(await answer).toEqual({ type: 'keyed', digits: '1' });
});

test('silence is silence, with an engine as without one', async () => {
  const answer = ask(menu);
  await heardOut();
  await the.time.advance(5100);
  expect(await answer).toEqual({ type: 'silence' });
});

test('what binds the debtor is taken from an engine only when it is sure', async () => {
  const answer = ask(menu, { typeAhead: false });
  await heardOut();
  engine?.understands('ano', 0.5);
  engine?.understands('ano', null);
  await the.time.advance(5100);
  expect(await answer).toEqual({ type: 'silence' });
  const again = ask(menu, { typeAhead: false });
  await heardOut();
  engine?.understands('ano', 0.9);
  expect(await again).toEqual({ type: 'keyed', digits: '1' });
});

test('a number that is said must be as long as the question wants it', async () => {
  const answer = ask({ intents: {}, value: 'digits' }, { minDigits: 5, maxDigits: 8, finishKey: '#' });
  await heardOut();
  engine?.understands('čtyřicet');
  engine?.understands('čtyřicet nula sedmnáct');
  expect(await answer).toEqual({ type: 'keyed', digits: '40017' });
});

test('digits that identify somebody are on record as dots when they are said, too', async () => {
  const gather = { minDigits: 5, maxDigits: 5, finishKey: '#', firstDigitMs: 5000, interDigitMs: 4000, cancelKey: '*' } as const;
  const speech: SpokenAnswers = { intents: {}, value: 'digits' };
  const answer = askDebtor(call, {
    do: 'ask_identity',
    say: [{ prompt: 'ask-postcode', values: {} }],
    gather: { ...gather, typeAhead: true, speech },
    field: 'postcode',
  });
  await heardOut();
  engine?.understands('šest nula dva nula nula');
  expect(await answer).toEqual({ type: 'identity_part', count: 5, complete: true });
  expect(call.identity).toEqual({ postcode: '60200' });
  expect(JSON.stringify(call.evidence.take())).not.toContain('60200');
});

test('without an engine, and for a question that takes no speech, nothing changes', async () => {
  const deaf = ask(undefined);
  await heardOut();
  expect(engine?.expected).toEqual([]);
  call.keypad.press('3');
  expect(await deaf).toEqual({ type: 'keyed', digits: '3' });
  engine = undefined;
  const answer = ask(menu);
  await heardOut();
  expect(the.phones.hearing.size).toBe(0);
  call.keypad.press('1');
  expect(await answer).toEqual({ type: 'keyed', digits: '1' });
});

test('an engine that breaks leaves the call to its keys; the record says so, once', async () => {
  const answer = ask(menu);
  await heardOut();
  engine?.breaks(new Fault('recognizer_failed', 'the model is gone'));
  call.keypad.press('3');
  expect(await answer).toEqual({ type: 'keyed', digits: '3' });
  const next = ask(menu);
  await heardOut();
  call.keypad.press('1');
  await next;
  expect(engine?.expected).toHaveLength(1);
  const failures = call.evidence.take().filter(({ type }) => type === 'hearing_failed');
  expect(failures).toEqual([{ type: 'hearing_failed', data: { code: 'recognizer_failed' } }]);
});
