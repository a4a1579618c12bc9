import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { must, type OpenDialer, openDialer, phone, promising, unanswered } from '../../test/support/open-dialer.ts';
import { stopEverything } from '../gate/stop-everything.ts';
import type { TrunkId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import type { Campaign } from './model.ts';
import { moveCampaign } from './move-campaign.ts';
import { type CallPlan, planCall } from './plan-call.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { settleAttempt } from './settle-attempt.ts';

let the: OpenDialer;
let acme: Creditor;
let trunkId: TrunkId;
let campaign: Campaign;
let who: Awaited<ReturnType<OpenDialer['debtor']>>;
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  trunkId = (await the.trunk()).id;
  await the.identity(acme, '+420000900001');
  who = await the.debtor(acme, jana);
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

/** A call is prepared for every entry; between this and the reservation the world may change. */
async function prepared(settings: Parameters<OpenDialer['campaign']>[1] = {}, name?: string): Promise<CallPlan[]> {
  campaign = await the.campaign(acme, settings, name);
  return the.run(async (tx) => {
    const entries = await the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 100);
    return Promise.all(entries.map(async (id) => must(await planCall(the.tools, tx, id))));
  });
}
async function onePrepared(settings: Parameters<OpenDialer['campaign']>[1] = {}): Promise<CallPlan> {
  const [plan] = await prepared(settings);
  if (!plan) throw new Error('nobody is due');
  return plan;
}
const reserve = async (plan: CallPlan) => {
  const reserved = await reserveAttempt(the.tools, plan, trunkId);
  return reserved.ok ? 'reserved' : reserved.reason;
};
const debtOf = () => ({ personId: who.personId, creditorId: acme.id });
const pays = (row: object) => the.debtor(acme, jana, {}, row);

test('nothing has changed: the attempt, the line, the caller identity, the contact and the session are committed as one', async () => {
  const plan = await onePrepared();
  const reserved = must(await reserveAttempt(the.tools, plan, trunkId));
  expect(reserved.order).toMatchObject({
    channelId: reserved.attempt.id,
    number: jana,
    callerId: '+420000900001',
    ringMs: 25_000,
  });
  expect(await the.attempts()).toMatchObject([{ state: 'dialling', ordinal: 1, person_id: who.personId }]);
  expect(await the.entries()).toMatchObject([{ state: 'calling' }]);
  expect(await the.openSessions()).toBe(1);
  const placed = await the.run((tx) => the.tools.gate.ledger.placedCalls(tx, who.personId, 0, campaign.id));
  expect(placed).toEqual([{ at: reserved.attempt.reservedAt, campaignId: campaign.id }]);
  const [event] = await the.events('attempt_reserved');
  expect(event?.data).toMatchObject({
    packs: ['cz 2026-11'],
    calendar: 'legal',
    timeZone: 'Europe/Prague',
    caps: { personPerDay: 3, personPerSevenDays: 7, personPerCampaign: 9, campaign: 10, trunk: 30, identityPerDay: 200 },
    silenceDays: 7,
  });
});

test('a reserved attempt is never reserved again', async () => {
  const plan = await onePrepared();
  expect(await reserve(plan)).toBe('reserved');
  await the.time.advance(1000);
  expect(await reserve(plan)).toBe('changed');
  expect(await the.attempts()).toHaveLength(1);
});

test('a payment that is booked between planning and dialling stops the call, and the record says why', async () => {
  const plan = await onePrepared();
  await pays({ amountMinor: 0 });
  expect(await reserve(plan)).toBe('changed');
  the.start();
  await the.time.advance(1000);
  expect(the.phones.dialled).toEqual([]);
  expect((await the.events('entry_done')).map(({ data }) => data)).toMatchObject([{ because: 'nothing_owed' }]);
});

test('a part payment between planning and dialling: the debtor hears the new amount', async () => {
  const plan = await onePrepared();
  await pays({ amountMinor: 50_000 });
  expect(await reserve(plan)).toBe('changed');
  const again = await the.run((tx) => planCall(the.tools, tx, plan.entry.id));
  expect(must(again).session.facts.totalMinor).toBe(50_000);
  expect(await reserve(must(again))).toBe('reserved');
});

test('a dispute between planning and dialling stops a call about nothing else, and leaves the rest to talk about', async () => {
  const other = await pays({ receivableId: 'F-2', amountMinor: 70_000 });
  const plan = await onePrepared();
  const dispute = (receivables: (typeof who.receivableId)[]) =>
    the.run((tx) => openDispute(the.tools, tx, act(receivables.join()), { ...debtOf(), receivables, code: 'not_received' }));
  await dispute([other.receivableId]);
  expect(await reserve(plan)).toBe('changed');
  const rest = must(await the.run((tx) => planCall(the.tools, tx, plan.entry.id)));
  expect(rest.session.facts.totalMinor).toBe(123_450);
  await dispute([who.receivableId]);
  expect(await reserve(rest)).toBe('changed');
  expect(await the.run((tx) => planCall(the.tools, tx, plan.entry.id))).toMatchObject({ ok: false, reason: 'nothing_owed' });
});

test('a promise between planning and dialling: refused by its hold, journalled with the rule, asked again when the hold is over', async () => {
  const plan = await onePrepared();
  const promise = { ...debtOf(), amountMinor: 123_450, currency: 'CZK', date: '2026-11-26' } as const;
  must(await the.run((tx) => recordPromise(the.tools, tx, act('agent'), promise)));
  expect(await reserve(plan)).toBe('refused_by_gate');
  const holdEnds = Temporal.ZonedDateTime.from('2026-12-01T00:00+01:00[Europe/Prague]').epochMilliseconds; // 2 working days of grace
  expect((await the.events('contact_refused'))[0]).toMatchObject({
    subject: { personId: who.personId, campaignId: campaign.id },
    data: { rule: 'wishes.hold', message: 'on hold: promise', notBefore: holdEnds },
  });
  expect(await the.entries()).toMatchObject([{ state: 'waiting', due_at: holdEnds, attempts: 0 }]);
});

test('an opt-out between planning and dialling ends the entry, with the rule on record', async () => {
  const plan = await onePrepared();
  await the.run((tx) => recordOptOut(the.tools, tx, act('letter'), { ...debtOf(), scope: 'voice' }));
  expect(await reserve(plan)).toBe('refused_by_gate');
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'wishes.opt_out' }]);
  expect((await the.events('contact_refused'))[0]?.data).toMatchObject({ rule: 'wishes.opt_out', notBefore: null });
});

test('a call that might not end before the window closes waits for the next morning', async () => {
  await the.time.advance(ms('19:49:00') - ms('09:00:00'));
  const plan = await onePrepared();
  await the.time.advance(36_000); // 25 s of ringing and 10 min of talk before 20:00
  expect(await reserve(plan)).toBe('refused_by_gate');
  const morning = Temporal.ZonedDateTime.from('2026-11-24T08:00+01:00[Europe/Prague]').epochMilliseconds;
  expect(await the.entries()).toMatchObject([{ state: 'waiting', due_at: morning }]);
  expect((await the.events('contact_refused'))[0]?.data).toMatchObject({
    rule: 'window.calling_hours',
    message: '2026-11-23 19:49 in Prague is outside working days 08:00-20:00, less the length of a call',
    notBefore: morning,
  });
});

test('the last moment to dial is the last moment', async () => {
  await the.time.advance(ms('19:49:00') - ms('09:00:00'));
  const plan = await onePrepared();
  await the.time.advance(35_000);
  expect(await reserve(plan)).toBe('reserved');
});

test('a cap that is lowered between planning and dialling is obeyed; calls that are up run on', async () => {
  await the.debtor(acme, '+420000101002', {}, { name: 'Karel' });
  const [first, second] = await prepared({ concurrency: 2, callsPerSecond: 20 });
  if (!first || !second) throw new Error('two are due');
  expect(await reserve(first)).toBe('reserved');
  await the.change(campaign, { concurrency: 1 });
  await the.time.advance(1000);
  expect(await reserve(second)).toBe('paced');
  expect(await the.entries()).toMatchObject([{ state: 'calling' }, { state: 'waiting' }]);
  await the.change(campaign, { concurrency: 2 });
  expect(await reserve(second)).toBe('reserved');
});

test('a rate that is lowered between planning and dialling is obeyed, however far it looks back', async () => {
  await the.debtor(acme, '+420000101002', {}, { name: 'Karel' });
  const [first, second] = await prepared({ callsPerSecond: 10 });
  if (!first || !second) throw new Error('two are due');
  expect(await reserve(first)).toBe('reserved');
  await the.change(campaign, { callsPerSecond: 0.1 });
  await the.time.advance(9000);
  expect(await reserve(second)).toBe('paced');
  await the.time.advance(1001);
  expect(await reserve(second)).toBe('reserved');
});

test('a daily limit that the campaign lowers counts the calls of other campaigns too', async () => {
  const first = await onePrepared();
  const { attempt } = must(await reserveAttempt(the.tools, first, trunkId));
  await the.time.advance(25_000);
  await settleAttempt(the.tools, attempt, { end: unanswered(attempt.id, the.time.now().epochMilliseconds), report: null });
  const [second] = await prepared({ attemptsPerDay: 1 }, 'Second');
  if (!second) throw new Error('she is due');
  expect(await reserve(second)).toBe('refused_by_gate');
  expect((await the.events('contact_refused'))[0]?.data).toMatchObject({
    rule: 'frequency.calls_per_day',
    message: '1 calls today, 1 allowed',
    source: 'Setting of the campaign',
  });
});

test('nobody is called twice at the same time, be it for two campaigns or on a telephone that two debtors share', async () => {
  await the.debtor(acme, '+420000101002', {}, { name: 'Karel', phones: [phone(jana)] });
  const [first, sharing] = await prepared({ callsPerSecond: 100 });
  const [again] = await prepared({ callsPerSecond: 100 }, 'Second');
  if (!first || !sharing || !again) throw new Error('all are due');
  expect(await reserve(first)).toBe('reserved');
  await the.time.advance(1000);
  expect([await reserve(sharing), await reserve(again)]).toEqual(['on_the_phone', 'on_the_phone']);
});

test('a campaign that was paused, and the red button, stop the call that was being prepared without burning anything', async () => {
  const plan = await onePrepared();
  must(await moveCampaign(the.tools, 'user:test', campaign, 'pause'));
  expect(await reserve(plan)).toBe('changed');
  must(await moveCampaign(the.tools, 'user:test', campaign, 'resume'));
  await stopEverything(the.tools, 'user:test', 'drill');
  expect(await reserve(plan)).toBe('refused_by_gate');
  expect(await the.entries()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  expect(await the.attempts()).toEqual([]);
});

test('a caller identity that has reached its daily cap is shown to nobody more that day', async () => {
  const beta = await the.creditor('CZ', { code: 'beta' });
  await the.identity(beta, '+420000900002', 2);
  for (const last of ['1', '2', '3']) await the.debtor(beta, `+42000010201${last}`, promising, { name: `Beta ${last}` });
  await the.campaign(beta, {}, 'Beta');
  the.start();
  await the.time.advance(120_000);
  expect(the.phones.dialled.filter(({ callerId }) => String(callerId) === '+420000900002')).toHaveLength(2);
});

function ms(clock: string): number {
  return Temporal.PlainTime.from(clock).since('00:00').total('milliseconds');
}
