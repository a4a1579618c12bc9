import { foldWords } from '../../kernel/fold-words.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DebtorRow, KeyedHash } from '../model.ts';
import type { PersonKey } from '../person-keys.ts';
import type { Books, VerifierHasher } from '../ports.ts';
import { verifierScope, verifierValue } from '../verifier-value.ts';
import { knownToCreditor } from './known-to-creditor.ts';

/** Somebody who is to stand on a case, in the words of a row. `birthDate` YYYY-MM-DD: by it she proves who she is. */
export type PartyPerson = Pick<DebtorRow, 'kind' | 'name' | 'country' | 'language' | 'phones' | 'email' | 'birthDate'> &
  Partial<Pick<DebtorRow, 'firstName' | 'lastName' | 'vocative' | 'address'>>;

export type AlikeRefusal = Refusal<'several_alike' | 'other_birth_date'>;

/**
 * Whom a creditor knows already under this name and one of these numbers or this e-mail address, in whatever way she came into the books: what
 * she does not want, and that a number is not hers, goes on holding for her. A number that was marked as wrong or dead leads to her as well.
 * Where several bear the name (father and son), or she is on record with another birth date, a person must say who is meant.
 */
export async function findKnownPerson(
  tools: { readonly books: Books; readonly hasher: VerifierHasher },
  tx: Tx,
  creditorId: CreditorId,
  person: PartyPerson,
  key: PersonKey | null,
): Promise<Result<PersonId | undefined, AlikeRefusal>> {
  const { books } = tools;
  const points = [
    ...(await books.contactPoints.withNumbers(
      tx,
      person.phones.map(({ number }) => number),
    )),
    ...(person.email === null ? [] : await books.contactPoints.withEmail(tx, person.email)),
  ];
  const reached = [...new Set(points.map(({ personId }) => personId))];
  const known = await books.persons.findAll(tx, [...(await knownToCreditor(books, tx, creditorId, reached))]);
  const name = folded(person.name);
  const alike = known.filter((each) => folded(each.name) === name).map(({ id }) => id);
  const byKey = key && (await books.persons.findByKey(tx, key.kind, key.creditorId, key.forms));
  const candidates = [...new Set(byKey ? [byKey, ...alike] : alike)].sort();
  if (candidates.length === 0) return accept(undefined);
  const born = await Promise.all(candidates.map((id) => birthDateAgrees(tools, tx, creditorId, id, person.birthDate)));
  const sure = candidates.filter((_, index) => born[index] === true);
  const [one, ...others] = sure.length > 0 ? sure : candidates.filter((_, index) => born[index] === null);
  if (one && others.length === 0) return accept(one);
  if (one)
    return refuse('several_alike', 'Several people of that name are on record under that number or address: say which by her id');
  return refuse('other_birth_date', 'Somebody of that name and number is on record with another birth date: name her by her id');
}

/** Words without marks, case and order: "NOVÁK Petr" is Petr Novák. */
function folded(name: string): string {
  return foldWords(name).sort().join(' ');
}

/** Null: nothing to compare, or the key of what is on record is gone. */
async function birthDateAgrees(
  { books, hasher }: { readonly books: Books; readonly hasher: VerifierHasher },
  tx: Tx,
  creditorId: CreditorId,
  personId: PersonId,
  given: string | null,
): Promise<boolean | null> {
  const value = given === null ? undefined : verifierValue('birth_date', given);
  const recorded = value === undefined ? undefined : await birthDateOf(books, tx, personId, creditorId);
  if (value === undefined || !recorded || !hasher.knows(recorded)) return null;
  return hasher.matches(verifierScope(personId, creditorId, 'birth_date'), value, recorded);
}

/** As it is kept for this creditor. */
export async function birthDateOf(
  books: Pick<Books, 'verifiers'>,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
): Promise<KeyedHash | undefined> {
  return (await books.verifiers.ofPerson(tx, personId, creditorId)).find(({ field }) => field === 'birth_date')?.keyed;
}
