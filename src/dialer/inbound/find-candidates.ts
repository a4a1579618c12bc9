import type { ContactPointId, CreditorId, PersonId } from '../../kernel/ids.ts';
import type { PhoneNumber } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Books } from '../../receivables/ports.ts';

/** Whom a number leads to. Candidates only: nobody is verified by the number from which he calls. */
export type Candidates =
  | { readonly are: 'none' | 'several' }
  | { readonly are: 'one'; readonly personId: PersonId; readonly contactPointId: ContactPointId };

/** Those who have, or had, something with this creditor and whose number it is on record. A number marked as somebody else's leads nowhere. */
export async function findCandidates(
  books: Pick<Books, 'contactPoints' | 'receivables'>,
  tx: Tx,
  creditorId: CreditorId,
  number: PhoneNumber | null,
): Promise<Candidates> {
  const points = number === null ? [] : await books.contactPoints.withNumbers(tx, [number]);
  const theirs = points.filter(({ status }) => status !== 'wrong_party');
  const persons = [...new Set(theirs.map(({ personId }) => personId))];
  if (persons.length === 0) return { are: 'none' };
  const known = new Set((await books.receivables.casesOf(tx, persons, creditorId)).map(({ personId }) => personId));
  const [one, ...others] = theirs.filter(({ personId }) => known.has(personId));
  if (!one) return { are: 'none' };
  return others.some(({ personId }) => personId !== one.personId)
    ? { are: 'several' }
    : { are: 'one', personId: one.personId, contactPointId: one.id };
}
