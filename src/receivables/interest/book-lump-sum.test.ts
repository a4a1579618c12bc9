import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { DisputeId, ReceivableId } from '../../kernel/ids.ts';
import { decideDispute } from '../disputes/decide-dispute.ts';
import { findConversation } from '../find-conversation.ts';
import type { Creditor, DebtorRow } from '../model.ts';
import { openDispute } from '../open-dispute.ts';
import { placeHold } from '../place-hold.ts';
import { accrueMonthly } from './accrue-monthly.ts';
import { bookLumpSum } from './book-lump-sum.ts';

let the: OpenBooks;
let acme: Creditor;

/** Friday 20 November 2026. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const firm = { kind: 'company', name: 'Stavby s.r.o.', debtorId: 'D-1' } as const;
const owes = async (row: Partial<DebtorRow>, creditor = acme) =>
  (await the.register(creditor, { ...firm, receivableId: 'F-1', email: 'ucto@example.cz', ...row })).receivableId;
const book = (receivableId: ReceivableId, euroRate: number | null = null) =>
  the.run((tx) => bookLumpSum(the.tools, tx, act('here'), { receivableId, euroRate }));
const owed = async (id: ReceivableId) => {
  const found = await the.run((tx) => the.tools.books.receivables.find(tx, id));
  if (!found) throw new Error('nothing owed');
  return found;
};
const answer = async (receivableId: ReceivableId, euroRate: number | null = null) => {
  const booked = await book(receivableId, euroRate);
  return booked.ok
    ? [booked.value.receivable.billedMinor, booked.value.receivable.currency, booked.value.changed]
    : booked.reason;
};

test('a company that is late is asked for the flat sum once, as a cost beside the invoice, with the law in the journal', async () => {
  const invoice = await owes({ due: '2026-11-02' });
  expect(await answer(invoice)).toEqual([120_000, 'CZK', true]);
  expect(await answer(invoice)).toEqual([120_000, 'CZK', false]);
  const [booked, ...others] = await the.events('lump_sum_booked');
  expect(others).toEqual([]);
  expect(booked?.data).toMatchObject({ costOf: invoice, lateSince: '2026-11-03', on: '2026-11-20', debtor: 'company' });
  const cost = await the.run((tx) => the.tools.books.receivables.find(tx, booked?.subject.receivableId as ReceivableId));
  expect(cost).toMatchObject({ kind: 'cost', status: 'open', due: '2026-11-02', amountMinor: 120_000 });
  expect(await answer(booked?.subject.receivableId as ReceivableId)).toBe('not_a_principal');
});

test('nobody is asked for it who is a natural person, is not late, or owes in another currency', async () => {
  expect(await answer(await owes({ kind: 'natural', name: 'Jana Nováková' }))).toBe('no_lump_sum');
  const later = { receivableId: 'F-2', debtorId: 'D-2' };
  expect(await answer(await owes({ ...later, due: '2026-11-20' }))).toBe('not_late');
  const saturday = { receivableId: 'F-3', debtorId: 'D-3', due: '2026-11-14' };
  expect(await answer(await owes(saturday))).toEqual([120_000, 'CZK', true]);
  const abroad = { receivableId: 'F-4', debtorId: 'D-4', due: '2026-11-02', currency: 'EUR' } as const;
  expect(await answer(await owes(abroad))).toBe('other_currency');
});

test('what is disputed costs nothing more until that is decided; what is not disputed beside it does', async () => {
  const [invoice, other] = [await owes({ due: '2026-11-02' }), await owes({ receivableId: 'F-2', due: '2026-11-02' })];
  const { personId } = await owed(invoice);
  const wish = { personId, creditorId: acme.id, receivables: [invoice], code: 'wrong_amount' } as const;
  const dispute = await the.run((tx) => openDispute(the.tools, tx, act('call'), wish));
  if (!dispute.ok) throw new Error(dispute.message);
  expect(await answer(invoice)).toBe('disputed');
  expect(await answer(other)).toEqual([120_000, 'CZK', true]);
  const { id: disputeId } = dispute.value;
  await the.run((tx) => decideDispute(the.tools, tx, act('desk'), disputeId, { to: 'rejected' }));
  expect(await answer(invoice)).toEqual([120_000, 'CZK', true]);
});

test.each(['receivable', 'case', 'person'] as const)(
  'what is on hold (%s) costs nothing more while the hold stands',
  async (scope) => {
    const invoice = await owes({ due: '2026-11-02' });
    const { personId, caseId } = await owed(invoice);
    const until = Temporal.ZonedDateTime.from('2026-11-25T10:00[Europe/Prague]').epochMilliseconds;
    const about = {
      ...{ caseId: scope === 'case' ? caseId : null, receivableId: scope === 'receivable' ? invoice : null },
      ...{ channel: null, from: 0, until, cause: null },
    };
    await the.run((tx) =>
      placeHold(the.tools, tx, act('x'), { reason: 'manual', scope, personId, creditorId: acme.id, ...about }),
    );
    expect(await answer(invoice)).toBe('on_hold');
    the.passTo('2026-11-25T10:00[Europe/Prague]');
    expect(await answer(invoice)).toEqual([120_000, 'CZK', true]);
  },
);

test('that the debtor wants no letters keeps no cost off an invoice', async () => {
  const invoice = await owes({ due: '2026-11-02' });
  const { personId } = await owed(invoice);
  const about = { caseId: null, receivableId: null, channel: 'letter', from: 0, until: null, cause: null } as const;
  const hold = { reason: 'manual', scope: 'channel', personId, creditorId: acme.id, ...about } as const;
  await the.run((tx) => placeHold(the.tools, tx, act('x'), hold));
  expect(await answer(invoice)).toEqual([120_000, 'CZK', true]);
});

test('in Poland it is 40, 70 or 100 euro by the value of the claim, at the rate that is given', async () => {
  const polish = await the.creditor('PL');
  const claim = async (id: string, amountMinor: number) =>
    owes({ receivableId: id, debtorId: id, amountMinor, currency: 'PLN', country: 'PL', due: '2026-11-02' }, polish);
  const small = await claim('P-1', 500_000);
  expect(await answer(small)).toBe('euro_rate_missing');
  expect(await answer(small, 42_512)).toEqual([17_005, 'PLN', true]);
  expect(await answer(await claim('P-2', 500_001), 42_512)).toEqual([29_758, 'PLN', true]);
  expect(await answer(await claim('P-3', 5_000_000), 42_512)).toEqual([42_512, 'PLN', true]);
});

test('a flat sum that was booked before leaves the conversation with its disputed invoice, and falls with it', async () => {
  const invoice = await owes({ due: '2026-11-02', amountMinor: 500_000 });
  const other = await owes({ receivableId: 'F-2', due: '2026-11-02', amountMinor: 300_000 });
  for (const id of [invoice, other]) await book(id);
  const { personId } = await owed(invoice);
  const conversation = () => the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
  expect(await conversation()).toMatchObject({ totalMinor: 1_040_000 });
  const about = { personId, creditorId: acme.id, receivables: [invoice], code: 'wrong_amount' as const };
  const open = (origin: string) => the.run((tx) => openDispute(the.tools, tx, act(origin), about));
  const first = await open('call');
  if (!first.ok) throw new Error(first.message);
  expect(first.value.receivables).toHaveLength(2);
  expect(await conversation()).toMatchObject({ totalMinor: 420_000 });
  const decide = (id: DisputeId, to: 'rejected' | 'accepted') =>
    the.run((tx) => decideDispute(the.tools, tx, act(to), id, { to }));
  await decide(first.value.id, 'rejected');
  expect(await conversation()).toMatchObject({ totalMinor: 1_040_000 });
  const second = await open('again');
  if (!second.ok) throw new Error(second.message);
  expect(await decide(second.value.id, 'accepted')).toEqual({ ok: true, value: 620_000 });
  expect(await conversation()).toMatchObject({ totalMinor: 420_000 });
});

test('interest that is booked while its invoice is disputed is asked of nobody until that is decided, and falls with it', async () => {
  const creditor = await the.creditor('SK', {
    interest: { kind: 'contractual', basisPoints: 1_000, yearDays: '365', shiftsDue: true },
  });
  const invoice = await owes({ due: '2026-01-02', amountMinor: 500_000, currency: 'EUR' }, creditor);
  const other = await owes({ receivableId: 'F-2', due: '2026-11-18', amountMinor: 300_000, currency: 'EUR' }, creditor);
  const { personId } = await owed(invoice);
  const wish = { personId, creditorId: creditor.id, receivables: [invoice], code: 'wrong_amount' as const };
  const dispute = await the.run((tx) => openDispute(the.tools, tx, act('call'), wish));
  if (!dispute.ok) throw new Error(dispute.message);
  await accrueMonthly({ ...the.tools, work: the.work, rates: {} as never }, 'user:test', creditor.id);
  const conversation = () => the.run((tx) => findConversation(the.tools, tx, personId, creditor.id));
  expect((await conversation())?.receivables.map(({ id }) => id)).toEqual([other]);
  const all = { to: 'partly', credits: new Map([[invoice, 500_000]]) } as const; // the interest was not disputed, and makes no part of it
  const partly = await the.run((tx) => decideDispute(the.tools, tx, act('desk'), dispute.value.id, all));
  expect(partly).toMatchObject({ ok: false, reason: 'credit_out_of_range' });
  await the.run((tx) => decideDispute(the.tools, tx, act('desk'), dispute.value.id, { to: 'accepted' }));
  expect((await conversation())?.receivables.map(({ id }) => id)).toEqual([other]);
  const booked = await the.events('interest_accrued');
  expect(booked).toHaveLength(1);
});
