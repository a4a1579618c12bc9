import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import type { Schema } from './schema.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

/**
 * A writer of many rows of one table in few statements. `build` makes the statement of some rows; it is compiled once for each of a few
 * numbers of rows and used again with other values, so that a row costs neither the building nor the preparing of SQL. Every row has all
 * columns, plain values only (null for none). A row that cannot be written is thrown, and the rows before it stay for the unit of work to
 * take back (`or fail`): to take them back by itself SQLite would first copy every page that the statement touches, which doubles its cost.
 */
export function manyRows<Row extends object>(
  build: (db: Kysely<Schema>, rows: readonly Row[]) => Compilable,
): (tx: Tx, rows: readonly Row[]) => Promise<void> {
  const compiled = new Map<number, Statement<Row>>();
  const statementOf = (db: Kysely<Schema>, rows: readonly Row[]): Statement<Row> => {
    const known = compiled.get(rows.length);
    if (known) return known;
    const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[];
    const { sql, parameters } = build(db, rows).compile();
    if (parameters.length !== rows.length * columns.length)
      throw new RangeError(`${parameters.length} parameters for ${rows.length} rows of ${columns.length} columns: ${sql}`);
    const statement = { sql: sql.replace(/^insert into/, 'insert or fail into'), columns };
    compiled.set(rows.length, statement);
    return statement;
  };
  return async (tx, rows) => {
    const db = inside(tx);
    const notes = notesOf(tx);
    let at = 0;
    for (const size of sizes)
      for (; rows.length - at >= size; at += size) {
        const some = rows.slice(at, at + size);
        const { sql, columns } = statementOf(db, some);
        const values: unknown[] = [];
        for (const row of some) for (const column of columns) values.push(row[column]);
        if (notes) notes.run(sql, values);
        else await db.executeQuery(CompiledQuery.raw(sql, values));
      }
  };
}

type Statement<Row> = { readonly sql: string; readonly columns: readonly (keyof Row)[] };

/** SQLite takes 32,766 parameters a statement. */
const sizes = [100, 10, 5, 4, 3, 2, 1];

/** The values with the last one repeated until there are 2, 4, 8 ... of them: few lengths of an IN list, so few statements to prepare. */
export function paddedList<T>(values: readonly T[]): T[] {
  const last = values.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array.from({ length: length - values.length }, () => last)];
}
