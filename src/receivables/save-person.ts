import type { Actor } from '../journal/event.ts';
import type { ContactPointId, CreditorId, Ids, PersonId, ReceivableId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { ContactPoint, Creditor, DebtorRow, KeyedHash, Person, Verifier } from './model.ts';
import type { RegisterBooks, Tools, VerifierHasher } from './ports.ts';
import { type HashedVerifier, hashVerifiers, type PreparedRow } from './prepare-row.ts';
import { record } from './record.ts';
import type { ResolvedPerson } from './resolve-person.ts';

type SaveTools = Omit<Tools, 'books'> & { readonly books: RegisterBooks; readonly hasher: VerifierHasher };

/** `registered`: with which contact points, of somebody new; the caller tells that in the journal, with what came along. */
export type SavedPerson = { readonly personId: PersonId; readonly registered: readonly ContactPointId[] | null };

/**
 * Writes what a row says about the person itself. What the row leaves out stays as it was; numbers that it leaves out stay too. In a
 * correction (the receivable was known) new contact points come before the old ones, else after them.
 */
export async function savePerson(
  { books, journal, ids, clock }: SaveTools,
  tx: Tx,
  source: { readonly creditor: Creditor; readonly actor: Actor; readonly correction: boolean },
  who: ResolvedPerson,
  { row, newcomer }: Pick<PreparedRow, 'row' | 'newcomer'>,
): Promise<SavedPerson> {
  const before = who.personId && (await books.persons.find(tx, who.personId));
  const ownId = newcomer?.known ? undefined : newcomer?.personId;
  const person = mergePerson(before, before?.id ?? ownId ?? ids.next('per'), row);
  const subject = { personId: person.id, creditorId: source.creditor.id };
  if (!before) await books.persons.insert(tx, [person]);
  const changed = before ? changedFields(before, person) : [];
  if (changed.length > 0) await books.persons.update(tx, person);
  for (const key of who.keys) {
    const { kind, creditorId, forms } = key;
    const owned = { personId: person.id, kind, creditorId, keyed: forms[0] };
    if (kind !== 'national') await books.persons.addKeys(tx, [owned]);
    else if (!who.suspected) await books.persons.replaceKey(tx, owned);
  }
  const contactPoints = await addContactPoints(before ? await books.contactPoints.ofPerson(tx, person.id) : []);
  if (before && (changed.length > 0 || contactPoints.length > 0))
    await record(journal, tx, source.actor, [{ type: 'person_updated', subject, data: { changed, contactPoints } }]);
  if (who.suspected)
    await record(journal, tx, source.actor, [{ type: 'same_person_suspected', subject, data: { otherPersonId: who.suspected } }]);
  return { personId: person.id, registered: before ? null : contactPoints };

  async function addContactPoints(known: readonly ContactPoint[]): Promise<ContactPointId[]> {
    const fresh = contactsOf(row).filter(
      ({ kind, value }) => !known.some((point) => point.kind === kind && point.value === value),
    );
    const positions = known.map(({ position }) => position);
    const from = source.correction ? Math.min(0, ...positions) - fresh.length : Math.max(-1, ...positions) + 1;
    const added = pointsFrom(fresh, from, person.id, ids, clock.now().epochMilliseconds);
    await books.contactPoints.insert(tx, added);
    return added.map(({ id }) => id);
  }
}

/** Keyed hashes of what the debtor may be asked for. A new value replaces the old; customer numbers stand one per receivable. */
export async function saveVerifiers(
  { books, hasher }: Pick<SaveTools, 'books' | 'hasher'>,
  tx: Tx,
  about: {
    readonly personId: PersonId;
    readonly creditor: Creditor;
    readonly receivableId: ReceivableId;
    readonly prepared: PreparedRow;
  },
): Promise<void> {
  const { personId, creditor, receivableId, prepared } = about;
  const { row, lookup, newcomer } = prepared;
  const hashed = newcomer?.personId === personId ? newcomer.verifiers : hashVerifiers(hasher, personId, creditor.id, row);
  await books.verifiers.put(tx, verifiersFrom(hashed, lookup, { personId, creditorId: creditor.id, receivableId }));
}

/** Verifiers of one row. */
export function verifiersFrom(
  hashed: readonly HashedVerifier[],
  lookup: KeyedHash | null,
  { personId, creditorId, receivableId }: { personId: PersonId; creditorId: CreditorId; receivableId: ReceivableId },
): Verifier[] {
  return hashed.map(({ field, keyed }): Verifier => {
    if (field !== 'customer_number' || !lookup) return { personId, creditorId, field, keyed, source: '' };
    return { personId, creditorId, field, keyed, source: receivableId, lookup };
  });
}

/** The person of whom this row tells; nothing is forgotten of who she was `before`. */
export function mergePerson(before: Person | undefined, id: PersonId, row: DebtorRow): Person {
  return {
    id,
    kind: row.name ? row.kind : (before?.kind ?? row.kind),
    name: row.name || (before?.name ?? ''),
    firstName: row.firstName ?? before?.firstName ?? null,
    lastName: row.lastName ?? before?.lastName ?? null,
    vocative: row.vocative ?? before?.vocative ?? null,
    language: row.language ?? before?.language ?? null,
    country: row.country,
  };
}

/** New contact points of one person, the first at position `from`. */
export function pointsFrom(
  contacts: ReturnType<typeof contactsOf>,
  from: number,
  personId: PersonId,
  ids: Ids,
  recordedAt: number,
): ContactPoint[] {
  return contacts.map(
    ({ kind, value, phoneKind }, index): ContactPoint => ({
      ...{ kind, value, phoneKind, id: ids.next('cnt'), personId, position: from + index },
      ...{ status: 'unverified', optedOut: false, source: 'file', recordedAt },
    }),
  );
}

/** A postcode alone is no address that a letter could go to; it came as a verifier, and stays one: hashed only. */
export function contactsOf(
  row: Pick<DebtorRow, 'phones' | 'email' | 'address'>,
): Pick<ContactPoint, 'kind' | 'value' | 'phoneKind'>[] {
  return [
    ...row.phones.map(({ number, kind }) => ({ kind: 'phone' as const, value: number, phoneKind: kind })),
    ...(row.email ? [{ kind: 'email' as const, value: row.email, phoneKind: null }] : []),
    ...(row.address && (row.address.street || row.address.city)
      ? [{ kind: 'address' as const, value: JSON.stringify(row.address), phoneKind: null }]
      : []),
  ];
}

/** Names of what differs; never values. */
export function changedFields(before: Person, after: Person): string[] {
  return fields.filter((name) => after[name] !== before[name]);
}

/** All that is known of a person but her id; the type sees to it that none is left out. */
const told: Readonly<Record<keyof Omit<Person, 'id'>, true>> = {
  ...{ kind: true, name: true, firstName: true, lastName: true, vocative: true, language: true, country: true },
};
const fields = Object.keys(told) as (keyof typeof told)[];
