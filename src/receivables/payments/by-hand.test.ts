import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../../test/support/open-payments.ts';
import type { ReceivableId, TransactionId } from '../../kernel/ids.ts';
import { ignoreTransaction } from './ignore-transaction.ts';
import { matchAgain } from './match-again.ts';
import { matchByHand } from './match-by-hand.ts';
import { undoWriteOff } from './undo-write-off.ts';
import { unmatch } from './unmatch.ts';
import { writeOff } from './write-off.ts';

let the: OpenPayments;
const me = { actor: 'user:eva' } as const;
const account = 'CZ2806000000000168540115';

beforeEach(async () => {
  the = await openPayments();
});
afterEach(async () => {
  expect(await the.violations()).toEqual([]);
  await the.close();
});

const outcome = (result: { ok: boolean; reason?: string }) => (result.ok ? 'done' : result.reason);
const choose = (transactionId: TransactionId, ...receivables: ReceivableId[]) =>
  the.run(async (tx) => outcome(await matchByHand(the.tools, tx, me, { transactionId, receivables })));
const takeBack = (id: TransactionId) => the.run(async (tx) => outcome(await unmatch(the.tools, tx, me, id)));
const ignore = (id: TransactionId) => the.run(async (tx) => outcome(await ignoreTransaction(the.tools, tx, me, id)));

test('a person chooses what a payment pays, in her order, for several debtors as well', async () => {
  const [jana, petr] = [await the.owes({ amountMinor: 30_000 }), await the.owes({ amountMinor: 50_000 })];
  const { id } = await the.pays(60_000, { payerAccount: account });
  await the.match();
  expect(await choose(id, petr, jana)).toBe('done');
  expect(await the.owed(petr, jana)).toEqual([0, 20_000]);
  expect(await the.stateOf({ id })).toBe('matched');
  const told = await the.events('payment_matched');
  expect(told.map(({ actor, data }) => [actor, (data as { rule: string }).rule])).toEqual([
    ['user:eva', 'manual'],
    ['user:eva', 'manual'],
  ]);
  expect(new Set(told.map(({ subject }) => subject.personId)).size).toBe(2);
  expect(await choose(id, jana)).toBe('nothing_left');
});

test('the rest of an overpayment can be laid on something else', async () => {
  const [first, second] = [await the.owes({ variableSymbol: '1', amountMinor: 30_000 }), await the.owes({ amountMinor: 50_000 })];
  const { id } = await the.pays(40_000, { variableSymbol: '1' });
  await the.match();
  expect(await choose(id, second)).toBe('done');
  expect(await the.owed(first, second)).toEqual([0, 40_000]);
  expect(await the.stateOf({ id })).toBe('matched');
});

test('nobody lays a payment across creditors or currencies, on nothing, or on what is paid', async () => {
  const elsewhere = await the.another({ code: 'other' });
  const other = await the.owes({}, elsewhere);
  const euros = await the.owes({ currency: 'EUR' });
  const paid = await the.owes({ variableSymbol: '1' });
  await the.pays(100_000, { variableSymbol: '1' });
  const { id } = await the.pays(50_000);
  await the.match();
  expect(await choose(id, other)).toBe('other_creditor');
  expect(await choose(id, euros)).toBe('other_currency');
  expect(await choose(id, paid)).toBe('nothing_owed');
  expect(await choose(id, 'rcv_none')).toBe('unknown_receivable');
  expect(await choose('trn_none', paid)).toBe('unknown_transaction');
  expect(await the.stateOf({ id })).toBe('suspense');
});

test('a wrong match is taken back: it is owed again, the payment waits, and its account is no longer that debtor’s', async () => {
  const invoice = await the.owes({ debtorId: 'JANA', variableSymbol: '1' });
  const { id } = await the.pays(100_000, { variableSymbol: '1', payerAccount: account });
  await the.match();
  expect(await takeBack(id)).toBe('done');
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect(await the.stateOf({ id })).toBe('suspense');
  expect(await takeBack(id)).toBe('nothing_to_undo');
  const later = await the.pays(100_000, { payerAccount: account });
  await the.match();
  expect(await the.stateOf(later)).toBe('suspense');
  expect(await choose(id, invoice)).toBe('done');
  expect(await the.owed(invoice)).toEqual([0]);
});

test('a transaction that pays nothing is set aside, and comes back when that was wrong', async () => {
  const invoice = await the.owes();
  const { id } = await the.pays(100_000, { message: 'vklad' });
  await the.match();
  expect([await ignore(id), await ignore(id)]).toEqual(['done', 'done']);
  expect(await the.events('payment_ignored')).toHaveLength(1);
  expect(await choose(id, invoice)).toBe('nothing_left');
  expect(await takeBack(id)).toBe('done');
  expect(await choose(id, invoice)).toBe('done');
  expect(await ignore(id)).toBe('matched');
});

test('a rest may be written off by hand up to the tolerance, and is owed again when that is undone', async () => {
  const [small, large] = [await the.owes({ amountMinor: 100 }), await the.owes({ amountMinor: 101 })];
  const off = (id: ReceivableId) => the.run(async (tx) => outcome(await writeOff(the.tools, tx, me, id)));
  const on = (id: ReceivableId) => the.run(async (tx) => outcome(await undoWriteOff(the.tools, tx, me, id)));
  expect([await off(large), await off(small), await off(small)]).toEqual(['above_tolerance', 'done', 'nothing_owed']);
  expect(await the.owed(small, large)).toEqual([0, 101]);
  expect([await on(small), await on(small)]).toEqual(['done', 'nothing_written_off']);
  expect(await the.owed(small)).toEqual([100]);
  expect(await the.events('written_off', 'write_off_undone', 'receivable_settled', 'receivable_reopened')).toHaveLength(4);
});

test('what the creditor bills anew changes what is owed, and never what was paid', async () => {
  const invoice = await the.owes({ receivableId: 'F-X', debtorId: 'JANA', variableSymbol: '1' });
  const { id } = await the.pays(80_000, { variableSymbol: '1' });
  await the.match();
  for (const [billed, owed] of [
    [120_000, 40_000],
    [50_000, 0],
    [100_000, 20_000],
    [0, 0],
    [90_000, 10_000],
  ] as const) {
    await the.owes({ receivableId: 'F-X', debtorId: 'JANA', variableSymbol: '1', amountMinor: billed });
    expect(await the.owed(invoice), String(billed)).toEqual([owed]);
  }
  expect(await takeBack(id)).toBe('done');
  expect(await the.owed(invoice)).toEqual([90_000]);
});

test('a receivable that is named twice is paid once; the rest stays on the payment', async () => {
  const invoice = await the.owes({ amountMinor: 30_000 });
  const { id } = await the.pays(60_000);
  await the.match();
  expect(await choose(id, invoice, invoice)).toBe('done');
  expect([await the.owed(invoice), await the.stateOf({ id }), await the.paidBy({ id })]).toEqual([
    ...[[0], 'partly', ['manual 30000']],
  ]);
});

test('a person may choose, or set aside, before anything has looked at a payment', async () => {
  const invoice = await the.owes();
  const [first, second] = [await the.pays(100_000), await the.pays(50_000)];
  expect([await choose(first.id, invoice), await ignore(second.id)]).toEqual(['done', 'done']);
  expect(await the.match()).toMatchObject({ seen: 0 });
  expect(await the.owed(invoice)).toEqual([0]);
});

test('money of ours that came back is laid on nothing', async () => {
  const invoice = await the.owes();
  const { id } = await the.pays(50_000, { reversal: true });
  await the.match();
  expect(await choose(id, invoice)).toBe('nothing_left');
});

test('what a person has taken apart is left to people, however often the rest is matched again', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  const { id } = await the.pays(100_000, { variableSymbol: '1' });
  await the.match();
  await takeBack(id);
  expect(await matchAgain(the.tools, 'system')).toMatchObject({ seen: 0, matched: 0 });
  expect([await the.owed(invoice), await the.stateOf({ id })]).toEqual([[100_000], 'suspense']);
});

test('matching again passes over what the bank took back of nothing, and money of ours', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  const back = [
    await the.pays(-100_000, { reversal: true, variableSymbol: '1' }),
    await the.pays(100_000, { reversal: true, variableSymbol: '1' }),
  ];
  await the.match();
  expect(await matchAgain(the.tools, 'system')).toMatchObject({ seen: 0 });
  expect(await the.owed(invoice)).toEqual([100_000]);
  expect(await Promise.all(back.map(the.stateOf))).toEqual(['suspense', 'suspense']);
});

test('a payment for two debtors that is taken back is told of neither, one that was only set aside of nobody', async () => {
  const [jana, petr] = [await the.owes({ amountMinor: 30_000 }), await the.owes({ amountMinor: 50_000 })];
  const [both, aside] = [await the.pays(80_000), await the.pays(5_000)];
  await the.match();
  await choose(both.id, jana, petr);
  await ignore(aside.id);
  expect([await takeBack(both.id), await takeBack(aside.id)]).toEqual(['done', 'done']);
  const told = await the.events('payment_unmatched');
  expect(told.map(({ subject }) => subject.personId)).toEqual([undefined]);
});

test('too much for two debtors, by a coin, waits and is told of neither', async () => {
  const hungary = await openPayments('HU');
  const [jana, petr] = [await hungary.owes({ amountMinor: 30_000 }), await hungary.owes({ amountMinor: 50_000 })];
  const { id } = await hungary.pays(80_001, { booked: '2026-11-18', value: '2026-11-19' });
  await hungary.match();
  await hungary.run((tx) => matchByHand(hungary.tools, tx, me, { transactionId: id, receivables: [jana, petr] }));
  expect(await hungary.stateOf({ id })).toBe('partly');
  expect(await hungary.events('overpaid')).toMatchObject([{ data: { restMinor: 1, refundBy: '2026-11-24' } }]);
  expect((await hungary.events('overpaid'))[0]?.subject).toEqual({ creditorId: hungary.owner.id });
  await hungary.close();
});

test('one payment on two receivables of a case is told of the case and of neither receivable', async () => {
  const invoices = [
    await the.owes({ debtorId: 'JANA', variableSymbol: '1', amountMinor: 10_000 }),
    await the.owes({ debtorId: 'JANA', variableSymbol: '1', amountMinor: 20_000 }),
  ];
  await the.pays(30_000, { variableSymbol: '1' });
  await the.match();
  expect(await the.owed(...invoices)).toEqual([0, 0]);
  const [told] = await the.events('payment_matched');
  expect([told?.subject.personId, told?.subject.receivableId]).toEqual([expect.stringMatching(/^per_/), undefined]);
});
