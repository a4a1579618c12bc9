import { CompiledQuery } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { type FoldedRows, foldRows, placesOf } from './folded-rows.ts';
import { RowsStatement } from './rows-statement.ts';
import type { Schema } from './schema.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

export type PackedValue = string | number | null;

/** Rows of one table, in groups: what goes from thread to thread and to SQLite without being rows again. Plain data. */
export type PackedRows = FoldedRows<PackedValue> & {
  /** Rows before each group, and of all; null: each group is one row. */
  readonly starts: readonly number[] | null;
};

export type PackedTable = {
  readonly columns: readonly string[];
  pack(groups: readonly (readonly object[])[]): PackedRows;
  /** Writes these, one after the other, as `manyRows` does; `stamp`: this value in this column of each row. */
  insert(tx: Tx, parts: readonly PackedPart[], stamp?: Stamp): Promise<void>;
  /** Reads the columns of one row at a time. */
  reader(packed: PackedRows, columns: readonly string[]): (row: number) => PackedValue[];
};

/** Of rows that were packed together, the groups from `from` to before `to`. */
export type PackedPart = { readonly packed: PackedRows; readonly from: number; readonly to: number };

export type Stamp = { readonly column: string; readonly value: PackedValue };

/** `conflict`: what is to be done about a row that is there already, as SQL; it fails where nothing is said. */
export function packedRows<Table extends keyof Schema & string>(
  table: Table,
  columns: readonly string[],
  conflict = '',
): PackedTable {
  const width = columns.length;
  const marks = columns.map(() => '?').join(', ');
  const statement = new RowsStatement(
    `insert into ${table} (${columns.join(', ')}) values (${marks})${conflict && ` on conflict ${conflict}`}`,
    width,
  );
  return {
    columns,
    pack: (groups) => {
      const values: PackedValue[] = [];
      const starts = [0];
      for (const rows of groups as readonly (readonly Record<string, PackedValue>[])[]) {
        for (const row of rows) for (const column of columns) values.push(row[column] ?? null);
        starts.push(values.length / width);
      }
      const isEach = starts.every((start, index) => start === index);
      return { ...foldRows(values, width), starts: isEach ? null : starts };
    },
    insert: async (tx, parts, stamp) => {
      const notes = notesOf(tx);
      const column = stamp && columns.indexOf(stamp.column);
      for (const rows of joined(parts.map((one) => part(one, width))))
        for (const { sql, parameters } of statement.ofFolded(stamped(rows, column, stamp?.value ?? null, width)))
          if (notes) await notes.run(sql, parameters);
          else await inside(tx).executeQuery(CompiledQuery.raw(sql, [...parameters]));
    },
    reader: ({ same, once, own }, wanted) => {
      const all = placesOf({ same }, width);
      const places = wanted.map((column) => all[columns.indexOf(column)] ?? 0);
      const step = width - same.length;
      return (row) => places.map((place) => (place < 0 ? once[-1 - place] : own[row * step + place]) ?? null);
    },
  };
}

function part({ packed: { same, once, own, starts }, from, to }: PackedPart, width: number): FoldedRows<PackedValue> {
  const step = width - same.length;
  const [first, last] = starts ? [starts[from] ?? 0, starts[to] ?? 0] : [from, to];
  const isAll = first === 0 && last * step === own.length;
  return { same, once, own: isAll ? own : own.slice(first * step, last * step) };
}

/** Neighbours in which the same columns say the same stand in one, so that they are written in few statements. */
function joined(parts: readonly FoldedRows<PackedValue>[]): FoldedRows<PackedValue>[] {
  const groups: [FoldedRows<PackedValue>, ...FoldedRows<PackedValue>[]][] = [];
  for (const one of parts) {
    if (one.own.length === 0) continue;
    const last = groups.at(-1);
    if (last && isEqual(last[0].same, one.same) && isEqual(last[0].once, one.once)) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => {
    const [{ same, once, own }, ...others] = group;
    return { same, once, own: others.length === 0 ? own : own.concat(...others.map((other) => other.own)) };
  });
}

function isEqual(one: readonly PackedValue[], other: readonly PackedValue[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function stamped(rows: FoldedRows<PackedValue>, column: number | undefined, value: PackedValue, width: number) {
  if (column === undefined) return rows;
  const { same, once, own } = rows;
  const place = placesOf(rows, width)[column] ?? 0;
  if (place < 0) return { same, own, once: once.with(-1 - place, value) };
  const step = width - same.length;
  return { same, once, own: own.map((one, at) => (at % step === place ? value : one)) };
}
