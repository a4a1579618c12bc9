import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Books } from '../ports.ts';

/** Which of these people have to do with a creditor: who owe it or ever did, and who stand or ever stood on the case of somebody else. */
export async function knownToCreditor(
  books: Pick<Books, 'receivables' | 'parties'>,
  tx: Tx,
  creditorId: CreditorId,
  personIds: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const owing = await books.receivables.casesOf(tx, personIds, creditorId);
  return new Set([...owing.map(({ personId }) => personId), ...(await books.parties.everAmong(tx, personIds, creditorId))]);
}
