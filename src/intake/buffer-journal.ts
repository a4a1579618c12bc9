import type { Actor, Happening } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { Tx } from '../kernel/transaction.ts';

/** A journal that keeps what it is told until `flush`, which writes it in few statements. For one transaction. */
export function bufferJournal(journal: Journal): Journal & { flush(tx: Tx): Promise<void> } {
  let kept: { actor: Actor; happening: Happening }[] = [];
  return {
    append: async (_tx, actor, happenings) => {
      for (const happening of happenings) kept.push({ actor, happening });
    },
    flush: async (tx) => {
      while (kept.length > 0) {
        const actor = kept[0]?.actor ?? 'import';
        const other = kept.findIndex((line) => line.actor !== actor);
        const count = Math.min(500, other < 0 ? kept.length : other);
        await journal.append(
          tx,
          actor,
          kept.slice(0, count).map(({ happening }) => happening),
        );
        kept = kept.slice(count);
      }
    },
  };
}
