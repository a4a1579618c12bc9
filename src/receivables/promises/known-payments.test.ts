import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import { openPayments } from '../../../test/support/open-payments.ts';
import { sqliteBank } from '../../adapters/db/receivables/sqlite-bank.ts';
import { acceptPlan } from '../accept-plan.ts';
import { registerBankAccount } from '../bank/register-bank-account.ts';
import { keepAgreements } from '../keep-agreements.ts';
import type { Creditor } from '../model.ts';
import { recordPromise } from '../record-promise.ts';

let the: OpenAgreements;
let acme: Creditor;
let bank: Awaited<ReturnType<typeof openPayments>>;

/** Friday 20 November 2026: 1000 CZK are owed, and statements of one account are expected. */
beforeEach(async () => {
  the = await openAgreements();
  acme = await the.creditor('CZ', { planPolicy: { most: 4, everyDays: 30, leastMinor: 50_000 } });
  bank = await openPayments('CZ', the, acme);
  await bank.owes({ receivableId: 'F-1', debtorId: 'D-1', variableSymbol: '1', amountMinor: 100_000 });
  const wish = { creditorId: acme.id, iban: 'CZ5508000000001234567899', staleAfterHours: 36 };
  const made = await the.run((tx) => registerBankAccount({ ...the.tools, bank: sqliteBank }, tx, 'user:test', wish));
  if (!made.ok) throw new Error(made.message);
});
afterEach(() => the.close());

const who = async () => {
  const [row] = await the.db.reader.selectFrom('persons').select('id').execute();
  return { personId: row?.id as never, creditorId: acme.id };
};
/** For Friday the 27th; its two working days of grace end with Tuesday, 1 December. */
const promise = async () => {
  const wish = { ...(await who()), amountMinor: 100_000, currency: 'CZK', date: '2026-11-27' } as const;
  const made = await the.run((tx) => recordPromise(the.tools, tx, act('p'), wish));
  if (!made.ok) throw new Error(made.message);
};
const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Prague');
/** A statement tells what happened until then. */
const told = (time: string) =>
  the.run(async (tx) => {
    for (const { id, staleAfterHours } of await sqliteBank.accounts.ofCreditor(tx, acme.id))
      if (staleAfterHours !== null) await sqliteBank.accounts.confirm(tx, id, at(time).epochMilliseconds);
  });
const passTo = (time: string) => the.passTo(at(time).toString());
const ends = async () =>
  (await the.events('promise_kept', 'promise_partially_kept', 'promise_broken', 'plan_late')).map(({ type }) => type);

test('a promise is not called broken before the bank has told what was paid until the end of its grace', async () => {
  await promise();
  passTo('2026-12-02T09:00');
  expect(await the.keeper.catchUp()).toBe(0);
  await told('2026-12-01T23:59:59');
  expect(await the.keeper.catchUp()).toBe(0);
  expect(await ends()).toEqual([]);
  await told('2026-12-02T00:00');
  expect(await the.keeper.catchUp()).toBe(1);
  expect(await ends()).toEqual(['promise_broken']);
});

test('what the late statement tells keeps the promise, and while a payment waits to be matched nobody is judged', async () => {
  await promise();
  passTo('2026-12-02T09:00');
  await bank.pays(100_000, { variableSymbol: '1', booked: '2026-12-01', value: '2026-12-01' });
  await told('2026-12-02T00:00');
  expect(await the.keeper.catchUp()).toBe(0);
  expect(await ends()).toEqual([]);
  await bank.match();
  await the.keeper.catchUp();
  expect(await ends()).toEqual(['promise_kept']);
});

test('a part that comes while the bank is late does not end the promise: the rest may have been paid as well', async () => {
  await promise();
  passTo('2026-12-02T09:00');
  await bank.pays(40_000, { variableSymbol: '1', booked: '2026-12-01', value: '2026-12-01' });
  await bank.match();
  await the.keeper.catchUp();
  expect(await ends()).toEqual([]);
  await told('2026-12-02T00:00');
  await the.keeper.catchUp();
  expect(await ends()).toEqual(['promise_partially_kept']);
});

test('an instalment is not late before the bank has told what was paid until the end of its grace', async () => {
  const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 50_000 }));
  const wish = { ...(await who()), currency: 'CZK', instalments } as const;
  expect(await the.run((tx) => acceptPlan(the.tools, tx, act('plan'), wish))).toMatchObject({ ok: true });
  passTo('2026-12-03T09:00');
  expect(await the.keeper.catchUp()).toBe(0);
  await told('2026-12-03T00:00');
  expect(await the.keeper.catchUp()).toBe(1);
  expect(await ends()).toEqual(['plan_late']);
});

describe('a payment that is matched in the very moment in which time is judged', () => {
  /** While the keeper judges, the payment that was paid in time is matched, before or after the news were read. */
  const racing = async (minor: number) => {
    await bank.pays(minor, { variableSymbol: '1', booked: '2026-12-01', value: '2026-12-01' });
    await told('2026-12-02T00:00');
    let matched = false;
    const reader: typeof the.parts.reader = {
      ...the.parts.reader,
      read: async (query) => {
        const lines = await the.parts.reader.read(query);
        if (!matched) {
          matched = true;
          await bank.match();
        }
        return lines;
      },
    };
    return keepAgreements({ ...the.parts, reader }).catchUp();
  };

  test('keeps the promise: nobody breaks a promise whose payment is on record', async () => {
    await promise();
    passTo('2026-12-02T09:00');
    await racing(100_000);
    expect(await ends()).toEqual(['promise_kept']);
  });

  test('keeps it also where a line before it is read first, and where no statements are expected', async () => {
    await promise();
    await the.run(async (tx) => {
      for (const account of await sqliteBank.accounts.ofCreditor(tx, acme.id))
        await sqliteBank.accounts.update(tx, { ...account, staleAfterHours: null });
    });
    passTo('2026-12-02T09:00');
    for (const minor of [30_000, 70_000])
      await bank.pays(minor, { variableSymbol: '1', booked: '2026-12-01', value: '2026-12-01' });
    await bank.match();
    await the.keeper.catchUp();
    expect(await ends()).toEqual(['promise_kept']);
  });

  test('leaves an instalment that is late as late as it was while something else waits', async () => {
    const instalments = ['2026-11-30', '2026-12-30'].map((date) => ({ date, amountMinor: 50_000 }));
    const wish = { ...(await who()), currency: 'CZK', instalments } as const;
    expect(await the.run((tx) => acceptPlan(the.tools, tx, act('plan'), wish))).toMatchObject({ ok: true });
    passTo('2026-12-03T09:00');
    await told('2026-12-03T00:00');
    await the.keeper.catchUp();
    await bank.pays(10_000, { variableSymbol: '1', booked: '2026-12-03', value: '2026-12-03' });
    await bank.match();
    await bank.pays(1_000, { variableSymbol: '999', booked: '2026-12-03', value: '2026-12-03' });
    await the.keeper.catchUp();
    expect((await the.events('plan_late', 'plan_went_on')).map(({ type }) => type)).toEqual(['plan_late']);
  });
});
