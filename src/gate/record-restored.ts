import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { EmergencyStop, RestoredFrom } from './ports.ts';

/**
 * Notes in a record that it came out of a backup. From this commit on nothing is dialled or sent from it: calls were made after the backup
 * that it knows nothing of, so its caps and promises are not to be relied on until somebody has said what happened (`confirm-restore.ts`).
 */
export async function recordRestored(
  tools: { readonly journal: Journal; readonly emergencyStop: EmergencyStop },
  tx: Tx,
  actor: Actor,
  from: RestoredFrom,
): Promise<void> {
  await tools.emergencyStop.setRestored(tx, from);
  const data = { madeAt: from.madeAt, lastSeq: from.lastSeq };
  await tools.journal.append(tx, actor, [{ type: 'restored_from_backup', subject: {}, data }]);
}
