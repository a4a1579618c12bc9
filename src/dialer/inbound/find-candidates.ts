import type { ContactPointId, CreditorId, PersonId } from '../../kernel/ids.ts';
import type { PhoneNumber } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Books } from '../../receivables/ports.ts';

/** Whom a number leads to. Candidates only: nobody is verified by the number from which he calls. */
export type Candidates =
  | { readonly are: 'none' | 'several' }
  | { readonly are: 'one'; readonly personId: PersonId; readonly contactPointId: ContactPointId };

/**
 * Those who have, or had, something with this creditor, or stand on somebody's case with it, and whose number it is on record. A number marked
 * as somebody else's leads nowhere. Who may not be told of the case on which she stands gives way to whoever shares her number.
 */
export async function findCandidates(
  books: Pick<Books, 'contactPoints' | 'receivables' | 'parties'>,
  tx: Tx,
  creditorId: CreditorId,
  number: PhoneNumber | null,
): Promise<Candidates> {
  const points = number === null ? [] : await books.contactPoints.withNumbers(tx, [number]);
  const theirs = points.filter(({ status }) => status !== 'wrong_party');
  const persons = [...new Set(theirs.map(({ personId }) => personId))];
  if (persons.length === 0) return { are: 'none' };
  const owing = await books.receivables.casesOf(tx, persons, creditorId);
  const told = new Set(owing.map(({ personId }) => personId));
  const untold = new Set<PersonId>();
  for (const personId of await books.parties.everAmong(tx, persons, creditorId)) {
    const standing = await books.parties.ofPerson(tx, personId, creditorId);
    if (standing.length > 0) (standing.some(({ entitled }) => entitled) ? told : untold).add(personId);
  }
  const known = told.size > 0 ? told : untold;
  const [one, ...others] = theirs.filter(({ personId }) => known.has(personId));
  if (!one) return { are: 'none' };
  return others.some(({ personId }) => personId !== one.personId)
    ? { are: 'several' }
    : { are: 'one', personId: one.personId, contactPointId: one.id };
}
