import type { Actor } from '../journal/event.ts';
import type { ImportId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Tools } from '../receivables/ports.ts';
import type { GateEvent } from './events.ts';
import type { PutNumbers, Suppressions } from './ports.ts';

export type SuppressionTools = Pick<Tools, 'books' | 'journal' | 'clock'> & {
  readonly gate: { readonly suppressions: Suppressions };
};

export type NumberToSuppress = {
  readonly number: PhoneNumber;
  readonly reason: string | null;
  /** Epoch ms, the first at which it no longer holds; null: for good. */
  readonly until: number | null;
};

/**
 * Puts numbers onto a list, in the caller's transaction: no dial and no message to them from its commit on. At most 500; of a number
 * that is named twice the last word holds. Which contact points on record that concerns is journalled; the numbers are not.
 */
export async function suppressNumbers(
  tools: SuppressionTools,
  tx: Tx,
  actor: Actor,
  to: { readonly list: string; readonly importId: ImportId | null },
  numbers: readonly NumberToSuppress[],
): Promise<PutNumbers> {
  const since = tools.clock.now().epochMilliseconds;
  const last = new Map(numbers.map((each) => [each.number, each]));
  const put = await tools.gate.suppressions.put(
    tx,
    [...last.values()].map((each) => ({ ...each, list: to.list, since })),
    to.importId,
  );
  const points = await tools.books.contactPoints.withNumbers(tx, [...put.added, ...put.changed]);
  if (points.length > 0) {
    const contactPoints = points.map(({ id, value }) => ({
      contactPointId: id,
      until: last.get(value as PhoneNumber)?.until ?? null,
    }));
    const concerned: GateEvent = { type: 'contact_points_suppressed', subject: {}, data: { list: to.list, contactPoints } };
    await tools.journal.append(tx, actor, [concerned]);
  }
  return { ...put, unchanged: put.unchanged + numbers.length - last.size };
}
