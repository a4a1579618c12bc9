import type { JournalReader } from '../journal/ports.ts';
import type { TrunkBreaker } from '../web/live-settings.ts';

/** The last move of each trunk's breaker, by the trunk's name; read once and then kept up with the journal. */
export function trunkBreakers(journal: JournalReader): () => Promise<ReadonlyMap<string, TrunkBreaker>> {
  const breakers = new Map<string, TrunkBreaker>();
  let seq = 0;
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    for (;;) {
      const moves = await journal.read({ after: seq, limit: 1000, types: ['trunk_breaker_moved'] });
      for (const { at, data } of moves) {
        const { trunk, state, reason } = data as { trunk: string; state: TrunkBreaker['state']; reason: string };
        breakers.set(trunk, { state, since: at, reason });
      }
      seq = moves.at(-1)?.seq ?? seq;
      if (moves.length < 1000) return;
    }
  };
  return async () => {
    reading = reading.catch(() => undefined).then(read);
    await reading;
    return breakers;
  };
}
