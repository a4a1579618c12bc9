import { Fault } from '../kernel/fault.ts';
import type { CreditorId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Creditor } from './model.ts';
import type { Books } from './ports.ts';

/** Throws Fault `creditor_unknown`: an id of ours that no creditor bears means broken data. */
export async function getCreditor(books: Pick<Books, 'creditors'>, tx: Tx, id: CreditorId): Promise<Creditor> {
  const creditor = await books.creditors.find(tx, id);
  if (!creditor) throw new Fault('creditor_unknown', `No creditor has the id ${id}`);
  return creditor;
}
