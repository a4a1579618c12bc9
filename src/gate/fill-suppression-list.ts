import type { Actor } from '../journal/event.ts';
import type { ImportId } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { GateEvent } from './events.ts';
import { recordReleased } from './record-released.ts';
import { type NumberToSuppress, type SuppressionTools, suppressNumbers } from './suppress-numbers.ts';

type Counts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/**
 * A list as an import fills it. `put` only lets the list grow, a transaction for each; `finish` journals the batch and, to `replace`,
 * takes off in that same transaction whatever this import did not name: an interrupted import holds back too much and never too little.
 */
export function fillSuppressionList(
  tools: SuppressionTools & { readonly work: UnitOfWork },
  actor: Actor,
  list: string,
): {
  put(importId: ImportId, numbers: readonly NumberToSuppress[]): Promise<Counts>;
  /** Returns how many numbers were taken off. */
  finish(importId: ImportId, counts: Counts & { rows: number; rejected: number }, replace: boolean): Promise<number>;
} {
  return {
    put: async (importId, numbers) => {
      const { added, changed, unchanged } = await tools.work.run((tx) =>
        suppressNumbers(tools, tx, actor, { list, importId }, numbers),
      );
      return { added: added.length, changed: changed.length, unchanged };
    },
    finish: (importId, counts, replace) =>
      tools.work.run(async (tx) => {
        const removed = replace ? await tools.gate.suppressions.removeOthers(tx, list, importId) : [];
        await recordReleased(tools, tx, actor, [list], removed);
        const { added, changed, unchanged, rows, rejected } = counts;
        const good = rows - rejected;
        const told = {
          importId,
          list,
          rows,
          good,
          added,
          changed,
          unchanged,
          rejected,
          replaced: replace,
          removed: removed.length,
        };
        const imported: GateEvent = { type: 'suppression_imported', subject: {}, data: told };
        await tools.journal.append(tx, actor, [imported]);
        return removed.length;
      }),
  };
}
