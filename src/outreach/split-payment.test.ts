import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Receivable } from '../receivables/model.ts';
import { splitPayment } from './split-payment.ts';

const receivable = (amountMinor: number, variableSymbol: string, document: string | null = null): Receivable => ({
  id: 'rcv_1',
  caseId: 'cas_1',
  creditorId: 'crd_1',
  personId: 'per_1',
  externalKey: document ?? variableSymbol,
  debtorId: null,
  status: 'open',
  currency: 'CZK',
  kind: 'invoice',
  amountMinor,
  billedMinor: amountMinor,
  due: '2026-10-01',
  issued: null,
  variableSymbol,
  constantSymbol: null,
  specificSymbol: null,
  iban: null,
  document,
  productGroup: null,
  product: null,
  priority: null,
  risk: null,
  note: null,
  attributes: {},
  rowHash: { keyId: 'k', hash: 'h' },
});

test('a part payment pays the oldest first and says nothing of what it does not reach', () => {
  const payments = splitPayment(70_000, [receivable(50_000, '1'), receivable(30_000, '2'), receivable(20_000, '3')]);
  expect(payments.map(({ amount, variableSymbol }) => [amount.minor, variableSymbol])).toEqual([
    [50_000, '1'],
    [20_000, '2'],
  ]);
});

test('invoices with one account and symbol are one transfer', () => {
  const payments = splitPayment(80_000, [receivable(50_000, '1', 'A'), receivable(30_000, '1', 'B')]);
  expect(payments).toMatchObject([{ amount: { minor: 80_000 }, documents: ['A', 'B'] }]);
});

test('the transfers come to the amount promised, or to all that is open when that is less', () => {
  const some = fc.array(fc.record({ amount: fc.integer({ min: 0, max: 1e7 }), symbol: fc.constantFrom('1', '2', '3') }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 1e8 }), (rows, amount) => {
      const receivables = rows.map((row) => receivable(row.amount, row.symbol));
      const total = receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const paid = splitPayment(amount, receivables).reduce((sum, payment) => sum + payment.amount.minor, 0);
      expect(paid).toBe(Math.min(amount, total));
    }),
  );
});
