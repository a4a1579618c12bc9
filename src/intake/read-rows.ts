import type { Ids } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import type { VerifierHasher } from '../receivables/ports.ts';
import { externalKeyOf, prepareRow } from '../receivables/prepare-row.ts';
import { duplicateOf } from './duplicate-of.ts';
import type { RowDefaults } from './parse-row.ts';
import type { RowBundle, SeenRows, TakenRow } from './ports.ts';
import type { RecordSource } from './records/record-source.ts';
import { type ReadRow, understandRecord } from './understand-record.ts';

export type ReadTools = {
  readonly hasher: VerifierHasher;
  readonly seen: SeenRows;
  /** Given where somebody new shall have an id before anybody looks whether she is known: hashing is done here then. */
  readonly ids: Ids | null;
};

/**
 * The rows of a file in our words, each understood, compared with the rows before it, and hashed: all that can be done without the books.
 * The first `skip` rows were taken in by an earlier run; they are read to know them again, and not given.
 */
export async function* readRows(
  { hasher, seen, ids }: ReadTools,
  source: RecordSource,
  creditor: Creditor,
  defaults: RowDefaults,
  skip: number,
): AsyncGenerator<RowBundle> {
  let bytes = 0;
  let count = 0;
  let rows: TakenRow[] = [];
  for await (const record of source.records((more) => {
    bytes += more;
  })) {
    count += 1;
    const taken = take(understandRecord(record, source.plan, defaults));
    if (count <= skip) continue;
    rows.push(taken);
    if (rows.length < bundleRows) continue;
    yield { rows, bytes };
    rows = [];
  }
  if (rows.length > 0) yield { rows, bytes };

  function take(read: ReadRow): TakenRow {
    const { line, part } = read.record;
    const place = part === undefined ? { line } : { line, part };
    const result = 'credit' in read ? read.credit : read.parsed;
    if (!result.ok) return { ...place, is: 'wrong', errors: result.errors };
    const isNote = 'note' in result;
    const key = isNote ? `credit note ${result.note.number}` : externalKeyOf(result.row);
    const earlier = seen.note(key, line);
    if (earlier !== undefined) {
      const id = isNote ? result.note.number : result.row.receivableId;
      return { ...place, is: 'wrong', errors: [{ ...duplicateOf(earlier, line, id), ...place }] };
    }
    if (isNote) return { ...place, is: 'credit_note', note: result.note };
    if (count <= skip) return { ...place, is: 'wrong', errors: [] }; // done before: nobody asks what it said
    return { ...place, is: 'owed', prepared: prepareRow(hasher, creditor, result.row, ids && (() => ids.next('per'))) };
  }
}

/** Few enough to wait in the memory by the handful, enough to be handed over at once. */
const bundleRows = 500;
