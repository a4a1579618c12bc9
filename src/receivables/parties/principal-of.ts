import type { CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Tools } from '../ports.ts';

/**
 * Who owes what somebody speaks about: she herself, or the person on whose case she stands and may speak of it. What she says counts for that
 * case.
 */
export async function principalOf(
  { books }: Pick<Tools, 'books'>,
  tx: Tx,
  { personId, creditorId }: { readonly personId: PersonId; readonly creditorId: CreditorId },
  [first]: readonly ReceivableId[],
): Promise<PersonId> {
  const parties = first ? (await books.parties.ofPerson(tx, personId, creditorId)).filter(({ entitled }) => entitled) : [];
  if (!first || parties.length === 0) return personId;
  const about = await books.receivables.find(tx, first);
  return about && parties.some(({ caseId }) => caseId === about.caseId) ? about.personId : personId;
}
