import type { AheadRow } from '../receivables/ahead/prepare-ahead.ts';
import type { DebtorRow } from '../receivables/model.ts';
import { externalKeyOf } from '../receivables/prepare-row.ts';
import { duplicateOf, duplicatePartyOf } from './duplicate-of.ts';
import { type ParsedParty, partyKey } from './parse-party-row.ts';
import type { RowDefaults } from './parse-row.ts';
import type { RowBundle, SeenRows, TakenRow } from './ports.ts';
import type { RecordSource } from './records/record-source.ts';
import { type ReadRow, understandParty, understandRecord } from './understand-record.ts';

export type ReadTools = {
  readonly seen: SeenRows;
  /** Works some rows out as far as can be done by whoever reads them. */
  readonly prepare: (rows: readonly DebtorRow[]) => readonly AheadRow[];
};

/**
 * The rows of a file in our words, each understood, compared with the rows before it, and prepared: all that can be done before they are written.
 * The first `skip` rows were taken in by an earlier run; they are read to know them again, and not given. Who stands on the case of another comes
 * after all that is owed, in a second reading: her case may be opened by a row below hers.
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
  let parties = 0;
  const taken = (understood: ReadRow): boolean => {
    count += 1;
    const row = take(understood);
    if (count > skip) read.push(row);
    return read.length === bundleRows || (read.length > 0 && bytes - given >= bundleBytes);
  };
  const bundle = (): RowBundle => {
    const rows = prepared(read);
    read = [];
    given = bytes;
    return { rows, bytes };
  };
  const onBytes = (more: number) => {
    bytes += more;
  };
  for await (const record of source.records(onBytes)) {
    const understood = understandRecord(record, source.plan, defaults);
    if ('party' in understood) parties += 1;
    else if (taken(understood)) yield bundle();
  }
  if (parties > 0)
    for await (const record of source.records()) {
      const party = understandParty(record, source.plan, defaults);
      if (party && taken({ record, party })) yield bundle();
    }
  if (read.length > 0) yield bundle();

  function take(understood: ReadRow): Understood {
    const { line, part } = understood.record;
    const place = part === undefined ? { line } : { line, part };
    if ('party' in understood) return takeParty(understood.party, place);
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

  function takeParty(parsed: ParsedParty, place: { readonly line: number; readonly part?: string }): Understood {
    if (!parsed.ok) return { ...place, is: 'wrong', errors: parsed.errors.map((error) => ({ ...error, ...place })) };
    const { party, toldBy } = parsed;
    const earlier = seen.note(partyKey(party), place.line);
    if (earlier === undefined) return { ...place, is: 'party', party, toldBy };
    return { ...place, is: 'wrong', errors: [{ ...duplicatePartyOf(earlier, toldBy), ...place }] };
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

/** So few that nearly all of what was worked out for them is gone again when memory is next looked through; enough to be handed over at once. */
const bundleRows = 50;
/** Of a file of long rows, fewer. */
const bundleBytes = 1 << 19;
