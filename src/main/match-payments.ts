import { startCheckpoints } from '../adapters/db/checkpoints.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Actor } from '../journal/event.ts';
import type { Clock } from '../kernel/clock.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { MatchCounts } from '../receivables/payments/match-transactions.ts';
import { matchWaiting, type Pace } from '../receivables/payments/match-waiting.ts';
import type { PaymentTools } from '../receivables/payments/ports.ts';

/**
 * Matches all that waits, in a process of its own: in large bundles while nobody else writes the database, in small ones as soon as somebody
 * does, so that no call waits for it.
 */
export async function matchPayments(
  db: Pick<Database, 'file' | 'serve' | 'steps' | 'flush'>,
  tools: PaymentTools & { readonly work: UnitOfWork; readonly clock: Clock },
  actor: Actor,
  onProgress: (seen: number) => void = () => {},
): Promise<MatchCounts> {
  db.serve(cacheMiB);
  let seen = db.steps.foreignCommits();
  let lastForeign = Number.NEGATIVE_INFINITY;
  const checkpoints = startCheckpoints(db.file, () => {}, longLog); // without it the log is brought in by our own commits, only later
  const pace: Pace = {
    onProgress,
    survives: 'process_end', // what a power cut takes back is matched again
    bundle: () => {
      const now = tools.clock.now().epochMilliseconds;
      const commits = db.steps.foreignCommits();
      if (commits !== seen) lastForeign = now;
      seen = commits;
      return now - lastForeign < rememberedMs ? besideOthers : alone;
    },
  };
  try {
    const counts = await matchWaiting(tools, actor, pace);
    await db.flush();
    return counts;
  } finally {
    await checkpoints.stop();
  }
}

const rememberedMs = 10_000;
const besideOthers = 300;
/** It holds the database for about a second. */
const alone = 10_000;
/** What a bundle of payments touches lies scattered over all books: pages that fit nowhere would be written and read twice. */
const cacheMiB = 256;
/** Pages. A bundle writes some twelve thousand: to begin the log anew after each would have the next one wait for the disk. */
const longLog = 64_000;
