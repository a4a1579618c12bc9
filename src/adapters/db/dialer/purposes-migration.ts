import { type Kysely, sql } from 'kysely';

/** What a campaign calls for. Those that were made before collect. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table campaigns add column purpose text not null default 'collection'`.execute(db);
}
