import type { PersonId } from '../../kernel/ids.ts';
import type { Owed } from './model.ts';

/**
 * What is open at the creditor and could be meant by a payment, by what leads there. `symbol`, `sure` and `loose` hold what bears exactly
 * that; `others`, `payers` and `named` all that their people owe. Lists that were cut off, since they would lead to hundreds, are empty:
 * what fits everybody tells of nobody.
 */
export type Evidence = {
  /** Bears the payment's variable symbol. */
  readonly symbol: readonly Owed[];
  /** What the people of `symbol` owe beside it. */
  readonly others: readonly Owed[];
  /** Bears an account of the payment's text as the one where it is to be paid, no account of the creditor among them. */
  readonly virtualAccount: readonly Owed[];
  /** Bears a sure, and a loose reference of the payment. */
  readonly sure: readonly Owed[];
  readonly loose: readonly Owed[];
  /** Owed by those who have paid from this account before. */
  readonly payers: readonly Owed[];
  /** Owed by those who bear the payer's name. */
  readonly named: readonly Owed[];
};

export const noEvidence: Evidence = { symbol: [], others: [], virtualAccount: [], sure: [], loose: [], payers: [], named: [] };

/** The same with each receivable as it is now. */
export function evidenceAsOf(evidence: Evidence, now: (owed: Owed) => Owed): Evidence {
  const asOfNow = (owed: readonly Owed[]) => (owed.length === 0 ? owed : owed.map(now));
  return {
    symbol: asOfNow(evidence.symbol),
    others: asOfNow(evidence.others),
    virtualAccount: asOfNow(evidence.virtualAccount),
    sure: asOfNow(evidence.sure),
    loose: asOfNow(evidence.loose),
    payers: asOfNow(evidence.payers),
    named: asOfNow(evidence.named),
  };
}

/** Who a list is about. */
export function peopleOf(owed: readonly Owed[]): PersonId[] {
  return [...new Set(owed.map(({ personId }) => personId))];
}
