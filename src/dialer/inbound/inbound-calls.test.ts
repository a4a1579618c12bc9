import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, phone, promising } from '../../../test/support/open-dialer.ts';
import { stopEverything } from '../../gate/stop-everything.ts';
import type { Creditor } from '../../receivables/model.ts';
import type { CallerIdentity, Trunk } from '../model.ts';
import type { ChannelId } from '../telephony.ts';
import { setInboundLine } from './set-inbound-line.ts';

let the: OpenDialer;
let acme: Creditor;
let trunk: Trunk;
let line: CallerIdentity;
const ours = '+420000900001';
const jana = '+420000101001';
const stranger = '+420000101009';
const agent = '+420000999990';

async function open(options: Parameters<typeof openDialer>[0] = {}, flow: string | null = 'calls-us') {
  the = await openDialer(options);
  acme = await the.creditor('CZ');
  trunk = await the.trunk();
  line = await the.identity(acme, ours);
  if (flow) must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow, agent }));
}
beforeEach(() => open());
afterEach(async () => {
  const violations = await the.violations();
  await the.close();
  expect(violations).toEqual([]);
});

/** Somebody calls, and hears what there is to hear until the call is over. */
async function calls(
  caller: string | null,
  called = ours,
): Promise<{ leg: ChannelId; heard: string[]; ended: object | undefined }> {
  const channel = the.phones.arrive({ called, caller });
  for (let seconds = 0; seconds < 600 && (await the.phones.liveLegs()).length > 0; seconds += 1) await the.time.advance(1000);
  await the.time.advance(1000);
  const leg = the.phones.idOf(channel);
  const ended = (await the.events('inbound_call_ended')).find(({ subject }) => subject.attemptId === leg)?.data;
  return { leg, heard: the.phones.heard.get(leg) ?? [], ended };
}

test('a debtor who calls back from her own number proves who she is and promises, as in a call of ours', async () => {
  await the.debtor(acme, jana, promising);
  the.start();
  const { heard, ended } = await calls(jana);
  expect(heard.slice(0, 2)).toEqual(['greeting', 'who']);
  expect(heard).not.toContain('which-customer');
  expect(ended).toMatchObject({ result: 'rpc_ptp', conversation: true, answered: true, hungUpBy: 'us' });
  expect((await the.events('promise_recorded')).map(({ subject }) => subject.personId)).toHaveLength(1);
  expect(await the.openSessions()).toBe(0);
  expect(the.complaints).toEqual([]);
});

test.each([
  ['420000101001', jana],
  ['00420000101001', jana],
  ['777 123 456', '+420777123456'],
  ['+421905123456', '+421905123456'],
])('the carrier may show a debtor’s number as %s: she is known by it', async (shown, number) => {
  await the.debtor(acme, number, {});
  the.people.set(shown, promising);
  the.start();
  expect((await calls(shown)).ended).toMatchObject({ result: 'rpc_ptp' });
});

test.each(['420000900001', '00420000900001', '000900001'])('our number may be called as %s', async (called) => {
  await the.debtor(acme, jana, promising);
  the.start();
  expect((await calls(jana, called)).ended).toMatchObject({ result: 'rpc_ptp' });
});

test.each([null, 'anonymous', stranger])('a caller whom nobody knows (%s) is found by her customer number', async (caller) => {
  await the.debtor(acme, jana, {}, { customerNumber: '0040017', birthDate: '1985-03-15' });
  the.start();
  const channel = the.phones.arrive({ called: ours, caller });
  await the.time.advance(4500);
  const leg = the.phones.idOf(channel);
  for (const key of '40017#') the.phones.press(leg, key);
  await the.time.advance(3000);
  for (const key of '15031985') the.phones.press(leg, key);
  await the.time.advance(6000);
  for (const key of '3') the.phones.press(leg, key);
  await the.time.advance(60_000);
  expect(the.phones.heard.get(leg)?.slice(0, 3)).toEqual(['greeting', 'which-customer', 'who']);
  const [ended] = await the.events('inbound_call_ended');
  expect(ended?.data).toMatchObject({ result: 'rpc_paid_claimed', conversation: true });
  expect(ended?.subject.personId).toBe((await the.events('paid_claim_recorded'))[0]?.subject.personId);
  expect(JSON.stringify(await the.events())).not.toContain('40017');
});

test('who failed three times today to prove who she is is not asked again by machine: she gets to a person', async () => {
  await the.debtor(acme, jana, { presses: { 'ask-birth-date': '01011970', 'who-else': '1' } });
  the.start();
  expect((await calls(jana)).ended).toMatchObject({ result: 'not_verified' });
  const { heard, ended } = await calls(jana);
  expect(heard.slice(0, 2)).toEqual(['greeting', 'transfer-hold']);
  expect(ended).toMatchObject({ result: 'not_verified', conversation: false });
  expect(await the.events('identity_checked')).toHaveLength(3);
});

test('a telephone that several debtors have leads to none of them before a customer number was keyed in', async () => {
  await the.debtor(acme, jana, {}, { debtorId: 'D-1', receivableId: 'F-1' });
  await the.debtor(acme, jana, {}, { debtorId: 'D-2', receivableId: 'F-2', name: 'Karel Dvořák' });
  the.start();
  const { heard, ended } = await calls(jana);
  expect(heard.slice(0, 2)).toEqual(['greeting', 'which-customer']);
  expect(heard.some((prompt) => prompt.startsWith('who'))).toBe(false);
  expect(ended).toMatchObject({ result: 'silent', conversation: false });
  expect((await the.events('inbound_call_arrived'))[0]?.data).toMatchObject({ candidates: 'several' });
});

test('a debtor of another creditor is nobody on this line', async () => {
  const other = await the.creditor('CZ', { code: 'other' });
  await the.debtor(other, jana, promising);
  the.start();
  expect((await calls(jana)).heard.slice(0, 2)).toEqual(['greeting', 'which-customer']);
});

test('whoever calls is served: after the red button, suppressed, and having stopped all calls', async () => {
  await the.debtor(acme, jana, promising);
  await the.suppress(jana);
  await stopEverything(the.tools, 'user:test', 'drill');
  the.start();
  expect((await calls(jana)).ended).toMatchObject({ result: 'rpc_ptp' });
});

test('a conversation that the debtor sought opens the silence, and takes none of her attempts', async () => {
  await the.debtor(acme, jana, { presses: { 'ask-birth-date': '15031985' } });
  the.start();
  expect((await calls(jana)).ended).toMatchObject({ result: 'rpc_informed', conversation: true });
  const { id, ...campaign } = await the.campaign(acme);
  const [ended] = await the.events('inbound_call_ended');
  const personId = ended?.subject.personId;
  expect(personId).toBeDefined();
  if (personId) expect(await the.run((tx) => the.tools.gate.ledger.placedCalls(tx, personId, 0, id))).toEqual([]);
  expect(campaign.state).toBe('running');
  await the.time.advance(120_000);
  expect(await the.results()).toEqual([]);
  const [refused] = await the.events('contact_refused');
  expect(refused?.data).toMatchObject({ rule: expect.stringContaining('silence') });
});

test('a campaign that waits for a debtor is done with her once she has called and promised', async () => {
  await the.debtor(acme, jana, { answersAfter: null, presses: promising.presses ?? {} });
  the.start();
  await the.campaign(acme);
  await the.time.advance(60_000);
  expect(await the.results()).toEqual(['001 no_answer']);
  expect((await calls(jana)).ended).toMatchObject({ result: 'rpc_ptp' });
  expect((await the.entries()).map(({ state, done_because }) => [state, done_because])).toEqual([['done', 'rpc_ptp']]);
});

test('nobody is called who is calling us, whichever telephone it is', async () => {
  await the.debtor(acme, jana, promising);
  the.start();
  the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(500);
  await the.campaign(acme);
  await the.time.advance(5000);
  expect(the.phones.dialled).toEqual([]);
  await the.time.advance(120_000);
});

test('a call that came in takes a line of its trunk and one of all', async () => {
  the.start();
  the.phones.arrive({ called: ours, caller: stranger });
  await the.time.advance(2000);
  const load = await the.run((tx) => the.tools.attempts.load(tx, 0));
  expect([load.overall, load.byTrunk.get(trunk.id)]).toEqual([
    { up: 1, dialled: [] },
    { up: 1, dialled: [] },
  ]);
  await the.time.advance(120_000);
});

test('when every line is taken a caller hears so in one sentence; more than five such callers are turned away unanswered', async () => {
  await the.close();
  await open({ overallCap: { concurrency: 1, perSecond: 50 } });
  the.start();
  const [first, ...others] = Array.from({ length: 7 }, () => the.phones.arrive({ called: ours, caller: stranger }));
  await the.time.advance(10_000);
  const heardBy = (channel = '') => the.phones.heard.get(the.phones.idOf(channel)) ?? [];
  expect(heardBy(first)[0]).toBe('greeting');
  expect(others.map(heardBy)).toEqual([...Array.from({ length: 5 }, () => ['line-closed']), []]);
  expect(the.phones.refused).toEqual(['busy']);
  await the.time.advance(120_000);
  expect((await the.events('inbound_call_ended')).map(({ data }) => data)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ result: null, answered: true })]),
  );
});

test('a number of ours without a flow says in one sentence that nobody takes the call', async () => {
  await the.close();
  await open({}, null);
  await the.debtor(acme, jana, promising);
  the.start();
  expect(await calls(jana)).toMatchObject({ heard: ['line-closed'], ended: { result: null, conversation: false } });
});

test('calls to numbers that are not ours, and those from our own, are turned away unanswered', async () => {
  the.start();
  the.phones.arrive({ called: '+420000900077', caller: jana });
  the.phones.arrive({ called: ours, caller: ours });
  await the.time.advance(1000);
  expect(the.phones.refused).toEqual(['not_assigned', 'not_allowed']);
  expect((await the.events('inbound_call_refused')).map(({ data }) => data)).toMatchObject([
    { because: 'not_our_number' },
    { because: 'own_number_calls' },
  ]);
  expect(await the.events('inbound_call_arrived')).toEqual([]);
});

test('a controller that is killed in the middle of a call that came in goes on where it was, with an apology', async () => {
  await the.debtor(acme, jana, { presses: { 'who-else': '1', 'ask-birth-date': '15031985' } });
  the.start();
  const channel = the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(2500);
  the.kill();
  await the.time.advance(1000);
  the.start();
  await the.time.advance(120_000);
  const heard = the.phones.heard.get(the.phones.idOf(channel)) ?? [];
  expect(heard).toContain('apology');
  expect((await the.events('inbound_call_ended')).map(({ data }) => data)).toMatchObject([{ result: 'rpc_informed' }]);
  expect(await the.events('inbound_call_answered')).toHaveLength(1);
});

test('a call that was up when the controller and Asterisk died gets exactly one result', async () => {
  await the.debtor(acme, jana, {});
  the.start();
  const channel = the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(2500);
  the.kill();
  the.phones.hidden.add(the.phones.idOf(channel));
  the.start();
  await the.time.advance(60_000);
  the.phones.connection(true);
  await the.time.advance(60_000);
  expect((await the.events('inbound_call_ended')).map(({ data }) => data)).toMatchObject([
    { result: 'lost', answered: true, hungUpBy: 'nobody_knows', conversation: false },
  ]);
  expect(await the.openSessions()).toBe(0);
});

test('a caller who hangs up while it rings was not spoken with', async () => {
  await the.debtor(acme, jana, promising);
  the.broken.prepareMs = 5000;
  the.start();
  const channel = the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(1000);
  the.phones.farEndHangsUp(the.phones.idOf(channel));
  await the.time.advance(20_000);
  expect((await the.events('inbound_call_ended')).map(({ data }) => data)).toMatchObject([
    { result: null, answered: false, hungUpBy: 'far_end' },
  ]);
});

test('a caller who asks for a person is connected with the line’s agent', async () => {
  await the.debtor(acme, jana, { presses: { 'ask-birth-date': '15031985', options: '0' } });
  the.answerTransfer.outcome = 'completed';
  the.start();
  expect((await calls(jana)).ended).toMatchObject({ flowResult: 'rpc_transferred' });
  expect(the.transfers.map(({ attempt }) => attempt.agentNumber)).toEqual([phone(agent).number]);
});

test('of a caller whom nobody knows no number is kept', async () => {
  the.start();
  await calls(stranger);
  const rows = await the.db.reader.selectFrom('inbound_calls').select(['caller_number', 'called_number']).execute();
  expect(rows).toEqual([{ caller_number: null, called_number: line.number }]);
});
