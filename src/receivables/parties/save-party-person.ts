import type { ContactPointId, CreditorId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { ContactPoint, Person } from '../model.ts';
import type { PersonKey } from '../person-keys.ts';
import type { Tools, VerifierHasher } from '../ports.ts';
import { record } from '../record.ts';
import { contactsOf } from '../save-person.ts';
import { verifierScope, verifierValue } from '../verifier-value.ts';
import { birthDateOf, type PartyPerson } from './find-known-person.ts';

/**
 * Writes what a person said of somebody who is to stand on a case. Of who is known only what was missing is added: nothing on record gives way
 * to what was typed in. New numbers come after the old ones.
 */
export async function savePartyPerson(
  tools: Tools & { readonly hasher: VerifierHasher },
  tx: Tx,
  act: Act,
  about: { readonly creditorId: CreditorId; readonly known: PersonId | undefined; readonly key: PersonKey | null },
  said: PartyPerson,
): Promise<PersonId> {
  const { books, journal, ids } = tools;
  const { creditorId, key } = about;
  const before = about.known && (await books.persons.find(tx, about.known));
  const person = before ? completed(before, said) : newcomer(ids.next('per'), said);
  const changed = before ? missing(before, person) : [];
  if (!before) await books.persons.insert(tx, [person]);
  else if (changed.length > 0) await books.persons.update(tx, person);
  if (!before && key)
    await books.persons.addKeys(tx, [{ personId: person.id, kind: key.kind, creditorId: key.creditorId, keyed: key.forms[0] }]);
  const contactPoints = await addContacts(tools, tx, act, person.id, said);
  const verified = await addBirthDate(tools, tx, person.id, creditorId, said.birthDate);
  const subject = { personId: person.id, creditorId };
  if (!before) await record(journal, tx, act.actor, [{ type: 'person_registered', subject, data: { contactPoints } }]);
  else if (changed.length + contactPoints.length > 0 || verified)
    await record(journal, tx, act.actor, [
      { type: 'person_updated', subject, data: { changed: [...changed, ...(verified ? ['birthDate'] : [])], contactPoints } },
    ]);
  return person.id;
}

function newcomer(id: PersonId, { kind, name, language, country, ...said }: PartyPerson): Person {
  const { firstName = null, lastName = null, vocative = null } = said;
  return { id, kind, name, firstName, lastName, vocative, language, country };
}

/** Somebody without a name was erased, and is known again. */
function completed(before: Person, { kind, name, language }: PartyPerson): Person {
  const named = before.name === '' ? { kind, name } : {};
  return { ...before, ...named, language: before.language ?? language };
}

function missing(before: Person, after: Person): string[] {
  return (['kind', 'name', 'language'] as const).filter((field) => before[field] !== after[field]);
}

async function addContacts(
  { books, ids, clock }: Tools,
  tx: Tx,
  { actor }: Act,
  personId: PersonId,
  { address = null, ...person }: PartyPerson,
): Promise<ContactPointId[]> {
  const known = await books.contactPoints.ofPerson(tx, personId);
  const said = contactsOf({ ...person, address });
  const fresh = said.filter(({ kind, value }) => !known.some((point) => point.kind === kind && point.value === value));
  const last = Math.max(-1, ...known.map(({ position }) => position));
  const recordedAt = clock.now().epochMilliseconds;
  const added = fresh.map((contact, index): ContactPoint => {
    const place = { id: ids.next('cnt'), personId, position: last + 1 + index };
    return { ...contact, ...place, status: 'unverified', optedOut: false, source: actor, recordedAt };
  });
  await books.contactPoints.insert(tx, added);
  return added.map(({ id }) => id);
}

/** True when there was none, or none that can still be compared with anything. */
async function addBirthDate(
  { books, hasher }: Tools & { readonly hasher: VerifierHasher },
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
  given: string | null,
): Promise<boolean> {
  const value = given === null ? undefined : verifierValue('birth_date', given);
  const before = value === undefined ? undefined : await birthDateOf(books, tx, personId, creditorId);
  if (value === undefined || (before && hasher.knows(before))) return false;
  const keyed = hasher.hash(verifierScope(personId, creditorId, 'birth_date'), value);
  await books.verifiers.put(tx, [{ personId, creditorId, field: 'birth_date', source: '', keyed }]);
  return true;
}
