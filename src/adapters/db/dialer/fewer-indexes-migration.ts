import { type Kysely, sql } from 'kysely';

/**
 * Of attempts: a person's calls are found by her and their ids, which are in the order of time, so an index of her and the time is one too
 * many. And a call stands in the index of what may be forgotten only once it is over, so that its end is written there once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['person', 'kept']) await sql.raw(`drop index attempts_${name}`).execute(db);
  await sql`create index attempts_kept on attempts (ended_at) where erased_at is null and ended_at is not null`.execute(db);
}
