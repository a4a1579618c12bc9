import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { acceptPlan } from '../accept-plan.ts';
import { findStops } from '../find-stops.ts';
import type { Creditor } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { judgePlan } from './judge-plan.ts';
import { shorten } from './reduce-plan.ts';

let the: OpenAgreements;
let acme: Creditor;
let personId: PersonId;
let first: ReceivableId;
let second: ReceivableId;

/** Friday 20 November 2026: 1000 and 2000 CZK, to be paid by 1000 CZK on 30 November (Monday), 30 December and 29 January. */
beforeEach(async () => {
  the = await openAgreements();
  acme = await the.creditor('CZ', { planPolicy: { most: 4, everyDays: 30, leastMinor: 50_000 } });
  const owe = (receivableId: string, amountMinor: number, due: string) =>
    the.register(acme, { receivableId, debtorId: 'D-1', amountMinor, due, phones: [] });
  const made = await owe('F-1', 100_000, '2026-10-01');
  personId = made.personId;
  first = made.receivableId;
  second = (await owe('F-2', 200_000, '2026-10-15')).receivableId;
  const instalments = ['2026-11-30', '2026-12-30', '2027-01-29'].map((date) => ({ date, amountMinor: 100_000 }));
  const plan = { personId, creditorId: acme.id, currency: 'CZK', instalments } as const;
  const accepted = await the.run((tx) => acceptPlan(the.tools, tx, act('plan'), plan));
  if (!accepted.ok) throw new Error(accepted.message);
});
afterEach(() => the.close());

const told = async () => (await the.events('plan_went_on', 'plan_late', 'plan_broken', 'plan_completed')).map(({ type }) => type);
const prague = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Prague]`).epochMilliseconds;
const silentUntil = () =>
  the.run(async (tx) => {
    const about = { personId, creditorId: acme.id, channel: 'voice' as const, conversation: undefined };
    return (await findStops(the.tools, tx, about)).holds.map(({ until }) => until);
  });
const look = async (time: string) => {
  the.passTo(`${time}[Europe/Prague]`);
  await the.keeper.catchUp();
};

describe('a payment plan', () => {
  test('each instalment that is paid moves its silence on to the next', async () => {
    expect(await silentUntil()).toEqual([prague('2026-12-03T00:00')]);
    await the.pays(first, 100_000);
    expect(await told()).toEqual(['plan_went_on']);
    expect(await silentUntil()).toEqual([prague('2027-01-05T00:00')]); // New Year's Day and a weekend lie in its grace
    expect(await the.events('hold_released')).toHaveLength(1);
  });

  test('a payment of two instalments at once is both of them; a part is none', async () => {
    await the.pays(second, 99_000);
    expect(await told()).toEqual([]);
    await the.pays(second, 101_000);
    expect((await the.events('plan_went_on'))[0]?.data).toMatchObject({ paidInstalments: 2, paidMinor: 200_000 });
    expect(await silentUntil()).toEqual([prague('2027-02-03T00:00')]);
  });

  test('is late after the grace of an instalment, and collection may go on', async () => {
    await look('2026-12-02T23:59');
    expect(await told()).toEqual([]);
    await look('2026-12-03T00:00');
    expect(await told()).toEqual(['plan_late']);
    expect(await silentUntil()).toEqual([]);
    expect((await the.events('plan_late'))[0]?.data).toMatchObject({ instalment: 1, breaksAt: prague('2026-12-17T00:00') });
  });

  test('whoever catches up is in time again', async () => {
    await look('2026-12-05T08:00');
    await the.pays(first, 100_000);
    expect(await told()).toEqual(['plan_late', 'plan_went_on']);
    expect(await silentUntil()).toEqual([prague('2027-01-05T00:00')]);
  });

  test('is broken when what is late is not made up for in fourteen days, once', async () => {
    await look('2026-12-03T00:00');
    await look('2026-12-16T23:59');
    expect(await told()).toEqual(['plan_late']);
    await look('2026-12-17T00:00');
    expect(await told()).toEqual(['plan_late', 'plan_broken']);
    await look('2027-03-01T00:00');
    expect(await told()).toEqual(['plan_late', 'plan_broken']);
  });

  test('after an outage over both times it is told late no more, only broken', async () => {
    await look('2026-12-20T00:00');
    expect(await told()).toEqual(['plan_broken']);
  });

  test('is completed when all is paid, which closes the case', async () => {
    await the.pays(second, 200_000);
    await the.pays(first, 99_950);
    expect(await told()).toEqual(['plan_went_on', 'plan_completed']);
    expect(await the.events('case_closed')).toHaveLength(1);
    expect(await silentUntil()).toEqual([]);
  });

  test('a dispute takes the last instalments away and leaves the next ones as agreed', async () => {
    const wish = { personId, creditorId: acme.id, receivables: [first], code: 'duplicate' as const };
    await the.run((tx) => openDispute(the.tools, tx, act('d'), wish));
    expect((await the.events('plan_reduced'))[0]?.data).toMatchObject({
      totalMinor: 200_000,
      instalments: [{ date: '2026-11-30' }, { date: '2026-12-30' }],
    });
    await the.pays(second, 200_000);
    expect(await told()).toEqual(['plan_completed']);
  });

  test('a dispute about all of it ends it without a verdict', async () => {
    const wish = { personId, creditorId: acme.id, receivables: [first, second], code: 'duplicate' as const };
    await the.run((tx) => openDispute(the.tools, tx, act('d'), wish));
    await look('2027-03-01T00:00');
    expect(await told()).toEqual([]);
    expect(await the.events('plan_cancelled')).toHaveLength(1);
  });
});

describe('by law', () => {
  const terms = { graceWorkingDays: 2, toleranceMinor: 100, lateDays: 14, country: 'CZ' } as const;
  const instalments = fc
    .array(fc.record({ days: fc.integer({ min: 1, max: 40 }), amountMinor: fc.integer({ min: 101, max: 5000 }) }), {
      minLength: 2,
      maxLength: 6,
    })
    .map((list) => {
      let date = Temporal.PlainDate.from('2026-11-20');
      return list.map(({ days, amountMinor }) => {
        date = date.add({ days });
        return { date: date.toString(), amountMinor };
      });
    });

  test('the more is paid, the more instalments are, and completed is when no more than the tolerance is missing', () => {
    fc.assert(
      fc.property(instalments, fc.nat(40_000), fc.nat(40_000), fc.nat(400), (list, a, b, days) => {
        const now = prague('2026-11-20T00:00') + days * 86_400_000;
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((paid) => judgePlan({ instalments: list }, paid, now, terms));
        const total = list.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(more?.paidInstalments).toBeGreaterThanOrEqual(less?.paidInstalments ?? 0);
        expect(less?.state === 'completed').toBe(Math.min(a, b) >= total - 100);
        if (less && less.lateAt !== null && less.breaksAt !== null) expect(less.lateAt).toBeLessThanOrEqual(less.breaksAt);
      }),
      { numRuns: 300 },
    );
  });

  test('a shortened plan comes to what is left, and no instalment grows', () => {
    fc.assert(
      fc.property(instalments, fc.nat(40_000), (list, wanted) => {
        const total = list.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const left = Math.min(wanted, total);
        const cut = shorten(list, left);
        expect(cut.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(left);
        expect(
          cut.every(
            ({ date, amountMinor }, index) => list[index]?.date === date && amountMinor <= (list[index]?.amountMinor ?? 0),
          ),
        ).toBe(true);
      }),
    );
  });
});
