import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer } from '../../../test/support/open-dialer.ts';
import type { Creditor } from '../../receivables/model.ts';
import { beginRecording, endRecording } from '../keep-recording.ts';
import { type CampaignSettings, defaultCampaignSettings } from '../model.ts';
import { type CallPlan, planCall } from '../plan-call.ts';
import { reserveAttempt } from '../reserve-attempt.ts';
import { talkPauseMs } from '../telephony.ts';
import { conductCall } from './conduct-call.ts';
import type { CallReport, ConductedCall, Transition } from './conducted-call.ts';
import { machineTalkMs } from './decide-answered-by.ts';

let the: OpenDialer;
let acme: Creditor;
let call: ConductedCall;
let plan: CallPlan;
let transitions: Transition[];
let checked: object[];
let saves: { takeMs: number; fail: string | null };
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  transitions = [];
  checked = [];
  saves = { takeMs: 0, fail: null };
});
afterEach(() => the.close());

/** Jana has answered, and the flow begins. */
async function answered(
  row: Parameters<OpenDialer['debtor']>[3] = {},
  begun = false,
  does: Parameters<OpenDialer['debtor']>[2] = {},
  policy: Partial<CampaignSettings> = {},
  wordsForMachines = true,
): Promise<void> {
  const trunk = await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana, does, row);
  const campaign = await the.campaign(acme);
  const [due] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 1));
  if (!due) throw new Error('she is due');
  plan = must(await the.run((tx) => planCall(the.tools, tx, due)));
  const { attempt, order } = must(await reserveAttempt(the.tools, plan, trunk.id));
  await the.phones.dial(order);
  await the.time.advance(1000);
  call = conductCall(
    {
      telephony: the.phones,
      audio: the.parts.audio,
      recognizerOf: () => undefined,
      clock: the.time,
      timers: the.time,
      saveTransition: async (transition) => {
        if (saves.takeMs > 0) await the.time.sleep(saves.takeMs);
        if (saves.fail !== null && transition.session.node === saves.fail) throw new Error('the disk is full');
        transitions.push(transition);
      },
      checkIdentity: async (_attempt, keyed) => {
        checked.push(keyed);
        return 'birth_date' in keyed && keyed.birth_date === '15031985' ? 'match' : 'no_match';
      },
      findPerson: async () => null,
      recordings: {
        begin: (attempt, visit, purpose) => beginRecording(the.tools, attempt, visit, purpose),
        end: (name, how) => endRecording(the.tools, name, how),
      },
      webhooks: the.parts.webhooks,
      transfer: async (_attempt, { queue }, whisper) => {
        await the.time.sleep(5000);
        return queue === 'collections' && (await whisper()).durationMs > 0 ? 'completed' : 'failed';
      },
    },
    attempt,
    wordsForMachines ? plan.flow : { ...plan.flow, machine: null },
    { session: plan.session, keys: 0 },
    { resumed: begun, answeredAt: the.time.now().epochMilliseconds, policy: { ...defaultCampaignSettings, ...policy } },
  );
  the.phones.subscribe((event) => {
    if (event.type === 'digit' && event.channelId === attempt.id) call.press(event.digit);
    if (event.type === 'talking' && event.channelId === attempt.id) call.talks(event.started ? null : event.durationMs);
    if (event.type === 'tone' && event.channelId === attempt.id) call.tone(event.tone);
    if (event.type === 'ended' && event.end.channelId === attempt.id) call.over();
  });
  await the.time.advance(0);
}

const press = async (keys: string, apartMs = 200) => {
  for (const key of keys) {
    the.phones.press(call.attempt.id, key);
    await the.time.advance(apartMs);
  }
};
const heard = () => the.phones.heard.get(call.attempt.id) ?? [];
const until = async (prompt: string) => {
  for (let tenths = 0; !heard().includes(prompt) && tenths < 1200; tenths += 1) await the.time.advance(100);
  expect(heard()).toContain(prompt);
};
const over = (): Promise<CallReport> => the.time.until(call.finished, 300_000);
const nodes = () => [...new Set(transitions.map(({ session }) => session.node))];

test('a key silences the prompt at once, and those that would follow it are not played', async () => {
  await answered();
  await until('ask-birth-date');
  await press('15031985');
  await until('options');
  await the.time.advance(500);
  await press('1');
  await until('promise-when');
  await press('2');
  await until('promise-read-back');
  const options = the.phones.played.find(({ path }) => path === '/audio/options');
  expect(options?.outcome).toBe('stopped');
  expect(heard().filter((prompt) => prompt.startsWith('promise-'))).toEqual(['promise-when', 'promise-read-back']);
});

test('who calls and for whom is heard to its end, whatever is pressed', async () => {
  await answered();
  await press('15');
  await the.time.advance(3000);
  expect(the.phones.played.find(({ path }) => path === '/audio/greeting')?.outcome).toBe('finished');
});

test('somebody who knows the call types ahead over several questions, and hears only what must be heard', async () => {
  await answered();
  await press('1503198512');
  await until('promise-read-back');
  expect(heard()).toEqual(['greeting', 'thanks-verified', 'balance-one', 'promise-read-back']);
  await the.time.advance(15_000);
  expect(transitions.flatMap(({ effects }) => effects).filter(({ do: what }) => what === 'register_promise')).toEqual([]);
  await until('promise-read-back');
  await press('1');
  await until('goodbye');
  expect(await over()).toMatchObject({ completed: true, session: { result: 'rpc_ptp' } });
});

test('identity digits go to the check and nowhere else: no session, no effect and no evidence holds them', async () => {
  await answered();
  await until('ask-birth-date');
  await press('01011970');
  await until('who-no-match');
  await until('who-else');
  await press('1');
  await the.time.advance(3000);
  await press('15031985');
  await until('options');
  expect(checked).toEqual([{ birth_date: '01011970' }, { birth_date: '15031985' }]);
  const written = JSON.stringify(transitions);
  expect(written).toContain('••••••••');
  for (const digits of ['01011970', '15031985']) expect(written).not.toContain(digits);
});

test('of two verifiers each is compared once, together, and both are forgotten', async () => {
  await answered({
    birthDate: null,
    customerNumber: '40017',
    address: { street: null, city: null, postcode: '60200', country: 'CZ' },
  });
  await until('ask-customer-number');
  await press('40017#');
  await until('ask-postcode');
  await press('60200');
  await the.time.advance(2000);
  expect(checked).toEqual([{ customer_number: '40017', postcode: '60200' }]);
});

test('a question that tells nothing of a debt is heard while its step is being saved', async () => {
  saves.takeMs = 500;
  await answered();
  expect(heard()).toEqual(['greeting']);
  expect(transitions).toEqual([]);
  await until('who');
  expect(transitions).toMatchObject([{ session: { node: 'greeting' }, waitedFor: false }]);
});

test('the next step is not taken before the last one is saved, however long that takes', async () => {
  saves.takeMs = 20_000;
  await answered();
  await the.time.advance(15_000);
  expect(heard()).toEqual(['greeting']);
  await the.time.advance(6000);
  expect(heard()).toEqual(['greeting', 'who']);
  expect(transitions.map(({ session }) => session.node)).toEqual(['greeting']);
});

test('that she is verified, and whatever tells of the debt, is saved before a word of it is heard', async () => {
  await answered();
  await until('ask-birth-date');
  await press('1503198', 10);
  saves.takeMs = 500;
  await press('5', 10);
  const atOnce = heard().length;
  await the.time.advance(450);
  expect(heard()).toHaveLength(atOnce);
  await until('balance-one');
  const told = transitions.filter(({ session }) => session.node === 'balance');
  expect(told).toMatchObject([{ waitedFor: true }]);
});

test('a question whose step cannot be saved is broken off with an apology, and the record stays at the step before', async () => {
  saves.takeMs = 300;
  saves.fail = 'who';
  await answered();
  const report = await over();
  expect(report).toMatchObject({ completed: false });
  expect(String(report.fault)).toContain('the disk is full');
  expect(report.session.node).toBe('greeting');
  expect(heard().at(-1)).toBe('apology');
  const question = the.phones.played.find(({ path }) => path === '/audio/who');
  expect(question?.outcome).toBe('stopped');
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('a step is saved before its words are said; a hang-up while it is being saved says nothing more', async () => {
  await answered();
  await until('ask-birth-date');
  await press('1503198', 10);
  saves.takeMs = 500;
  await press('5', 10);
  const before = heard().length;
  the.phones.farEndHangsUp(call.attempt.id);
  const report = await over();
  expect(report).toMatchObject({ completed: false, fault: null, keys: 8 });
  expect(heard()).toHaveLength(before);
});

test('what was decided in the step that was being saved when she hung up stands', async () => {
  await answered();
  await press('1503198512');
  await until('promise-read-back');
  await the.time.advance(3000);
  saves.takeMs = 500;
  await press('1', 10);
  the.phones.farEndHangsUp(call.attempt.id);
  expect(await over()).toMatchObject({ completed: false, fault: null, session: { result: 'rpc_ptp' } });
  expect(transitions.flatMap(({ effects }) => effects).map(({ do: what }) => what)).toContain('register_promise');
});

test('a step that cannot be saved ends the call: its words are never said', async () => {
  await answered();
  saves.fail = 'balance';
  await press('15031985');
  const report = await over();
  expect(report).toMatchObject({ completed: false, session: { node: 'thanks-verified' } });
  expect(String(report.fault)).toContain('the disk is full');
  expect(heard()).not.toContain('balance-one');
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('a prompt that cannot be played ends the call on our side with an apology, and what was heard of it is on record as failed', async () => {
  await answered();
  the.phones.broken.files.add('/audio/balance-one');
  await press('15031985');
  const report = await over();
  expect(report).toMatchObject({ completed: false, fault: { code: 'prompt_not_played' } });
  expect(report.evidence).toMatchObject([
    { type: 'prompt_heard', data: { prompt: 'balance-one', outcome: 'failed', playedMs: 0 } },
    { type: 'prompt_heard', data: { prompt: 'apology', outcome: 'finished', disclosesDebt: false } },
  ]);
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('a prompt of whose end nobody told us may have been heard: the call goes on, and the record does not say that it was', async () => {
  await answered();
  the.phones.broken.unanswered.add('/audio/balance-one');
  await press('15031985');
  await over();
  const told = [...transitions.flatMap(({ evidence }) => evidence)].find(
    ({ type, data }) => type === 'prompt_heard' && data.prompt === 'balance-one',
  );
  const { ofMs = 0, playedMs = 0, ...rest } = (told?.data ?? {}) as { ofMs?: number; playedMs?: number };
  expect(rest).toMatchObject({ outcome: 'unconfirmed', disclosesDebt: true, verified: true });
  expect([ofMs > 0, playedMs]).toEqual([true, ofMs]);
  expect(heard()).toContain('options');
});

test('a prompt whose order fails on its way may have been heard, and is on record as failed', async () => {
  await answered();
  const { play } = the.phones;
  the.phones.play = async (leg, audio, signal) => {
    if (audio.path !== '/audio/balance-one') return play.call(the.phones, leg, audio, signal);
    await the.time.sleep(400);
    throw new Error('the connection broke');
  };
  await press('15031985');
  const report = await over();
  expect(String(report.fault)).toContain('the connection broke');
  expect(report.evidence[0]).toMatchObject({
    type: 'prompt_heard',
    data: { prompt: 'balance-one', outcome: 'failed', playedMs: 400, disclosesDebt: true },
  });
});

test('a prompt whose file is not there ends the call on our side too', async () => {
  await answered();
  the.broken.say.add('balance-one');
  await press('15031985');
  expect(String((await over()).fault)).toContain('the file is gone');
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('somebody who says nothing hears the question again, then goodbye, and the call is complete', async () => {
  await answered();
  expect(await over()).toMatchObject({ completed: true, keys: 0, fault: null, session: { result: null, verified: false } });
  expect(heard().at(-1)).toBe('neutral-goodbye');
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('an announcement that talks on over our voice is a machine: without words for it the call ends at once, and what was heard is on record', async () => {
  await answered({}, false, {}, {}, false);
  the.phones.talk(call.attempt.id, 12_800);
  const report = await over();
  expect(report).toMatchObject({ noPerson: 'machine', completed: false, fault: null, session: { verified: false } });
  expect(report.evidence).toContainEqual({
    type: 'answered_by',
    data: { who: 'machine', by: 'talk', talkMs: expect.any(Number), afterMs: machineTalkMs + talkPauseMs },
  });
  expect(report.evidence.at(-1)).toMatchObject({ type: 'prompt_heard', data: { outcome: 'stopped', disclosesDebt: false } });
  expect(await the.phones.liveLegs()).toEqual([]);
});

test('a beep is a machine, however few words came before it', async () => {
  await answered({}, false, {}, {}, false);
  the.phones.talk(call.attempt.id, 2000);
  await the.time.advance(3000);
  the.phones.beep(call.attempt.id);
  expect(await over()).toMatchObject({
    noPerson: 'machine',
    evidence: [{ data: { who: 'machine', by: 'beep', talkMs: null, afterMs: 3000 } }, {}],
  });
});

test('somebody who greets for three seconds, and is then silent, is no machine', async () => {
  await answered();
  the.phones.talk(call.attempt.id, 3300);
  expect(await over()).toMatchObject({ noPerson: null, completed: true });
});

test('somebody who talks on for long, but has pressed a key before, is led on through the call', async () => {
  await answered();
  await until('ask-birth-date');
  await press('1503');
  the.phones.talk(call.attempt.id, 9000);
  await press('1985');
  await the.time.advance(10_000);
  the.phones.beep(call.attempt.id);
  await until('options');
  await press('3');
  expect(await over()).toMatchObject({ noPerson: null, session: { result: 'rpc_paid_claimed' } });
});

test('a telephone that sends nothing while nobody speaks does not turn two words into an announcement', async () => {
  await answered({}, false, { packetsPerSecond: 5 });
  the.phones.talk(call.attempt.id, 9000);
  expect(await over()).toMatchObject({ noPerson: null, completed: true });
});

test('a debtor who speaks at length with an agent is no machine, though no key was ever pressed', async () => {
  await answered({ birthDate: null });
  await until('transfer-hold');
  await the.time.advance(2500);
  the.phones.talk(call.attempt.id, 20_000);
  expect(await over()).toMatchObject({ noPerson: null, keys: 0, session: { result: 'not_verified' } });
});

test.each([100, 2500, 5000, 6300, 12_000])(
  'a call that is over leaves no timer and plays nothing more: hung up after %i ms',
  async (afterMs) => {
    await answered();
    const idle = the.time.waiting;
    await the.time.advance(afterMs);
    await press('15');
    the.phones.farEndHangsUp(call.attempt.id);
    await the.time.until(call.finished, 100);
    expect(the.time.waiting).toBeLessThanOrEqual(idle);
    const before = heard().length;
    await the.time.advance(60_000);
    expect(heard()).toHaveLength(before);
  },
);

test('the debtor who asks for a person hears that she is being connected, and the whisper is prepared for the agent', async () => {
  await answered();
  await press('15031985');
  await until('options');
  await press('0');
  const report = await over();
  expect(heard()).toContain('transfer-hold');
  expect(report.session.result).toBe('rpc_transferred');
  expect(nodes()).toContain('agent');
});
