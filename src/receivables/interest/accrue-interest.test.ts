import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Creditor, InterestTerms } from '../model.ts';
import { recordPromise } from '../record-promise.ts';
import { accrueMonthly } from './accrue-monthly.ts';

let the: OpenAgreements;
let acme: Creditor;
let personId: PersonId;
let invoice: ReceivableId;
const statutory: InterestTerms = { kind: 'statutory', yearDays: 'actual', shiftsDue: true };

/** 10 000 CZK that were due on 15 January 2024; it is the 15th of April. */
beforeEach(async () => {
  the = await openAgreements('2024-04-15T10:00:00+02:00[Europe/Prague]');
  acme = await the.creditor('CZ', { interest: statutory });
  const made = await the.register(acme, {
    receivableId: 'F-1',
    debtorId: 'D-1',
    amountMinor: 1_000_000,
    due: '2024-01-15',
    phones: [],
  });
  personId = made.personId;
  invoice = made.receivableId;
});
afterEach(() => the.close());

const accrue = (anew = false) => accrueMonthly(the.parts, 'system', acme.id, anew);
const owed = async () =>
  (await the.run((tx) => the.tools.books.receivables.openOf(tx, personId, acme.id))).map(({ kind, amountMinor }) => [
    kind,
    amountMinor,
  ]);

describe('interest', () => {
  test('is a receivable of its own, of the due date of its principal', async () => {
    expect(await accrue()).toEqual({ receivables: 1, byMinor: 36_270 });
    expect(await owed()).toEqual([
      ['invoice', 1_000_000],
      ['interest', 36_270],
    ]);
    expect((await the.events('interest_accrued'))[0]?.data).toMatchObject({ interestOf: invoice, through: '2024-04-15' });
  });

  test('is booked once a month, and again by hand', async () => {
    await accrue();
    the.passTo('2024-04-30T10:00:00+02:00[Europe/Prague]');
    expect(await accrue()).toEqual({ receivables: 0, byMinor: 0 });
    expect((await accrue(true)).byMinor).toBe(42_316 - 36_270); // 105 days
    the.passTo('2024-05-02T10:00:00+02:00[Europe/Prague]');
    expect((await accrue()).byMinor).toBe(43_122 - 42_316);
    expect((await owed()).length).toBe(2);
  });

  test('stays when its principal is paid: what was owed for the delay is still owed', async () => {
    await the.pays(invoice, 1_000_000, '2024-04-15');
    expect(await owed()).toEqual([['interest', 36_270]]);
    the.passTo('2024-08-01T10:00:00+02:00[Europe/Prague]');
    await accrue(true);
    expect(await owed()).toEqual([['interest', 36_270]]);
  });

  test('runs on what is left after a part was paid, from the day from which the money counts', async () => {
    the.passTo('2024-04-20T10:00:00+02:00[Europe/Prague]');
    await the.pays(invoice, 400_000, '2024-04-15');
    await accrue(true);
    expect((await owed())[1]).toEqual(['interest', 37_480]);
  });

  test('that was booked too high comes down when an earlier payment becomes known', async () => {
    await accrue();
    await the.pays(invoice, 1_000_000, '2024-01-26');
    expect(await owed()).toEqual([['interest', 4030]]); // ten days
  });

  test('that is paid stays paid when more accrues', async () => {
    await accrue();
    const [, interest] = await the.run((tx) => the.tools.books.receivables.openOf(tx, personId, acme.id));
    await the.pays(interest?.id as ReceivableId, 36_270);
    the.passTo('2024-05-02T10:00:00+02:00[Europe/Prague]');
    await accrue();
    expect((await owed())[1]).toEqual(['interest', 43_122 - 36_270]);
  });

  test('of a few cents is not booked, and keeps no case open', async () => {
    const { receivableId } = await the.register(acme, {
      receivableId: 'F-2',
      debtorId: 'D-2',
      amountMinor: 10_000,
      due: '2024-04-10',
      phones: [],
    });
    await the.pays(receivableId, 10_000, '2024-04-15');
    expect(await the.events('case_closed')).toHaveLength(1);
    expect(await the.events('interest_accrued')).toEqual([]);
  });

  test('that accrues after a promise breaks no promise', async () => {
    const wish = { personId, creditorId: acme.id, amountMinor: 1_000_000, currency: 'CZK' as const, date: '2024-04-22' };
    await the.run((tx) => recordPromise(the.tools, tx, act('p'), wish));
    await the.pays(invoice, 1_000_000);
    expect(await the.events('promise_kept')).toHaveLength(1);
    expect(await owed()).toEqual([['interest', 36_270]]);
  });

  test('is asked for by nobody who has not set it', async () => {
    const other = await the.creditor('SK');
    await the.register(other, { receivableId: 'S-1', currency: 'EUR', due: '2024-01-15', phones: [] });
    expect(await accrueMonthly(the.parts, 'system', other.id, true)).toEqual({ receivables: 0, byMinor: 0 });
  });
});
