import type { Actor } from '../journal/event.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { GateEvent } from './events.ts';
import type { SuppressionTools } from './suppress-numbers.ts';

/** Writes down which contact points these lists no longer hold back; the numbers have been taken off in the same transaction. */
export async function recordReleased(
  tools: SuppressionTools,
  tx: Tx,
  actor: Actor,
  lists: readonly string[],
  numbers: readonly PhoneNumber[],
): Promise<void> {
  for (let from = 0; from < numbers.length; from += atOnce) {
    const points = await tools.books.contactPoints.withNumbers(tx, numbers.slice(from, from + atOnce));
    if (points.length === 0) continue;
    const contactPointIds = points.map(({ id }) => id);
    const released: GateEvent = { type: 'contact_points_released', subject: {}, data: { lists, contactPointIds } };
    await tools.journal.append(tx, actor, [released]);
  }
}

const atOnce = 500;
