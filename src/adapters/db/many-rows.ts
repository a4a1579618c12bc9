import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { RowsStatement } from './rows-statement.ts';
import type { Schema } from './schema.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

/**
 * A writer of many rows of one table in few statements. `build` makes the statement of one row; it is compiled once, and written for each of a few
 * numbers of rows and used again with other values, so that a row costs neither the building nor the preparing of SQL. Every row has all
 * columns, plain values only (null for none). A row that cannot be written is thrown, and the rows before it stay for the unit of work to
 * take back (`or fail`): to take them back by itself SQLite would first copy every page that the statement touches, which doubles its cost.
 */
export function manyRows<Row extends object>(
  build: (db: Kysely<Schema>, rows: readonly Row[]) => Compilable,
): (tx: Tx, rows: readonly Row[]) => Promise<void> {
  let kept: { readonly statement: RowsStatement; readonly columns: readonly (keyof Row)[] } | undefined;
  return async (tx, rows) => {
    const [first] = rows;
    if (!first) return;
    const db = inside(tx);
    const notes = notesOf(tx);
    kept ??= {
      statement: new RowsStatement(build(db, [first]).compile().sql, Object.keys(first).length),
      columns: Object.keys(first) as (keyof Row)[],
    };
    const { statement, columns } = kept;
    const values: unknown[] = [];
    for (const row of rows) for (const column of columns) values.push(row[column]);
    for (const { sql, parameters } of statement.of(values))
      if (notes) await notes.run(sql, parameters);
      else await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
  };
}

/** The values with the last one repeated until there are 2, 4, 8 ... of them: few lengths of an IN list, so few statements to prepare. */
export function paddedList<T>(values: readonly T[]): T[] {
  const last = values.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array.from({ length: length - values.length }, () => last)];
}
