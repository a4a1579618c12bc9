import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../../test/support/open-payments.ts';

let the: OpenPayments;

beforeEach(async () => {
  the = await openPayments();
});
afterEach(async () => {
  expect(await the.violations()).toEqual([]);
  await the.close();
});

const returned = (amountMinor: number, what: object = {}) =>
  the.pays(-amountMinor, { reversal: true, booked: '2026-11-20', variableSymbol: '1', ...what });

test('a returned payment undoes what it paid, and what it paid is owed again', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  const payment = await the.pays(100_000, { variableSymbol: '1' });
  await the.match();
  const back = await returned(100_000);
  expect(await the.match()).toMatchObject({ seen: 1, reversed: 1, outgoing: 0 });
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect([await the.stateOf(payment), await the.stateOf(back)]).toEqual(['reversed', 'reversed']);
  expect(await the.paidBy(payment)).toEqual([]);
  expect((await the.events('payment_reversed'))[0]?.data).toMatchObject({ transactionId: payment.id, reversal: back.id });
  expect((await the.events('receivable_reopened'))[0]?.data).toMatchObject({ owedMinor: 100_000 });
});

test('what was written off after it is owed again as well', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  await the.pays(99_950, { variableSymbol: '1' });
  await the.match();
  expect(await the.owed(invoice)).toEqual([0]);
  await returned(99_950);
  await the.match();
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect(await the.events('write_off_undone')).toHaveLength(1);
});

test('what others have paid on it meanwhile stays paid', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  await the.pays(30_000, { variableSymbol: '1' });
  await the.pays(70_000, { variableSymbol: '1' });
  await the.match();
  await returned(30_000);
  await the.match();
  expect(await the.owed(invoice)).toEqual([30_000]);
});

test('a payment that comes and goes in one statement pays nothing, in whatever order the bank lists it', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  await returned(100_000, { booked: '2026-11-19' });
  await the.pays(100_000, { variableSymbol: '1' });
  expect(await the.match()).toMatchObject({ seen: 2, matched: 0, reversed: 1 });
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect(await the.events('payment_matched')).toEqual([]);
});

test('which of two payments came back is not guessed', async () => {
  const invoice = await the.owes({ variableSymbol: '1', amountMinor: 200_000 });
  await the.pays(50_000, { variableSymbol: '1' });
  await the.pays(50_000, { variableSymbol: '1' });
  await the.match();
  const back = await returned(50_000);
  expect(await the.match()).toMatchObject({ reversed: 0, suspense: 1 });
  expect(await the.stateOf(back)).toBe('suspense');
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect((await the.events('payment_suspended'))[0]?.data).toMatchObject({ reason: 'tie', best: 2 });
});

test('a reversal of nothing that we know, and money that comes back to us, wait for a person', async () => {
  await returned(100_000);
  await the.pays(100_000, { reversal: true });
  expect(await the.match()).toMatchObject({ suspense: 2, reversed: 0 });
  const reasons = (await the.events('payment_suspended')).map(({ data }) => (data as { reason: string }).reason);
  expect(reasons).toEqual(['reversal_of_nothing', 'money_returned_to_us']);
});

test('a reversal that contradicts a payment in anything does not take it back', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  await the.pays(100_000, { variableSymbol: '1', endToEndId: 'A-1' });
  await the.match();
  await returned(100_000, { endToEndId: 'A-2' });
  expect(await the.match()).toMatchObject({ reversed: 0, suspense: 1 });
  expect(await the.owed(invoice)).toEqual([0]);
});

test('of two payments the one comes back that agrees with the reversal in most, and whose account is another does not', async () => {
  const [janas, petrs] = ['CZ2806000000000168540115', 'CZ6508000000192000145399'];
  await the.owes({ variableSymbol: '1', amountMinor: 200_000 });
  const hers = await the.pays(50_000, { variableSymbol: '1', payerAccount: janas });
  const his = await the.pays(50_000, { variableSymbol: '1', payerAccount: petrs });
  const untold = await the.pays(50_000, { variableSymbol: '1' });
  await the.match();
  await returned(50_000, { payerAccount: janas });
  expect(await the.match()).toMatchObject({ reversed: 1, suspense: 0 });
  expect(await Promise.all([hers, his, untold].map(the.stateOf))).toEqual(['reversed', 'matched', 'matched']);
});

test('a reversal that tells less than the payment takes it back by what both tell', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  await the.pays(100_000, { variableSymbol: '1', endToEndId: 'A-1', payerAccount: 'CZ2806000000000168540115' });
  await the.match();
  await returned(100_000);
  expect(await the.match()).toMatchObject({ reversed: 1 });
  expect(await the.owed(invoice)).toEqual([100_000]);
});
