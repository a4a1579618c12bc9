import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { must, type OpenDialer, openDialer } from '../../test/support/open-dialer.ts';
import type { Creditor } from '../receivables/model.ts';
import { placeHold } from '../receivables/place-hold.ts';
import { recordPromise } from '../receivables/record-promise.ts';

/**
 * The points of the AIP debtor-chasing checklist (CC BY 4.0) that a call must keep, by their names there. Those about ranking and buckets are
 * a strategy's.
 */
let the: OpenDialer;
let acme: Creditor;
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(() => the.close());

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Prague').epochMilliseconds;
const passTo = (local: string) => the.time.advance(at(local) - the.time.now().epochMilliseconds);
/** A controller at work between these times; before them none is, and time passes quickly. */
const runFrom = async (from: string, until: string) => {
  await passTo(from);
  the.start();
  await passTo(until);
  the.kill();
};
const dials = async () =>
  (await the.events('attempt_reserved')).map(({ at: dialled }) =>
    Temporal.Instant.fromEpochMilliseconds(dialled)
      .toZonedDateTimeISO('Europe/Prague')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );
const refusals = async () => (await the.events('contact_refused')).map(({ data }) => data as { rule: string; source: string });

test('AIP pass test: a paid invoice is not rung, and the reason is logged', async () => {
  await the.debtor(acme, jana);
  await the.campaign(acme);
  await the.debtor(acme, jana, {}, { amountMinor: 0 });
  the.start();
  await the.time.advance(60_000);
  expect(await dials()).toEqual([]);
  expect((await the.events('entry_done')).map(({ data }) => data)).toMatchObject([{ because: 'nothing_owed' }]);
});

test('AIP pass test: a run at 20:30 holds till morning, with rule, source and time on record', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  await the.campaign(acme, { attemptsPerDay: 1 });
  await runFrom('2026-11-23T20:30', '2026-11-23T20:32');
  expect(await dials()).toEqual([]);
  expect(await refusals()).toMatchObject([
    { rule: 'window.calling_hours', notBefore: at('2026-11-24T08:00'), packs: ['cz 2026-11'] },
  ]);
  await runFrom('2026-11-24T07:59:50', '2026-11-24T08:01');
  expect(await dials()).toEqual(['2026-11-24T08:00']);
  expect(await refusals()).toHaveLength(1);
});

test('AIP: hours are those of the debtor’s zone and holidays are kept', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  await the.campaign(acme, { attemptsPerDay: 1 });
  await runFrom('2026-12-23T19:55', '2026-12-23T19:56');
  expect(await refusals()).toMatchObject([{ rule: 'window.calling_hours', notBefore: at('2026-12-28T08:00') }]);
});

test('AIP: a number on the do-not-call list is not rung', async () => {
  await the.debtor(acme, jana);
  await the.campaign(acme);
  await the.suppress(jana);
  the.start();
  await the.time.advance(60_000);
  expect(await dials()).toEqual([]);
});

test('AIP: a promise has a date, and the promised date is the date of the follow-up', async () => {
  const { personId } = await the.debtor(acme, jana, { answersAfter: null });
  const promise = { personId, creditorId: acme.id, amountMinor: 123_450, currency: 'CZK', date: '2026-11-26' } as const;
  must(await the.run((tx) => recordPromise(the.tools, tx, act('agent'), promise)));
  await the.campaign(acme, { attemptsPerDay: 1 });
  await runFrom('2026-11-23T12:00', '2026-11-23T12:01');
  const graceIsOver = at('2026-12-01T00:00'); // two working days after the promised Thursday
  expect(await refusals()).toMatchObject([{ rule: 'wishes.hold', notBefore: graceIsOver }]);
  await runFrom('2026-11-30T23:59:50', '2026-12-01T00:00:10');
  await runFrom('2026-12-01T07:59:50', '2026-12-01T08:01');
  expect(await dials()).toEqual(['2026-12-01T08:00']);
});

test('AIP: one customer is one conversation, however many invoices she owes', async () => {
  for (const receivableId of ['F-1', 'F-2', 'F-3']) await the.debtor(acme, jana, { answersAfter: null }, { receivableId });
  await the.campaign(acme, { attemptsPerDay: 1 });
  the.start();
  await the.time.advance(5 * 60_000);
  expect(await dials()).toHaveLength(1);
});

test('AIP: a balance that belongs to a named person is left out of the run, and the record says so', async () => {
  const { personId } = await the.debtor(acme, jana);
  const hold = { reason: 'manual', scope: 'person', personId, creditorId: acme.id, from: 0, until: null } as const;
  const none = { caseId: null, receivableId: null, channel: null, cause: null };
  await the.campaign(acme);
  await the.run((tx) => placeHold(the.tools, tx, act('console'), { ...hold, ...none }));
  the.start();
  await the.time.advance(60_000);
  expect(await dials()).toEqual([]);
  expect(await refusals()).toMatchObject([{ rule: 'wishes.hold', notBefore: null }]);
});

test('AIP: the stop is driven by the ledger: the fourth call of a day waits for the next one', async () => {
  await the.debtor(acme, jana, { answersAfter: null });
  const soon = Object.fromEntries(['no_answer'].map((code) => [code, 60_000]));
  await the.campaign(acme, { attemptsPerDay: 9, calendar: 'rehearsal', retryAfterMs: soon });
  the.start();
  await the.time.advance(10 * 60_000);
  expect(await dials()).toHaveLength(3);
  expect((await refusals())[0]).toMatchObject({ rule: 'frequency.calls_per_day', notBefore: at('2026-11-24T00:00') });
});
