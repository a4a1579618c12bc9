import { type Money, money } from '../kernel/money.ts';
import type { Receivable } from '../receivables/model.ts';

/** One transfer that a debtor makes: so much, to that account, under those symbols. */
export type Payment = {
  readonly amount: Money;
  readonly iban: string | null;
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
  /** The creditor's names of what it pays, where there are any. */
  readonly documents: readonly string[];
  /** The earliest due date, YYYY-MM-DD. */
  readonly due: string;
};

/**
 * How an amount is paid: the oldest receivable first, one transfer for all that share account and symbols. Receivables are given oldest
 * first, in one currency; what is more than they come to is left out.
 */
export function splitPayment(amountMinor: number, receivables: readonly Receivable[]): Payment[] {
  const transfers = new Map<string, Payment>();
  let left = amountMinor;
  for (const receivable of receivables) {
    const share = Math.min(left, receivable.amountMinor);
    if (share <= 0) continue;
    left -= share;
    const { iban, variableSymbol, constantSymbol, specificSymbol, currency, due, document } = receivable;
    const key = JSON.stringify([iban, variableSymbol, constantSymbol, specificSymbol]);
    const before = transfers.get(key);
    transfers.set(key, {
      amount: money((before?.amount.minor ?? 0) + share, currency),
      iban,
      variableSymbol,
      constantSymbol,
      specificSymbol,
      documents: [...(before?.documents ?? []), ...(document ? [document] : [])],
      due: before?.due ?? due,
    });
  }
  return [...transfers.values()];
}
