import { type Kysely, sql } from 'kysely';

/**
 * Builds a table anew with all columns and indexes that it has by now, for a migration: foreign keys are off meanwhile (`migrate`).
 * `change`: its SQL otherwise; `byKey`: without row numbers, in the order of its key.
 */
export async function rebuildTable(
  db: Kysely<unknown>,
  table: string,
  { change = (made) => made, byKey = false }: { readonly change?: (made: string) => string; readonly byKey?: boolean } = {},
): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  const { rows: parts } = await sql<{ type: string; sql: string }>`
    select type, sql from sqlite_master where tbl_name = ${table} and sql is not null order by type desc`.execute(db);
  const made = parts.find(({ type }) => type === 'table')?.sql ?? '';
  const fresh = change(made).replace(/^create table "?\w+"?/i, `create table leaner_${table}`);
  await run(byKey && !/without rowid$/i.test(fresh) ? `${fresh} without rowid` : fresh);
  await run(`insert into leaner_${table} select * from ${table}`);
  await run(`drop table ${table}`);
  await run(`alter table leaner_${table} rename to ${table}`);
  for (const { type, sql: statement } of parts) if (type !== 'table') await run(statement);
}
