import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import { suppressNumbers } from '../gate/suppress-numbers.ts';
import type { Creditor, DebtorRow } from '../receivables/model.ts';
import { placeHold } from '../receivables/place-hold.ts';
import { recordPromise } from '../receivables/record-promise.ts';
import { createCampaign } from './create-campaign.ts';
import { findAudience } from './find-audience.ts';
import { planCall } from './plan-call.ts';

/** Monday 23 November 2026, nine o'clock. */
let the: OpenDialer;
let acme: Creditor;

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(() => the.close());

const due = (number: string, day: string, more: Partial<DebtorRow> = {}) => the.debtor(acme, number, {}, { due: day, ...more });
const late = '2026-11-02';

/** Makes the campaign and tells the last three digits of whom it would call. */
async function calledBy(flow: string, daysAhead?: number): Promise<string[]> {
  const made = await createCampaign(the.tools, 'user:test', {
    name: `${flow} ${daysAhead}`,
    creditor: acme.code,
    flow,
    daysAhead,
  });
  if (!made.ok) return [made.reason];
  const rows = await the.db.reader
    .selectFrom('entries')
    .innerJoin('contact_points', 'contact_points.person_id', 'entries.person_id')
    .select('contact_points.value')
    .where('entries.campaign_id', '=', made.value.id)
    .where('contact_points.kind', '=', 'phone')
    .execute();
  return rows.map(({ value }) => value.slice(-3)).sort();
}

async function promises({ personId }: { personId: DebtorId }, date: string) {
  const wish = { personId, creditorId: acme.id, amountMinor: 123_450, currency: 'CZK', date } as const;
  must(await the.run((tx) => recordPromise(the.tools, tx, act(`${personId} ${date}`), wish)));
}
type DebtorId = Awaited<ReturnType<OpenDialer['debtor']>>['personId'];

/** Starts the campaign, and tells how the first person's call stands. */
async function firstPlan(flow: string) {
  const campaign = await the.campaign(acme, {}, flow, flow);
  const [entry] = await the.run((tx) => the.tools.entries.due(tx, campaign.id, the.time.now().epochMilliseconds, 10));
  if (!entry) throw new Error('nobody is due');
  return the.run((tx) => planCall(the.tools, tx, entry));
}

test('a collection calls those who are overdue, and leaves alone those whose day is still to come', async () => {
  await due('+420000101001', late);
  await due('+420000101002', '2026-11-23');
  await due('+420000101003', '2026-11-25');
  expect(await calledBy('soft-reminder')).toEqual(['001']);
});

test('a courtesy calls those whose day comes within the days ahead and with whom nothing is overdue', async () => {
  await due('+420000101001', late);
  await due('+420000101002', '2026-11-23');
  await due('+420000101003', '2026-11-26');
  await due('+420000101004', '2026-11-27');
  await due('+420000101005', '2026-11-25');
  await due('+420000101005', late, { receivableId: 'late too', debtorId: 'D-+420000101005' });
  expect(await calledBy('courtesy-reminder')).toEqual(['002', '003']);
  expect(await calledBy('courtesy-reminder', 4)).toEqual(['002', '003', '004']);
  expect(await calledBy('courtesy-reminder', 0)).toEqual(['002']);
});

test('a reminder of promises calls those whose promise is for a day within the days ahead', async () => {
  const [soon, far, replaced] = [
    await due('+420000101001', late),
    await due('+420000101002', late),
    await due('+420000101003', late),
  ];
  await due('+420000101004', late);
  await promises(soon, '2026-11-25');
  await promises(far, '2026-12-04');
  await promises(replaced, '2026-11-25');
  await promises(replaced, '2026-12-04');
  expect(await calledBy('promise-reminder')).toEqual(['001']);
  expect(await calledBy('promise-reminder', 30)).toEqual(['001', '002', '003']);
});

test('contact details are asked of those who owe and whose number nobody has confirmed', async () => {
  const known = await due('+420000101001', late);
  await due('+420000101002', '2026-12-24');
  await the.db.writer.updateTable('contact_points').set({ status: 'verified' }).where('person_id', '=', known.personId).execute();
  expect(await calledBy('contact-verification')).toEqual(['002']);
});

test('before a campaign is made its audience is counted by the same rule, and the promise’s own hold stops no reminder of it', async () => {
  await promises(await due('+420000101001', late), '2026-11-25');
  await due('+420000101002', '2026-11-25');
  const audience = { page: (await import('../adapters/db/dialer/sqlite-audience.ts')).sqliteAudience(the.db).page };
  const figures = async (flow: string) =>
    must(await findAudience({ ...the.tools, audience }, { creditor: acme.code, flow, calendar: 'legal' }));
  expect(await figures('promise-reminder')).toMatchObject({ debtors: 1, callable: 1, notCalled: {} });
  expect(await figures('soft-reminder')).toMatchObject({ debtors: 1, callable: 0, notCalled: { on_hold: 1 } });
  expect(await figures('courtesy-reminder')).toMatchObject({ debtors: 1, callable: 1 });
});

test('an audience counts a number that stopped what is written as callable, and one on any other list as held back', async () => {
  await due('+420000101001', late);
  await due('+420000101002', late);
  const put = (list: string, number: string) =>
    the.run((tx) =>
      suppressNumbers(the.tools, tx, 'debtor', { list, importId: null }, [
        { number: number as never, reason: null, until: null },
      ]),
    );
  await put('sms-stop', '+420000101001');
  await put('general', '+420000101002');
  const audience = { page: (await import('../adapters/db/dialer/sqlite-audience.ts')).sqliteAudience(the.db).page };
  const counted = must(
    await findAudience({ ...the.tools, audience }, { creditor: acme.code, flow: 'soft-reminder', calendar: 'legal' }),
  );
  expect(counted).toMatchObject({ debtors: 2, callable: 1, notCalled: { suppressed: 1 } });
});

test.each([
  ['courtesy-reminder', 'collection', 'flow_of_other_purpose'],
  ['soft-reminder', 'courtesy', 'flow_of_other_purpose'],
  ['call-back-line', undefined, 'flow_of_other_purpose'],
  ['soft-reminder', 'collection', 'made'],
  ['courtesy-reminder', 'courtesy', 'made'],
] as const)('a campaign with %s for %s is %s', async (flow, purpose, outcome) => {
  await due('+420000101001', late);
  await due('+420000101002', '2026-11-25');
  const made = await createCampaign(the.tools, 'user:test', { name: 'x', creditor: acme.code, flow, purpose });
  expect(made.ok ? 'made' : made.reason).toBe(outcome);
});

test('nobody whom the purpose is about means no campaign, and the refusal says what was looked for', async () => {
  await due('+420000101001', '2026-12-24');
  const made = (flow: string) => createCampaign(the.tools, 'user:test', { name: flow, creditor: acme.code, flow });
  expect(await made('soft-reminder')).toMatchObject({ reason: 'nobody_to_call', message: expect.stringContaining('overdue') });
  expect(await made('courtesy-reminder')).toMatchObject({ message: expect.stringContaining('within 3 days') });
  expect(await the.events('campaign_created')).toEqual([]);
});

test('each call is to the gate what it is for, and the record says so', async () => {
  const promised = await due('+420000101001', late);
  await promises(promised, '2026-11-25');
  await due('+420000101002', '2026-11-25');
  expect(await firstPlan('courtesy-reminder')).toMatchObject({ ok: true, value: { purpose: 'courtesy' } });
  expect(await firstPlan('promise-reminder')).toMatchObject({ ok: true, value: { purpose: 'service_reply' } });
  the.start();
  await the.time.advance(60_000);
  const placed = (await the.events('attempt_reserved')).map(({ data }) => (data as { purpose: string }).purpose);
  expect(placed.sort()).toEqual(['courtesy', 'service_reply']);
  expect(await the.violations(false)).toEqual([]);
});

test('a reminder that the debtor agreed to passes the hold of the promise and no other', async () => {
  const who = await due('+420000101001', late);
  await promises(who, '2026-11-25');
  await the.run((tx) =>
    placeHold(the.tools, tx, act('by hand'), {
      ...{ reason: 'legal', scope: 'person', personId: who.personId, creditorId: acme.id, caseId: null, receivableId: null },
      ...{ channel: null, from: the.time.now().epochMilliseconds, until: null, cause: null },
    }),
  );
  expect(await firstPlan('promise-reminder')).toMatchObject({ ok: false, reason: 'purpose_over' });
});

/** Spoken with on Monday, when she promised to pay on Tuesday; two working days of grace end with Thursday. */
async function spokenWithAndPromised(): Promise<void> {
  const who = await due('+420000101001', late);
  await promises(who, '2026-11-24');
  const about = { personId: who.personId, creditorId: acme.id, campaignId: null, attemptId: null };
  await the.run(async (tx) => {
    const line = { id: the.tools.ids.next('clg'), channel: 'voice', at: the.time.now().epochMilliseconds, ...about } as const;
    await the.tools.gate.ledger.record(tx, line);
  });
  await the.db.writer.updateTable('contact_ledger').set({ conversation: 1 }).execute();
}

test.each([
  ['Thursday, in its grace', 3, []],
  ['Friday, when its grace is over, in spite of the silence after the conversation', 4, ['collection']],
] as const)('a promise that was not kept is asked about on %s: %j days later', async (_when, days, placed) => {
  await spokenWithAndPromised();
  await the.time.advance(days * 24 * 3_600_000);
  await the.campaign(acme, {}, 'promises', 'promise-reminder');
  the.start();
  await the.time.advance(60_000);
  expect((await the.events('attempt_reserved')).map(({ data }) => (data as { purpose: string }).purpose)).toEqual(placed);
  const refused = (await the.events('contact_refused')).map(({ data }) => (data as { rule: string }).rule);
  expect(refused).toEqual(placed.length > 0 ? [] : ['wishes.hold']);
});

test('who became overdue since the campaign was made hears no courtesy any more', async () => {
  await due('+420000101001', '2026-11-23');
  await the.campaign(acme, {}, 'courtesy', 'courtesy-reminder');
  await the.time.advance(24 * 3_600_000);
  the.start();
  await the.time.advance(60_000);
  expect(the.phones.dialled).toEqual([]);
  expect(await the.entries()).toMatchObject([{ state: 'done', done_because: 'purpose_over' }]);
});

test('a call about contact details knows nothing of a debt, and dials only a number that is unconfirmed', async () => {
  const who = await due('+420000101001', late);
  const plan = await firstPlan('contact-verification');
  expect(plan).toMatchObject({
    ok: true,
    value: { purpose: 'courtesy', session: { facts: { totalMinor: 0, receivables: [], daysPastDue: 0, promise: null } } },
  });
  await the.db.writer.updateTable('contact_points').set({ status: 'verified' }).where('person_id', '=', who.personId).execute();
  the.start();
  await the.time.advance(60_000);
  expect(the.phones.dialled).toEqual([]);
});
