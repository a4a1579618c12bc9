import type { Actor } from '../journal/event.ts';
import type { Journal } from '../journal/ports.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { ReceivablesHappening } from './events.ts';

/** Appends what this room may say, and nothing else, to the journal. */
export function record(journal: Journal, tx: Tx, actor: Actor, happenings: readonly ReceivablesHappening[]): Promise<void> {
  return journal.append(tx, actor, happenings);
}
