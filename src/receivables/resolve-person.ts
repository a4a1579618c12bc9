import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { PersonKey, PersonKeys } from './person-keys.ts';
import type { RegisterBooks, VerifierHasher } from './ports.ts';

/** Who a row is about, and by what the person is known from now on. */
export type ResolvedPerson = {
  /** Undefined: somebody new. */
  readonly personId: PersonId | undefined;
  /** Somebody else who bears the same national identifier. */
  readonly suspected: PersonId | undefined;
  readonly keys: readonly PersonKey[];
};

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
  { national, own }: PersonKeys,
  owner: PersonId | undefined,
): Promise<ResolvedPerson> {
  const keys = [national, own].filter((key) => key !== null);
  const byOwn = await find(own);
  const byNational = await find(national);
  const suspected = byOwn && byNational && byOwn !== byNational ? byNational : undefined;
  return { personId: byOwn ?? byNational ?? (await ownerIfStill()), suspected, keys };

  async function find(key: PersonKey | null): Promise<PersonId | undefined> {
    if (!key) return undefined;
    return books.persons.findByKey(tx, key.kind, key.creditorId, key.forms);
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
