import { type Kysely, sql } from 'kysely';

/** What the judge found, each time that it was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table judge_runs (
        id text primary key, actor text not null, state text not null, started_at bigint not null, heard_at bigint not null,
        finished_at bigint, events bigint not null, events_total bigint not null, verdict text, problem text)`,
    )
    .execute(db);
}
