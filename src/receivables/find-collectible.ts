import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Receivable } from './model.ts';
import type { Tools } from './ports.ts';

/** What a person may be asked for, in every currency: open, neither disputed nor held by itself; oldest due first. */
export async function findCollectible(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
): Promise<Receivable[]> {
  const open = await books.receivables.openOf(tx, personId, creditorId);
  if (open.length === 0) return [];
  const left = new Set<string>(await books.disputes.disputed(tx, personId, creditorId));
  for (const { receivableId } of await books.holds.standing(tx, personId, creditorId, clock.now().epochMilliseconds))
    if (receivableId) left.add(receivableId);
  return open.filter(({ id }) => !left.has(id));
}
