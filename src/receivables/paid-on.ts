import type { BalanceChange, Covered } from './model.ts';

/** What became of the receivables that an agreement covers, since it was made. Minor units, none negative. */
export type PaidOn = {
  /** Paid, or taken off the bill by the creditor's own file, which says the same of a payment that the creditor has booked. */
  readonly paidMinor: number;
  /** Given up by the creditor: nobody need pay it any more. */
  readonly creditedMinor: number;
};

/**
 * Counts what is known since `since` (epoch ms) of the covered receivables; with `by` (YYYY-MM-DD), only what counts from that day or before,
 * so that money which came too late does not keep a promise, however late it is judged. What a receivable gets beyond what was owed of it
 * pays for no other; a payment that the bank took back is not paid; a bill that grew is no payment taken back. Pure.
 */
export function paidOn(covered: readonly Covered[], changes: readonly BalanceChange[], since: number, by?: string): PaidOn {
  let [paidMinor, creditedMinor] = [0, 0];
  for (const { receivableId, owedMinor } of covered) {
    let [paid, credited] = [0, 0];
    for (const change of changes) {
      if (change.receivableId !== receivableId || change.at < since) continue;
      if (change.because === 'credit' || change.because === 'write_off') credited -= change.byMinor;
      else if ((by === undefined || change.on <= by) && !(change.because === 'bill' && change.byMinor > 0))
        paid -= change.byMinor;
    }
    const given = Math.min(owedMinor, Math.max(0, credited));
    creditedMinor += given;
    paidMinor += Math.min(owedMinor - given, Math.max(0, paid));
  }
  return { paidMinor, creditedMinor };
}

/** What was owed of all that an agreement covers. */
export function coveredMinor(covered: readonly Covered[]): number {
  return covered.reduce((total, { owedMinor }) => total + owedMinor, 0);
}
