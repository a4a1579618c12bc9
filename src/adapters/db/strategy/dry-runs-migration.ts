import { type Kysely, sql } from 'kysely';

/** Dry runs that were ordered at the console, and what they came to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table dry_runs (
        id text primary key, actor text not null, state text not null, started_at bigint not null, finished_at bigint,
        wanted text not null, result text, problem text)`,
    )
    .execute(db);
}
