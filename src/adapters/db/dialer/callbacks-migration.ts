import { type Kysely, sql } from 'kysely';

/** When a debtor wants to be called back: JSON of `Callback`; null while she asked for nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table entries add column callback text`.execute(db);
  await sql`create index entries_called_back on entries (campaign_id, due_at) where callback is not null and state = 'waiting'`.execute(
    db,
  );
}
