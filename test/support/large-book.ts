import { type RawBuilder, sql } from 'kysely';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import type { Tx } from '../../src/kernel/transaction.ts';

export type LargeBook = Awaited<ReturnType<typeof openLargeBook>>;

/**
 * A record in memory for so many rows that a plan which scans is seen. Rows are written by statements of SQL (`numbers`, `rowId`), without the
 * rows that they point to.
 */
export async function openLargeBook() {
  const db = await openDatabase(':memory:');
  const run = (statement: string) => sql.raw(statement).execute(db.writer);
  await run('pragma foreign_keys = off');

  /** The steps by which SQLite answers a query. */
  async function planOf(query: Pick<RawBuilder<unknown>, 'compile'> | null | undefined): Promise<string[]> {
    if (!query) throw new Error('the search says too little');
    const { sql: text, parameters } = query.compile(db.reader);
    return (db.run(`explain query plan ${text}`, parameters) as Step[]).map(({ detail }) => detail);
  }

  /** The steps by which SQLite answers all that this unit of work asks. */
  async function planOfUnit(unit: (tx: Tx) => Promise<unknown>): Promise<string[]> {
    const steps: Step[] = [];
    const noted: typeof db.run = (text, values) => {
      steps.push(...(db.run(`explain query plan ${text}`, values) as Step[]));
      return db.run(text, values);
    };
    await sqliteUnitOfWork({ ...db, run: noted }).run(unit);
    return steps.map(({ detail }) => detail);
  }

  return { db, run, planOf, planOfUnit, work: sqliteUnitOfWork(db), close: () => db.close() };
}

/** Begins a statement that goes on `select … from n`: one row for each number from 1 to `count`. */
export function numbers(count: number): string {
  return `with recursive n (n) as (select 1 union all select n + 1 from n where n < ${count})`;
}

/** An id as SQL: ids stand in the order of their numbers. */
export function rowId(prefix: string, n = 'n'): string {
  return `'${prefix}_' || printf('%026d', ${n})`;
}

/**
 * Steps that go through a whole table or a whole index. What a subquery has found may be gone through, and so may tables of few rows: `few`, by
 * the names that the query gives them.
 */
export function scansOf(plan: readonly string[], ...few: readonly string[]): string[] {
  const small = new Set(['CONSTANT', 'SUBQUERY', ...few]);
  return plan.filter((step) => step.startsWith('SCAN ') && !step.startsWith('SCAN (') && !small.has(step.split(' ')[1] ?? ''));
}

type Step = { readonly detail: string };
