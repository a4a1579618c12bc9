import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { PersonKey, PersonKeys } from '../person-keys.ts';
import type { Books } from '../ports.ts';

/** Whoever is known by any key of these rows' persons, by the name of the key's form. */
export async function ownersOf(
  books: Pick<Books, 'persons'>,
  tx: Tx,
  rows: readonly { readonly keys: PersonKeys }[],
): Promise<ReadonlyMap<string, PersonId>> {
  const owners = new Map<string, PersonId>();
  const groups = Map.groupBy(rows.flatMap(keysOf), ({ kind, creditorId }) => `${kind} ${creditorId}`);
  for (const [key, ...others] of groups.values()) {
    if (!key) continue;
    const hashes = [key, ...others].flatMap(({ forms }) => forms.map(({ hash }) => hash));
    for (const [hash, owner] of await books.persons.findByKeys(tx, key.kind, key.creditorId, hashes))
      owners.set(formName(key, hash), owner);
  }
  return owners;
}

export function keysOf({ keys: { national, own } }: { readonly keys: PersonKeys }): PersonKey[] {
  return [national, own].filter((key) => key !== null);
}

/** Of one creditor's rows, no two keys have the same. */
export function formName({ kind }: PersonKey, hash: string): string {
  return `${kind} ${hash}`;
}
