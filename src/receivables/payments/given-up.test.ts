import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../../test/support/open-books.ts';
import { type OpenPayments, openPayments } from '../../../test/support/open-payments.ts';
import { creditReceivable } from '../credit-receivable.ts';

let the: OpenPayments;

beforeEach(async () => {
  the = await openPayments();
});
afterEach(() => the.close());

test('what a creditor has given up stays given up when a payment comes, and when the bank takes that back', async () => {
  const invoice = await the.owes({ amountMinor: 100_000, variableSymbol: '501' });
  await the.run(async (tx) => {
    const receivable = await the.tools.books.receivables.find(tx, invoice);
    if (receivable)
      await creditReceivable(the.tools, tx, act('credit'), receivable, { amountMinor: 30_000, because: 'dispute', cause: null });
  });
  expect(await the.owed(invoice)).toEqual([70_000]);
  const payment = await the.pays(50_000, { variableSymbol: '501' });
  await the.match();
  expect(await the.owed(invoice)).toEqual([20_000]);
  await the.pays(-50_000, { variableSymbol: '501', reversal: true, externalKey: `back:${payment.id}` });
  await the.match();
  expect(await the.owed(invoice)).toEqual([70_000]);
  expect(await the.violations()).toEqual([]);
});
