import { afterEach, expect, test } from 'vitest';
import { handMadeFlow, say } from '../../../test/support/hand-made-flow.ts';
import { type Debtor, type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import type { WaitEffect } from '../../flow/session.ts';
import type { AttemptId } from '../../kernel/ids.ts';
import type { CampaignSettings } from '../model.ts';

let the: OpenDialer;
afterEach(() => the.close());

const jana = '+420000101001';
const asks: readonly WaitEffect[] = [
  { do: 'say', say: [say('greeting')], bargeIn: false },
  {
    do: 'ask',
    say: [say('options')],
    gather: {
      minDigits: 1,
      maxDigits: 1,
      finishKey: null,
      firstDigitMs: 20_000,
      interDigitMs: 2000,
      cancelKey: null,
      typeAhead: true,
    },
  },
];

/** Jana's telephone is answered, by whomever, and the flow begins. `words`: what the flow has for a machine. */
async function answered(does: Debtor, settings: Partial<CampaignSettings> = {}, words = ['message']): Promise<AttemptId> {
  const { flow } = handMadeFlow(asks, words.map(say));
  the = await openDialer({ flows: [flow] });
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana, does);
  await the.campaign(acme, settings, 'Reminder', flow.name);
  the.start();
  for (let tenths = 0; the.phones.dialled.length === 0 && tenths < 100; tenths += 1) await the.time.advance(100);
  await the.time.advance(1000);
  return the.phones.legOf(jana);
}

const heard = (leg: string) => the.phones.heard.get(leg) ?? [];
const told = async (type: string) => (await the.events()).filter((event) => event.type === type).map(({ data }) => data);
const result = async () => (await the.results())[0];

/** Until the call is over; the journal is what the judge allows. */
async function over(): Promise<void> {
  for (let seconds = 0; (await the.openSessions()) > 0 && seconds < 120; seconds += 1) await the.time.advance(1000);
  await the.time.advance(1000);
  expect(await the.violations(false)).toEqual([]);
}

test('a machine for which the flow has words hears them after its beep, and nothing of what a person would', async () => {
  const leg = await answered({});
  the.phones.talk(leg, 12_800);
  await the.time.advance(12_000);
  expect(heard(leg)).toEqual(['greeting', 'options']);
  await the.time.advance(900);
  the.phones.beep(leg);
  await the.time.advance(100);
  expect(heard(leg).at(-1)).toBe('message');
  await over();
  expect(await result()).toBe('001 machine_message_left');
  expect(await told('answered_by')).toEqual([
    { who: 'machine', by: 'talk', afterMs: expect.any(Number), talkMs: expect.any(Number) },
  ]);
});

test('a machine whose beep nobody heard gets its words after a long pause', async () => {
  const leg = await answered({});
  the.phones.talk(leg, 7000);
  await the.time.advance(7000 + 800 + 2900);
  expect(heard(leg)).not.toContain('message');
  await the.time.advance(200);
  expect(heard(leg).at(-1)).toBe('message');
  await over();
  expect(await result()).toBe('001 machine_message_left');
});

test('a machine that talks on and on gets its words after thirty seconds at the latest', async () => {
  const leg = await answered({});
  the.phones.talk(leg, 100_000);
  await the.time.advance(5800 + 29_000);
  expect(heard(leg)).not.toContain('message');
  await the.time.advance(1500);
  expect(heard(leg)).toContain('message');
});

test.each([
  ['hangs up in our words', (leg: AttemptId) => the.phones.farEndHangsUp(leg)],
  ['beeps again before our words are over, so records no longer', (leg: AttemptId) => the.phones.beep(leg)],
])('a machine that %s was left no message', async (_, ends) => {
  const leg = await answered({});
  the.phones.beep(leg);
  await the.time.advance(1700);
  expect(heard(leg).at(-1)).toBe('message');
  ends(leg);
  await over();
  expect(await result()).toBe('001 machine');
});

test('the call to a machine ends at once where the flow has no words for one', async () => {
  const leg = await answered({}, {}, []);
  the.phones.beep(leg);
  await over();
  expect(heard(leg)).toEqual(['greeting']);
  expect(await result()).toBe('001 machine');
});

test('a person who has pressed a key gets no message, however long she talks and whatever beeps', async () => {
  const leg = await answered({});
  await the.time.advance(2500);
  the.phones.press(leg, '1');
  the.phones.talk(leg, 9000);
  the.phones.beep(leg);
  await over();
  expect(heard(leg)).toEqual(['greeting', 'options']);
  expect(await told('answered_by')).toEqual([{ who: 'person', by: 'key', afterMs: expect.any(Number), talkMs: null }]);
});

test.each([
  ['fax', '001 fax', { who: 'fax', by: 'fax_tone' }, 1200],
  ['sit', '001 machine', { who: 'network', by: 'network_tone' }, 600],
] as const)(
  '%s: the call ends without another word, also where the flow has some for machines',
  async (tone, as, verdict, afterMs) => {
    const leg = await answered({});
    the.phones.talk(leg, 3000);
    await the.time.advance(afterMs);
    the.phones.tone(leg, tone);
    await over();
    expect(heard(leg)).toEqual(['greeting']);
    expect(await result()).toBe(as);
    expect(await told('answered_by')).toMatchObject([verdict]);
  },
);

test('a fax that calls is listened for when its second tone is due, and the call ends in the middle of a word', async () => {
  const leg = await answered({});
  the.phones.talk(leg, 500);
  await the.time.advance(1500);
  the.phones.tone(leg, 'calling_fax'); // nobody listens for it yet
  await the.time.advance(1600);
  expect(await told('answered_by')).toEqual([]);
  the.phones.tone(leg, 'calling_fax');
  await over();
  expect(heard(leg)).toEqual(['greeting', 'options']);
  expect(await result()).toBe('001 fax');
  expect(await told('answered_by')).toMatchObject([{ who: 'fax', by: 'fax_tone' }]);
});

test.each([
  ['alone it ends nothing', 'MACHINE', {}, ['greeting', 'options'], '001 silent'],
  ['where the campaign says so, its word is enough', 'MACHINE', { amdDecides: true }, ['message'], '001 machine_message_left'],
  ['what it is not sure of is a person', 'NOTSURE', { amdDecides: true }, ['greeting', 'options'], '001 silent'],
  [
    'or a machine, as the campaign has it',
    'NOTSURE',
    { amdDecides: true, amdNotSure: 'machine' },
    ['message'],
    '001 machine_message_left',
  ],
  ['a person is greeted', 'HUMAN', { amdDecides: true, amdNotSure: 'machine' }, ['greeting', 'options'], '001 silent'],
] as const)('AMD is asked before the first word: %s', async (_, verdict, policy, words, as) => {
  const leg = await answered({ detector: { verdict, afterMs: 2500 } }, { answering: 'amd', ...policy });
  await the.time.advance(1400);
  expect(heard(leg), 'nobody speaks while it listens').toEqual([]);
  await over();
  expect(heard(leg)).toEqual(words);
  expect(await result()).toBe(as);
  expect(await told('machine_detector_asked')).toMatchObject([{ verdict, tookMs: 2500 }]);
});

test('a message that was being left when the program died is no talk with the debtor', async () => {
  const leg = await answered({});
  the.phones.beep(leg);
  await the.time.advance(500);
  the.kill();
  the.phones.farEndHangsUp(leg);
  the.start();
  await over();
  expect(await result()).toBe('001 machine');
});
