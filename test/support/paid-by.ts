import type { Receivable } from '../../src/receivables/model.ts';
import type { PaymentMatched } from '../../src/receivables/payments/events.ts';

/** What the journal tells of a payment after which `owedMinor` of a receivable is left; `name` tells it from others. */
export function paidBy(
  { id: receivableId, amountMinor: before, billedMinor, currency }: Receivable,
  owedMinor: number,
  name = '1',
): PaymentMatched {
  const amountMinor = before - owedMinor;
  return {
    ...{ transactionId: `trn_${name}`, currency, transactionMinor: amountMinor, rule: 'variable_symbol_and_amount', best: 1 },
    allocations: [{ allocationId: `alc_${name}`, receivableId, amountMinor, billedMinor, owedMinor }],
  };
}
