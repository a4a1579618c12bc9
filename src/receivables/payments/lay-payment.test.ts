import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countries } from '../../kernel/country.ts';
import { receivableKinds } from '../model.ts';
import { allocate } from './allocate.ts';
import { allocationOrders } from './allocation-orders.ts';
import { inLegalOrder } from './in-legal-order.ts';
import { layPayment } from './lay-payment.ts';
import type { Owed } from './model.ts';

const owed = fc.record({
  amountMinor: fc.integer({ min: 0, max: 2_000 }),
  kind: fc.constantFrom(...receivableKinds),
  due: fc.constantFrom('2026-01-31', '2026-06-30', '2026-11-01'),
});
const books = fc.array(owed, { maxLength: 6 }).map((each) =>
  each.map(
    (one, n): Owed => ({
      ...one,
      id: `rcv_${n}`,
      caseId: 'cas_1',
      personId: 'per_1',
      creditorId: 'crd_1',
      status: one.amountMinor > 0 ? 'open' : 'settled',
      currency: 'CZK',
      billedMinor: one.amountMinor + 10,
      variableSymbol: null,
      document: null,
      externalKey: String(n),
      iban: null,
    }),
  ),
);
const payment = fc.integer({ min: 1, max: 8_000 });
const country = fc.constantFrom(...countries);

test('what a payment is laid on and what is left over are the payment, and nothing is paid beyond what is owed', () => {
  fc.assert(
    fc.property(payment, books, country, (amountMinor, each, where) => {
      const { shares, restMinor } = allocate(amountMinor, inLegalOrder(each, where));
      expect(shares.reduce((sum, share) => sum + share.amountMinor, 0) + restMinor).toBe(amountMinor);
      for (const { receivable, amountMinor: share } of shares) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(receivable.amountMinor);
      }
      if (restMinor > 0) expect(shares.length).toBe(each.filter(({ amountMinor: owes }) => owes > 0).length);
    }),
  );
});

test('nothing is paid while something stays owed that the law puts before it', () => {
  fc.assert(
    fc.property(payment, books, country, (amountMinor, each, where) => {
      const inOrder = inLegalOrder(each, where);
      const { shares } = allocate(amountMinor, inOrder);
      const last = inOrder.findLastIndex(({ id }) => shares.some(({ receivable }) => receivable.id === id));
      for (const before of inOrder.slice(0, Math.max(0, last)))
        expect(shares.find(({ receivable }) => receivable.id === before.id)?.amountMinor ?? 0).toBe(before.amountMinor);
      const rank = (one: Owed) => allocationOrders[where].ranks.findIndex((kinds) => kinds.includes(one.kind));
      for (const [at, one] of inOrder.entries()) expect(rank(one)).toBeGreaterThanOrEqual(rank(inOrder[at - 1] ?? one));
    }),
  );
});

test('every country has its order with a source, and every kind of receivable its place in it, once', () => {
  for (const where of countries) {
    const { ranks, source } = allocationOrders[where];
    expect(ranks.flat().sort()).toEqual([...receivableKinds].sort());
    expect(source).not.toBe('');
  }
});

test('costs are paid first everywhere, then interest, in Poland with fees, and of two alike always the same one', () => {
  const each = ['invoice', 'fee', 'interest', 'cost'] as const;
  const kindsIn = (where: 'CZ' | 'SK' | 'PL' | 'HU') =>
    inLegalOrder(
      each.map((kind, n) => ({ kind, due: `2026-0${n + 1}-01`, id: `rcv_${n}` as const })),
      where,
    ).map(({ kind }) => kind);
  for (const where of ['CZ', 'SK', 'HU'] as const) expect(kindsIn(where)).toEqual(['cost', 'interest', 'invoice', 'fee']);
  expect(kindsIn('PL')).toEqual(['cost', 'fee', 'interest', 'invoice']);
  const alike = ['rcv_2', 'rcv_1'].map((id) => ({ kind: 'invoice', due: '2026-01-01', id: id as 'rcv_1' }) as const);
  expect(inLegalOrder(alike, 'CZ').map(({ id }) => id)).toEqual(['rcv_1', 'rcv_2']);
});

test('a rest within the tolerance is let go, a larger one stays owed, and what is owed never falls below zero', () => {
  fc.assert(
    fc.property(payment, books, fc.integer({ min: 0, max: 100 }), (amountMinor, each, toleranceMinor) => {
      for (const { receivable, amountMinor: share, writtenOffMinor, after } of layPayment(
        allocate(amountMinor, each).shares,
        toleranceMinor,
      )) {
        expect(after.amountMinor).toBe(receivable.amountMinor - share - writtenOffMinor);
        expect(after.amountMinor === 0 || after.amountMinor > toleranceMinor).toBe(true);
        expect(writtenOffMinor).toBeLessThanOrEqual(toleranceMinor);
        expect(after.status).toBe(after.amountMinor > 0 ? 'open' : 'settled');
      }
    }),
  );
});
