import { CompiledQuery } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { RowsStatement } from './rows-statement.ts';
import type { Schema } from './schema.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

export type PackedValue = string | number | null;

/** Rows of one table as one list of values, which goes from thread to thread and to SQLite without being rows again. */
export type PackedTable = {
  readonly columns: readonly string[];
  pack(rows: readonly object[]): PackedValue[];
  /** As `manyRows` writes them. */
  insert(tx: Tx, values: readonly PackedValue[]): Promise<void>;
  /** With this value in this column of each row. */
  stamp(values: PackedValue[], column: string, value: PackedValue): PackedValue[];
};

export function packedRows<Table extends keyof Schema & string>(table: Table, columns: readonly string[]): PackedTable {
  const width = columns.length;
  const places = columns.map(() => '?').join(', ');
  const statement = new RowsStatement(`insert into ${table} (${columns.join(', ')}) values (${places})`, width);
  return {
    columns,
    pack: (rows) => {
      const values: PackedValue[] = [];
      for (const row of rows as readonly Record<string, PackedValue>[])
        for (const column of columns) values.push(row[column] ?? null);
      return values;
    },
    insert: async (tx, values) => {
      const notes = notesOf(tx);
      for (const { sql, parameters } of statement.of(values))
        if (notes) notes.run(sql, parameters);
        else await inside(tx).executeQuery(CompiledQuery.raw(sql, [...parameters]));
    },
    stamp: (values, column, value) => {
      for (let at = columns.indexOf(column); at < values.length; at += width) values[at] = value;
      return values;
    },
  };
}
