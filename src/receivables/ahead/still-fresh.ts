import type { Tx } from '../../kernel/transaction.ts';
import type { PersonKey } from '../person-keys.ts';
import type { Books } from '../ports.ts';
import type { FreshRow } from './fresh-row.ts';
import type { AheadRow } from './prepare-ahead.ts';

/**
 * Which of the rows that nobody knew a moment ago are still known to nobody, in their order: the books have neither them (`isKnown`: of
 * an external key) nor any key of the person. No two of them have one: the second is told to be about the person of the first (`prepareAhead`),
 * and were it not, the books would refuse it.
 */
export async function stillFresh(
  books: Pick<Books, 'persons'>,
  tx: Tx,
  rows: readonly AheadRow[],
  isKnown: (externalKey: string) => boolean,
): Promise<ReadonlySet<FreshRow>> {
  const fresh = rows.filter((row) => 'debt' in row);
  if (fresh.length === 0) return new Set();
  const taken = new Set<string>();
  const groups = Map.groupBy(fresh.flatMap(keysOf), ({ kind, creditorId }) => `${kind} ${creditorId}`);
  for (const [key, ...others] of groups.values()) {
    if (!key) continue;
    const hashes = [key, ...others].flatMap(({ forms }) => forms.map(({ hash }) => hash));
    for (const hash of (await books.persons.findByKeys(tx, key.kind, key.creditorId, hashes)).keys())
      taken.add(nameOf(key, hash));
  }
  const isTaken = (key: PersonKey) => key.forms.some(({ hash }) => taken.has(nameOf(key, hash)));
  return new Set(fresh.filter((row) => !isKnown(row.externalKey) && !keysOf(row).some(isTaken)));
}

function keysOf({ keys: { national, own } }: Pick<FreshRow, 'keys'>): PersonKey[] {
  return [national, own].filter((key) => key !== null);
}

function nameOf({ kind }: PersonKey, hash: string): string {
  return `${kind} ${hash}`;
}
