import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Books } from '../ports.ts';
import type { FreshRow } from './fresh-row.ts';
import { ownersOf } from './owners-of.ts';
import type { AheadRow } from './prepare-ahead.ts';

/**
 * Which of the rows about somebody known, of which nobody knew anything a moment ago, can be written as they were made ready: the books do not
 * have them (`isKnown`: of an external key), how she stands is what it was, and no other row of these has anything to do with her. Of two
 * about one person only the first: it changes how she stands.
 * `fresh`: rows about somebody new that can. `told`: persons of whose receivables the others tell.
 */
export async function stillStanding(
  books: Pick<Books, 'persons' | 'newDebts'>,
  tx: Tx,
  creditorId: CreditorId,
  rows: readonly AheadRow[],
  isKnown: (externalKey: string) => boolean,
  fresh: ReadonlySet<FreshRow>,
  told: Iterable<PersonId>,
): Promise<ReadonlySet<FreshRow>> {
  const about = new Map<FreshRow, PersonId>();
  for (const row of rows) if ('debt' in row && row.mark !== null) about.set(row, books.newDebts.tell(row.debt).subject.personId);
  if (about.size === 0) return new Set();
  const marks = await books.newDebts.marks(tx, creditorId, [...new Set(about.values())]);
  const standing = new Map([...about].filter(([row, id]) => !isKnown(row.externalKey) && marks.get(id) === row.mark));
  const others = rows.flatMap((row) =>
    'unchanged' in row || ('debt' in row && (fresh.has(row) || standing.has(row))) ? [] : [row],
  );
  const touched = new Set([...told, ...(await ownersOf(books, tx, others)).values()]);
  const ready = new Set<FreshRow>();
  for (const [row, id] of standing) {
    if (!touched.has(id)) ready.add(row);
    touched.add(id);
  }
  return ready;
}
