import type { BalanceChange, PromiseToPay } from '../model.ts';
import { coveredMinor, paidOn } from '../paid-on.ts';

export type PromiseVerdict = {
  /** `open`: date and grace are not over, and not enough is paid yet. */
  readonly state: 'open' | 'kept' | 'partially_kept' | 'broken';
  /** What was promised, less what the creditor gave up since; a date alone promises all that was owed. */
  readonly promisedMinor: number;
  /** Of that, in time. */
  readonly paidMinor: number;
};

/**
 * Whether a promise is kept: enough was paid, up to the tolerance, by its date and grace (`graceDay`, YYYY-MM-DD, the last day that counts).
 * It is kept as soon as that is so; once `now` (epoch ms) has reached `breaksAt`, a part makes it partially kept, and nothing broken. Pure.
 */
export function judgePromise(
  promise: Pick<PromiseToPay, 'amountMinor' | 'covered' | 'recordedAt' | 'breaksAt'>,
  changes: readonly BalanceChange[],
  { now, graceDay, toleranceMinor }: { readonly now: number; readonly graceDay: string; readonly toleranceMinor: number },
): PromiseVerdict {
  const total = coveredMinor(promise.covered);
  const { paidMinor, creditedMinor } = paidOn(promise.covered, changes, promise.recordedAt, graceDay);
  const promisedMinor = Math.min(promise.amountMinor ?? total, total - creditedMinor);
  const verdict = (state: PromiseVerdict['state']): PromiseVerdict => ({ state, promisedMinor, paidMinor });
  if (paidMinor >= promisedMinor - toleranceMinor && paidMinor + creditedMinor > 0) return verdict('kept');
  if (now < promise.breaksAt) return verdict('open');
  return verdict(paidMinor > 0 ? 'partially_kept' : 'broken');
}
