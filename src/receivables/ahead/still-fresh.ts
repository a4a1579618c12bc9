import type { Tx } from '../../kernel/transaction.ts';
import type { PersonKey } from '../person-keys.ts';
import type { Books } from '../ports.ts';
import type { FreshRow } from './fresh-row.ts';
import { formName, keysOf, ownersOf } from './owners-of.ts';
import type { AheadRow } from './prepare-ahead.ts';

/**
 * Which of the rows that nobody knew a moment ago, nor whom they are about, are still known to nobody, in their order: the books have neither
 * them (`isKnown`: of an external key) nor any key of the person. No two of them have one: the second is told to be about the person of the
 * first (`prepareAhead`), and were it not, the books would refuse it.
 */
export async function stillFresh(
  books: Pick<Books, 'persons'>,
  tx: Tx,
  rows: readonly AheadRow[],
  isKnown: (externalKey: string) => boolean,
): Promise<ReadonlySet<FreshRow>> {
  const fresh = rows.filter((row): row is FreshRow => 'debt' in row && row.mark === null);
  const owners = await ownersOf(books, tx, fresh);
  const isTaken = (key: PersonKey) => key.forms.some(({ hash }) => owners.has(formName(key, hash)));
  return new Set(fresh.filter((row) => !isKnown(row.externalKey) && !(owners.size > 0 && keysOf(row).some(isTaken))));
}
