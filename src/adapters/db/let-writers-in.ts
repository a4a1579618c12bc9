import type { Clock, Timers } from '../../kernel/clock.ts';
import type { Database } from './database.ts';

/** SQLite looks again at least this often while it waits for the lock of another process (its busy handler's longest delay). */
const longestLookMs = 100;
/** For how long after its last commit another process counts as one that wants to write again. */
const rememberedMs = 3_000;

/**
 * A pause for work that writes transaction after transaction: none while nobody else writes; while another process does, as long as it
 * takes for it to see that the lock is free. Without it a waiting writer looks only now and then, and mostly at the wrong moment.
 */
export function letWritersIn(db: Database, clock: Clock, timers: Timers): () => Promise<void> {
  let seen = db.steps.foreignCommits();
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now().epochMilliseconds;
    const commits = db.steps.foreignCommits();
    if (commits !== seen) last = now;
    seen = commits;
    if (now - last < rememberedMs) await timers.sleep(longestLookMs);
  };
}
