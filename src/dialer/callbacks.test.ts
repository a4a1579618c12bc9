import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Debtor, must, type OpenDialer, openDialer, promising, unanswered } from '../../test/support/open-dialer.ts';
import type { CallbackSlot, DataEffect, FlowResult } from '../flow/session.ts';
import type { Creditor } from '../receivables/model.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import { findDueCalls } from './find-due-calls.ts';
import type { Attempt, Campaign, CampaignSettings } from './model.ts';
import { planCall } from './plan-call.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { saveTransition } from './save-transition.ts';
import { settleAttempt } from './settle-attempt.ts';

let the: OpenDialer;
let acme: Creditor;
let campaign: Campaign;
const jana = '+420000101001';
/** Local time in Prague, epoch ms. */
const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Prague').epochMilliseconds;
const afternoon: CallbackSlot = { date: '2026-11-24', from: '12:00', to: '17:00' };

/** Monday 23 November 2026, nine in the morning in Prague. */
beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.identity(acme, '+420000900001');
});
afterEach(() => the.close());

/** Jana, verified, asks in her first call to be called back; the call ends with `result`. */
async function asksBack(
  slot: CallbackSlot | null,
  about: { settings?: Partial<CampaignSettings>; does?: Debtor; result?: FlowResult; also?: readonly DataEffect[] } = {},
): Promise<Attempt> {
  const trunk = await the.trunk();
  await the.debtor(acme, jana, about.does ?? promising);
  campaign = await the.campaign(acme, about.settings);
  const [due] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 1));
  const plan = must(await the.run((tx) => planCall(the.tools, tx, due ?? 'ent_none')));
  const { attempt } = must(await reserveAttempt(the.tools, plan, trunk.id));
  const session = { ...plan.session, visit: 7, verified: true, result: about.result ?? ('rpc_callback' as const) };
  const effects: DataEffect[] = [{ do: 'ask_callback', slot }, ...(about.also ?? [])];
  const now = the.time.now().epochMilliseconds;
  for (let times = 0; times < 2; times += 1)
    await saveTransition(the.tools, {
      attempt,
      session,
      effects,
      evidence: [],
      keys: 9,
      resumed: false,
      answeredAt: now,
      waitedFor: true,
    });
  await the.time.advance(60_000);
  const end = { ...unanswered(attempt.id, the.time.now().epochMilliseconds), answered: true, ringTimedOut: false, cause: 16 };
  const noted = { session, keys: 9, evidence: [], completed: true, fault: null };
  await settleAttempt(the.tools, attempt, { end, report: { ...noted, noPerson: null } });
  return attempt;
}

const dials = async () =>
  (await the.events('attempt_reserved')).map(({ at: when, data }) => ({ when, purpose: (data as { purpose: string }).purpose }));
const entry = async () => (await the.entries())[0];
/** What the judge finds of when people may be called; how this journal was made by hand is another matter. */
const broken = async () =>
  (await the.violations(false)).filter(
    (line) => /callbacks|silence|done_is_done|calls_inside_window|holds|calls_per_person/.test(line) && !line.includes(' kept '),
  );
const passTo = (time: string) => the.time.advance(at(time) - the.time.now().epochMilliseconds);
/** A controller at work between these times; before them none is, and time passes quickly. */
const runFrom = async (from: string, until: string) => {
  await passTo(from);
  the.start();
  await passTo(until);
};

test('whoever asks to be called tomorrow afternoon is called tomorrow afternoon, and not before', async () => {
  await asksBack(afternoon);
  expect(await entry()).toMatchObject({ state: 'waiting', due_at: at('2026-11-24T12:00') });
  expect((await the.events('callback_asked')).map(({ data }) => data)).toEqual([
    { visit: 7, from: at('2026-11-24T12:00'), to: at('2026-11-24T17:00') },
  ]);
  await runFrom('2026-11-24T11:58', '2026-11-24T11:59:59');
  expect(await dials()).toHaveLength(1);
  await the.time.advance(2 * 60_000);
  const [, back, ...more] = await dials();
  expect(back).toMatchObject({ purpose: 'service_reply' });
  expect(back?.when).toBeGreaterThanOrEqual(at('2026-11-24T12:00'));
  expect(more).toEqual([]);
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'rpc_ptp', callback: null });
  expect(await broken()).toEqual([]);
});

test('a call back passes the promise that was made meanwhile, and the caps of the day', async () => {
  await asksBack({ ...afternoon, date: '2026-11-23' }, { settings: { attemptsPerDay: 1 } });
  const debt = {
    personId: (await the.attempts())[0]?.person_id as `per_${string}`,
    creditorId: acme.id,
    currency: 'CZK' as const,
  };
  const wish = { ...debt, amountMinor: 123_450, date: '2026-11-26' };
  must(await the.run((tx) => recordPromise(the.tools, tx, { actor: 'agent', origin: 'p' }, wish)));
  await runFrom('2026-11-23T11:59', '2026-11-23T12:02');
  expect((await dials()).map(({ purpose }) => purpose)).toEqual(['collection', 'service_reply']);
  expect(await broken()).toEqual([]);
});

test('a call back that nobody answers is tried again within its time, then it is missed', async () => {
  const nobody = { answersAfter: null };
  await asksBack({ date: '2026-11-24', from: '12:00', to: '12:20' }, { does: nobody });
  await runFrom('2026-11-24T11:59', '2026-11-24T12:17');
  const [, ...back] = await dials();
  expect(back).toHaveLength(2);
  for (const { when } of back) expect([when >= at('2026-11-24T12:00'), when <= at('2026-11-24T12:20')]).toEqual([true, true]);
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'callback_missed', callback: null });
  expect(await broken()).toEqual([]);
});

test('a time that has passed while nothing could be dialled is not made up for: nobody is called when she did not ask for it', async () => {
  await asksBack(afternoon);
  await runFrom('2026-11-24T17:00:01', '2026-11-24T17:01');
  expect(await dials()).toHaveLength(1);
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'callback_missed' });
});

test('whoever does not mind when is left to a person: nothing dials her by itself', async () => {
  await asksBack(null);
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'rpc_callback', callback: null });
  expect((await the.events('callback_asked')).map(({ data }) => data)).toEqual([{ visit: 7 }]);
});

test('whoever says stop after all is not called back', async () => {
  await asksBack(afternoon, { result: 'opted_out', also: [{ do: 'opt_out', scope: 'all' }] });
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'opted_out', callback: null });
});

test('whoever asks in every call is called back as often as the campaign allows calls, not for ever', async () => {
  await asksBack(afternoon, { settings: { attemptsInAll: 1 } });
  expect(await entry()).toMatchObject({ state: 'done', done_because: 'rpc_callback' });
});

test('under the rehearsal calendar, which knows no times of day, a call back comes after the delay of an unanswered call', async () => {
  await asksBack(afternoon, { settings: { calendar: 'rehearsal', retryAfterMs: { no_answer: 20_000 } } });
  expect((await entry())?.due_at).toBeLessThanOrEqual(the.time.now().epochMilliseconds);
  the.start();
  await the.time.advance(2 * 60_000);
  expect((await dials()).map(({ purpose }) => purpose)).toEqual(['collection', 'service_reply']);
});

test('who asked for this hour goes before all who have been due for longer', async () => {
  await asksBack({ date: '2026-11-23', from: '12:00', to: '13:00' }, { settings: { concurrency: 1 } });
  await passTo('2026-11-23T12:00');
  const trunks = await the.run((tx) => the.tools.trunks.all(tx));
  const due = (time: string) =>
    the.run((tx) => {
      const asked = { campaign, trunks, roomy: new Set<string>(), now: at(time), limit: 50, passedOver: () => false };
      return findDueCalls(the.tools, tx, asked);
    });
  const [mine] = await the.entries();
  const others = Array.from({ length: 60 }, (_, n) => ({
    ...longDue,
    id: `ent_${n}` as const,
    campaignId: campaign.id,
    personId: `per_${n}` as const,
  }));
  await the.run((tx) => the.tools.entries.add(tx, others));
  expect((await due('2026-11-23T12:00'))[0]?.id).toBe(mine?.id);
  expect((await due('2026-11-23T11:59')).map(({ id }) => id)).not.toContain(mine?.id);
});

const longDue = {
  state: 'waiting',
  dueAt: 0,
  attempts: 0,
  lastResult: null,
  doneBecause: null,
  callback: null,
  stepId: null,
} as const;
