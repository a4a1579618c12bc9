import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { Cap } from './pacing.ts';

/** The cap over everything that is in force now: what operators have set, never above the ceiling of the server's settings. */
export async function overallCap(
  { limits, overallCeiling }: Pick<DialerTools, 'limits' | 'overallCeiling'>,
  tx: Tx,
): Promise<Cap> {
  const set = await limits.find(tx);
  if (!set) return overallCeiling;
  return {
    concurrency: Math.min(set.concurrency, overallCeiling.concurrency),
    perSecond: Math.min(set.perSecond, overallCeiling.perSecond),
  };
}
