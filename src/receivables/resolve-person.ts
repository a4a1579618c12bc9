import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DebtorRow, KeyedHash, PersonKeyKind } from './model.ts';
import type { RegisterBooks, VerifierHasher } from './ports.ts';

/** Who a row is about, and by what the person is known from now on. */
export type ResolvedPerson = {
  /** Undefined: somebody new. */
  readonly personId: PersonId | undefined;
  /** Somebody else who bears the same national identifier. */
  readonly suspected: PersonId | undefined;
  readonly keys: readonly PersonKey[];
};

export type PersonKey = {
  readonly kind: PersonKeyKind;
  readonly creditorId: CreditorId | null;
  readonly value: string;
  /** National identifiers and customer numbers are kept as keyed hashes, the creditor's own ids as they are. */
  readonly secret: boolean;
};

/** The form in which a key is kept, under the newest key where it is secret. */
export function keyedForm(hasher: VerifierHasher, key: PersonKey): KeyedHash {
  return key.secret ? hasher.hash(scopeOf(key), key.value) : { keyId: 'plain', hash: key.value };
}

/** Every form in which a key may have been kept, under the newest key first. */
export function keyedForms(hasher: VerifierHasher, key: PersonKey): readonly KeyedHash[] {
  return key.secret ? hasher.hashes(scopeOf(key), key.value) : [keyedForm(hasher, key)];
}

/** By what a row tells who it is about: the national identifier, and what is the creditor's own. */
export function personKeys(creditorId: CreditorId, row: DebtorRow) {
  const national = nationalKey(row);
  const own = ownKey(creditorId, row, national);
  return { national, own, keys: [national, own].filter((key) => key !== undefined) };
}

/**
 * One person = the creditor's `debtor_id` (in its absence the customer number), or the same national identifier at any creditor; where
 * a row has none of these, the same first phone (or e-mail) under the same name. Never by name alone, and never two known persons
 * made one: when the keys point at two, the creditor's own key decides and the other is named as suspected.
 * `owner` is the person whose receivable the row has been so far: it stays, unless a key of the same kind names somebody else.
 */
export async function resolvePerson(
  books: RegisterBooks,
  hasher: VerifierHasher,
  tx: Tx,
  creditorId: CreditorId,
  row: DebtorRow,
  owner: PersonId | undefined,
): Promise<ResolvedPerson> {
  const { national, own, keys } = personKeys(creditorId, row);
  const byOwn = await find(own);
  const byNational = await find(national);
  const suspected = byOwn && byNational && byOwn !== byNational ? byNational : undefined;
  return { personId: byOwn ?? byNational ?? (await ownerIfStill()), suspected, keys };

  async function find(key: PersonKey | undefined): Promise<PersonId | undefined> {
    if (!key) return undefined;
    return books.persons.findByKey(tx, key.kind, key.creditorId, keyedForms(hasher, key));
  }

  async function ownerIfStill(): Promise<PersonId | undefined> {
    if (!owner) return undefined;
    const strongest = own ?? national;
    if (!strongest || strongest.kind === 'contact') return owner;
    const others = await books.persons.keysOf(tx, owner, strongest.kind, strongest.creditorId);
    // A key that nobody can read any more (docs/verifier-key.md) says nothing against the owner.
    return others.some((other) => other.keyId === 'plain' || hasher.knows(other)) ? undefined : owner;
  }
}

/** Birth numbers of both countries come from one register's numbering. */
function nationalKey(row: DebtorRow): PersonKey | undefined {
  const value = row.birthNumber ? `birth_number:${row.birthNumber}` : row.nationalId;
  return value ? { kind: 'national', creditorId: null, value, secret: true } : undefined;
}

function ownKey(creditorId: CreditorId, row: DebtorRow, national: PersonKey | undefined): PersonKey | undefined {
  const key = (kind: PersonKeyKind, value: string): PersonKey => ({
    kind,
    creditorId,
    value,
    secret: kind === 'customer_number',
  });
  if (row.debtorId) return key('debtor_id', row.debtorId);
  if (row.customerNumber) return key('customer_number', row.customerNumber);
  if (national) return undefined;
  const where = row.phones[0]?.number ?? row.email ?? JSON.stringify(row.address);
  return key('contact', `${where}|${row.name.toLocaleLowerCase('cs').replace(/\s+/g, ' ').trim()}`);
}

function scopeOf({ kind, creditorId }: PersonKey): readonly string[] {
  return ['person', creditorId ?? 'all', kind];
}
