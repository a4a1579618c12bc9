import type { Actor } from '../../journal/event.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import { type MatchCounts, matchTransactions } from './match-transactions.ts';
import type { PaymentTools } from './ports.ts';

/**
 * Matches all that waits, a bundle per transaction of the database, so that calls go on in between and an interruption loses nothing: what was
 * matched stays, and the next run goes on with the rest.
 */
export async function matchWaiting(
  tools: PaymentTools & { readonly work: UnitOfWork },
  actor: Actor,
  { bundle = () => bundleSize, onProgress = () => {}, signal, survives = 'power_cut' }: Pace = {},
): Promise<MatchCounts> {
  let total: MatchCounts = { seen: 0, matched: 0, partly: 0, suspense: 0, reversed: 0, outgoing: 0 };
  for (;;) {
    const some = await tools.work.run((tx) => matchTransactions(tools, tx, actor, bundle()), { survives });
    if (some.seen === 0) return total;
    total = {
      seen: total.seen + some.seen,
      matched: total.matched + some.matched,
      partly: total.partly + some.partly,
      suspense: total.suspense + some.suspense,
      reversed: total.reversed + some.reversed,
      outgoing: total.outgoing + some.outgoing,
    };
    onProgress(total.seen);
    if (signal?.aborted) return total;
  }
}

/**
 * `bundle`: how many next; the larger, the fewer pages are written, and the longer others wait for the database. `signal`: ends it after the
 * bundle under way.
 */
export type Pace = {
  readonly bundle?: () => number;
  readonly onProgress?: (seen: number) => void;
  readonly signal?: AbortSignal;
  /** What each bundle has survived before the next one begins; whoever says `process_end` sees to the disk at the end. */
  readonly survives?: 'power_cut' | 'process_end';
};

/** Holds the database for a moment only. */
const bundleSize = 300;
