import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, phone, promising, unanswered } from '../../test/support/open-dialer.ts';
import type { TrunkId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import type { Attempt, Campaign } from './model.ts';
import { moveCampaign } from './move-campaign.ts';
import { planCall } from './plan-call.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { settleAttempt } from './settle-attempt.ts';
import type { LegEnd } from './telephony.ts';

let the: OpenDialer;
let acme: Creditor;
let trunkId: TrunkId;
let campaign: Campaign;
const jana = '+420000101001';
const second = '+420000101002';
const minute = 60_000;

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  trunkId = (await the.trunk()).id;
  await the.identity(acme, '+420000900001');
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

const now = () => the.time.now().epochMilliseconds;
const campaignState = async () => (await the.run((tx) => the.tools.campaigns.find(tx, campaign.id)))?.state;

/** Jana’s first attempt, ordered and not yet over. */
async function dialled(settings: Parameters<OpenDialer['campaign']>[1] = {}, numbers = [jana]): Promise<Attempt> {
  await the.debtor(acme, jana, {}, { phones: numbers.map(phone) });
  campaign = await the.campaign(acme, settings);
  return dialNext();
}

async function dialNext(): Promise<Attempt> {
  const [due] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, now(), 1));
  if (!due) throw new Error('nobody is due');
  const plan = must(await the.run((tx) => planCall(the.tools, tx, due)));
  return must(await reserveAttempt(the.tools, plan, trunkId)).attempt;
}

const rejected = ({ id }: Attempt, sipCode: number): LegEnd => ({
  channelId: id,
  at: now(),
  cause: 21,
  sipCode,
  ringing: true,
  answered: false,
  byUs: false,
  ringTimedOut: false,
});
const settle = async (attempt: Attempt, end: LegEnd | null) => {
  await the.time.advance(2000);
  return settleAttempt(the.tools, attempt, { end, report: null });
};

test('an attempt has exactly one result: told again, and told otherwise, nothing changes', async () => {
  const attempt = await dialled();
  expect(await settle(attempt, rejected(attempt, 486))).toBe('busy');
  const entries = await the.entries();
  expect(await settle(attempt, rejected(attempt, 486))).toBe(null);
  expect(await settle(attempt, null)).toBe(null);
  expect(await the.events('attempt_ended')).toHaveLength(1);
  expect(await the.entries()).toEqual(entries);
  expect(await the.openSessions()).toBe(0);
});

test('two that settle the same attempt at the same moment write one result', async () => {
  const attempt = await dialled();
  await the.time.advance(2000);
  const told = await Promise.all(
    [rejected(attempt, 603), null, rejected(attempt, 486)].map((end) => settleAttempt(the.tools, attempt, { end, report: null })),
  );
  expect(told).toEqual(['declined', null, null]);
  expect(await the.events('attempt_ended')).toHaveLength(1);
});

test('the entry is due again when its result says', async () => {
  const attempt = await dialled();
  await settle(attempt, unanswered(attempt.id, now()));
  expect(await the.entries()).toMatchObject([
    { state: 'waiting', attempts: 1, last_result: 'no_answer', due_at: now() + 180 * minute },
  ]);
});

test('the raw status, the cause, the ringing and who hung up stay beside the result', async () => {
  const attempt = await dialled();
  await settle(attempt, rejected(attempt, 603));
  expect((await the.events('attempt_ended'))[0]?.data).toMatchObject({
    result: 'declined',
    sipCode: 603,
    cause: 21,
    ringing: true,
    answered: false,
    hungUpBy: 'far_end',
    burns: true,
    conversation: false,
    talkMs: null,
    released: { callerIdentityId: attempt.callerIdentityId, trunk: 'simulated' },
  });
});

test('an unanswered call counts in the contact ledger; one that the carrier failed does not', async () => {
  const placed = (attempt: Attempt) => the.run((tx) => the.tools.gate.ledger.placedCalls(tx, attempt.personId, 0, campaign.id));
  const first = await dialled({ retryAfterMs: {} });
  await settle(first, rejected(first, 503));
  expect(await placed(first)).toEqual([]);
  await the.time.advance(180 * minute);
  const next = await dialNext();
  await settle(next, rejected(next, 486));
  expect(await placed(next)).toHaveLength(1);
});

test('a dead number is marked dead, takes no attempt, and the next number is called at once', async () => {
  const attempt = await dialled({}, [jana, second]);
  expect(await settle(attempt, rejected(attempt, 404))).toBe('invalid_number');
  const points = await the.run((tx) => the.tools.books.contactPoints.ofPerson(tx, attempt.personId));
  expect(points.map(({ value, status }) => [value, status])).toEqual([
    [jana, 'dead'],
    [second, 'unverified'],
  ]);
  expect(await the.entries()).toMatchObject([{ state: 'waiting', attempts: 0, due_at: now() }]);
  expect((await dialNext()).number).toBe(second);
});

test('when the last number is dead the entry is done, and with the last entry the campaign', async () => {
  const attempt = await dialled();
  await settle(attempt, rejected(attempt, 410));
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'number_changed' }]);
  expect(await campaignState()).toBe('finished');
  expect(await the.violations()).toEqual([]);
});

test('three times unanswered on one number: the next number is called, all of them on one budget', async () => {
  const numbers: string[] = [];
  let attempt = await dialled({ retryAfterMs: { no_answer: 24 * 60 * minute } }, [jana, second]);
  for (let tries = 1; ; tries += 1) {
    numbers.push(attempt.number.slice(-1));
    await settle(attempt, unanswered(attempt.id, now()));
    if (tries === 4) break;
    const [entry] = await the.entries();
    await the.time.advance((entry?.due_at ?? 0) - now());
    attempt = await dialNext();
  }
  expect(numbers).toEqual(['1', '1', '1', '2']);
  expect(await the.entries()).toMatchObject([{ attempts: 4 }]);
});

test('nobody answered at nine: the next try is at noon of the debtor’s clock; under the rehearsal calendar the delay alone decides', async () => {
  const attempt = await dialled({ retryAfterMs: { no_answer: minute } });
  const nine = now();
  await settle(attempt, unanswered(attempt.id, now()));
  expect(await the.entries()).toMatchObject([{ state: 'waiting', due_at: nine + 120 * minute }]);
  const rehearsal = await the.campaign(acme, { calendar: 'rehearsal', retryAfterMs: { no_answer: minute } }, 'rehearsal');
  campaign = rehearsal;
  const again = await dialNext();
  await settle(again, unanswered(again.id, now()));
  expect((await the.entries()).at(-1)?.due_at).toBe(now() + minute);
});

test('the last attempt that the campaign allows ends the entry', async () => {
  const attempt = await dialled({ attemptsInAll: 1 });
  await settle(attempt, rejected(attempt, 486));
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'attempts_used_up', last_result: 'busy' }]);
});

test('nobody can tell how it ended: lost, and it counts as an attempt', async () => {
  const attempt = await dialled();
  expect(await settle(attempt, null)).toBe('lost');
  expect((await the.events('attempt_ended'))[0]?.data).toMatchObject({ hungUpBy: 'nobody_knows', burns: true, sipCode: null });
});

test('a paused campaign whose last call ends is finished when it is resumed, not left running for ever', async () => {
  const attempt = await dialled({ attemptsInAll: 1 });
  must(await moveCampaign(the.tools, 'user:test', campaign, 'pause'));
  await settle(attempt, rejected(attempt, 486));
  expect(await campaignState()).toBe('paused');
  expect(must(await moveCampaign(the.tools, 'user:test', campaign, 'resume'))).toMatchObject({ state: 'finished' });
  expect(await campaignState()).toBe('finished');
});

test('somebody who is not the debtor presses 9: the number is a stranger’s, and the next one is called', async () => {
  await the.debtor(acme, jana, { presses: { 'ask-birth-date': '*', 'who-else': '9' } }, { phones: [phone(jana), phone(second)] });
  the.people.set(second, promising);
  campaign = await the.campaign(acme);
  the.start();
  await the.time.advance(2 * minute);
  expect(await the.results()).toEqual(['001 wrong_person', '002 rpc_ptp']);
  expect(await the.violations()).toEqual([]);
});

test('a right party who was spoken with is left alone for seven days, by another campaign too', async () => {
  await the.debtor(acme, jana, promising);
  campaign = await the.campaign(acme, {}, 'First');
  the.start();
  await the.time.advance(minute);
  await the.debtor(acme, jana, {}, { receivableId: 'F-new', amountMinor: 5000 });
  await the.run(async (tx) => {
    const creditorId = acme.id;
    const { people } = await the.tools.books.receivables.owing(tx, creditorId, { who: 'anybody' }, null, 1);
    const [personId] = people;
    if (!personId) throw new Error('she owes');
    const at = now();
    for (const hold of await the.tools.books.holds.standing(tx, personId, creditorId, at))
      await the.tools.books.holds.release(tx, hold.id, at);
  });
  await the.campaign(acme, {}, 'Second');
  await the.time.advance(minute);
  expect(the.phones.dialled).toHaveLength(1);
  expect((await the.events('contact_refused')).map(({ data }) => data)).toMatchObject([
    {
      rule: 'frequency.silence_after_conversation',
      notBefore: Temporal.ZonedDateTime.from('2026-11-30T00:00+01:00[Europe/Prague]').epochMilliseconds,
    },
  ]);
});
