import { CompiledQuery } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

/** Runs one statement of constant text once for each of these rows of parameters. */
export async function eachRow(tx: Tx, sql: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const notes = notesOf(tx);
  if (notes) for (const row of rows) await notes.run(sql, row);
  else for (const row of rows) await inside(tx).executeQuery(CompiledQuery.raw(sql, [...row]));
}

/**
 * Runs one statement of constant text. Lists go in as one JSON parameter (`json_each(?)`), so that a list of any length is one statement.
 * One that writes many rows says `or fail` (`many-rows.ts` tells why).
 */
export async function rowsOf<Row>(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const notes = notesOf(tx);
  if (notes) return (await notes.run(sql, parameters)) as Row[];
  return (await inside(tx).executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}
