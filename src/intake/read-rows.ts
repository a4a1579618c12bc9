import type { AheadRow } from '../receivables/ahead/prepare-ahead.ts';
import type { DebtorRow } from '../receivables/model.ts';
import { externalKeyOf } from '../receivables/prepare-row.ts';
import { duplicateOf } from './duplicate-of.ts';
import type { RowDefaults } from './parse-row.ts';
import type { RowBundle, SeenRows, TakenRow } from './ports.ts';
import type { RecordSource } from './records/record-source.ts';
import { type ReadRow, understandRecord } from './understand-record.ts';

export type ReadTools = {
  readonly seen: SeenRows;
  /** Works some rows out as far as can be done by whoever reads them. */
  readonly prepare: (rows: readonly DebtorRow[]) => readonly AheadRow[];
};

/**
 * The rows of a file in our words, each understood, compared with the rows before it, and prepared: all that can be done before they are written.
 * The first `skip` rows were taken in by an earlier run; they are read to know them again, and not given.
 */
export async function* readRows(
  { seen, prepare }: ReadTools,
  source: RecordSource,
  defaults: RowDefaults,
  skip: number,
): AsyncGenerator<RowBundle> {
  let bytes = 0;
  let given = 0;
  let count = 0;
  let read: Understood[] = [];
  for await (const record of source.records((more) => {
    bytes += more;
  })) {
    count += 1;
    const taken = take(understandRecord(record, source.plan, defaults));
    if (count <= skip) continue;
    read.push(taken);
    if (read.length < bundleRows && bytes - given < bundleBytes) continue;
    yield { rows: prepared(read), bytes };
    read = [];
    given = bytes;
  }
  if (read.length > 0) yield { rows: prepared(read), bytes };

  function take(understood: ReadRow): Understood {
    const { line, part } = understood.record;
    const place = part === undefined ? { line } : { line, part };
    const result = 'credit' in understood ? understood.credit : understood.parsed;
    if (!result.ok) return { ...place, is: 'wrong', errors: result.errors };
    const isNote = 'note' in result;
    const key = isNote ? `credit note ${result.note.number}` : externalKeyOf(result.row);
    const earlier = seen.note(key, line);
    if (earlier !== undefined) {
      const id = isNote ? result.note.number : result.row.receivableId;
      return { ...place, is: 'wrong', errors: [{ ...duplicateOf(earlier, line, id), ...place }] };
    }
    if (isNote) return { ...place, is: 'credit_note', note: result.note };
    return { ...place, is: 'understood', row: result.row };
  }

  function prepared(rows: readonly Understood[]): TakenRow[] {
    const owed = prepare(rows.flatMap((row) => (row.is === 'understood' ? [row.row] : []))).values();
    return rows.map((row) => {
      if (row.is !== 'understood') return row;
      const { is: _is, row: _row, ...place } = row;
      return { ...place, is: 'owed', prepared: owed.next().value as AheadRow };
    });
  }
}

type Understood =
  | Exclude<TakenRow, { readonly is: 'owed' }>
  | { readonly line: number; readonly part?: string; readonly is: 'understood'; readonly row: DebtorRow };

/** Few enough to wait in the memory by the handful, enough to be handed over at once. */
const bundleRows = 150;
/** Of a file of long rows, fewer. */
const bundleBytes = 1 << 19;
