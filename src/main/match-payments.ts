import type { Database } from '../adapters/db/database.ts';
import type { Actor } from '../journal/event.ts';
import type { Clock } from '../kernel/clock.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { MatchCounts } from '../receivables/payments/match-transactions.ts';
import { matchWaiting } from '../receivables/payments/match-waiting.ts';
import type { PaymentTools } from '../receivables/payments/ports.ts';

/**
 * Matches all that waits, in a process of its own: in large bundles while nobody else writes the database, in small ones as soon as somebody
 * does, so that no call waits for it.
 */
export function matchPayments(
  db: Pick<Database, 'serve' | 'steps'>,
  tools: PaymentTools & { readonly work: UnitOfWork; readonly clock: Clock },
  actor: Actor,
  onProgress: (seen: number) => void = () => {},
): Promise<MatchCounts> {
  db.serve(cacheMiB);
  let seen = db.steps.foreignCommits();
  let lastForeign = Number.NEGATIVE_INFINITY;
  return matchWaiting(tools, actor, {
    onProgress,
    bundle: () => {
      const now = tools.clock.now().epochMilliseconds;
      const commits = db.steps.foreignCommits();
      if (commits !== seen) lastForeign = now;
      seen = commits;
      return now - lastForeign < rememberedMs ? besideOthers : alone;
    },
  });
}

const rememberedMs = 10_000;
const besideOthers = 300;
/** It holds the database for about a second. */
const alone = 10_000;
/** What a bundle of payments touches lies scattered over all books: pages that fit nowhere would be written and read twice. */
const cacheMiB = 256;
