import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import { overallCap } from './overall-cap.ts';

/** What binds all campaigns and trunks together, and how much of it is in use. */
export type LimitsInForce = {
  /** Calls up at once. */
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Calls up now. */
  readonly inUse: number;
  /** What the server's settings allow: no operator sets more. */
  readonly ceiling: { readonly calls: number; readonly callsPerSecond: number };
};

export async function findLimits(
  tools: Pick<DialerTools, 'limits' | 'overallCeiling' | 'attempts'>,
  tx: Tx,
): Promise<LimitsInForce> {
  const { concurrency, perSecond } = await overallCap(tools, tx);
  const { overallCeiling: ceiling } = tools;
  return {
    calls: concurrency,
    callsPerSecond: perSecond,
    inUse: (await tools.attempts.open(tx)).length,
    ceiling: { calls: ceiling.concurrency, callsPerSecond: ceiling.perSecond },
  };
}
