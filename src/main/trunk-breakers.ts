import type { JournalReader } from '../journal/ports.ts';
import type { TrunkBreaker } from '../web/live-settings.ts';

/**
 * Each trunk's breaker, by the trunk's name; read once and then kept up with the journal. Moves by reachability and by results stand each for
 * themselves: what keeps calls back shows before what does not, else the later one.
 */
export function trunkBreakers(journal: JournalReader): () => Promise<ReadonlyMap<string, TrunkBreaker>> {
  const breakers = new Map<string, Map<string, TrunkBreaker>>();
  let seq = 0;
  let reading: Promise<void> = Promise.resolve();
  const read = async () => {
    for (;;) {
      const moves = await journal.read({ after: seq, limit: 1000, types: ['trunk_breaker_moved'] });
      for (const { at, data } of moves) {
        const { trunk, by, state, reason } = data as { trunk: string; by: string; state: TrunkBreaker['state']; reason: string };
        breakers.set(trunk, (breakers.get(trunk) ?? new Map()).set(by, { state, since: at, reason }));
      }
      seq = moves.at(-1)?.seq ?? seq;
      if (moves.length < 1000) return;
    }
  };
  return async () => {
    reading = reading.catch(() => undefined).then(read);
    await reading;
    return new Map([...breakers].map(([trunk, moves]) => [trunk, [...moves.values()].reduce(telling)]));
  };
}

function telling(a: TrunkBreaker, b: TrunkBreaker): TrunkBreaker {
  if ((a.state === 'closed') !== (b.state === 'closed')) return a.state === 'closed' ? b : a;
  return a.since > b.since ? a : b;
}
