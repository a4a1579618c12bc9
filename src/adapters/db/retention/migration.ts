import { type Kysely, sql } from 'kysely';

/** When a person was erased, and when a message's words or a call's number were: what is done is not looked at again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['persons', 'messages', 'attempts'])
    await sql`alter table ${sql.table(table)} add column erased_at bigint`.execute(db);
  await sql`create index entries_by_person on entries (person_id)`.execute(db);
  await sql`create index messages_kept on messages (settled_at) where erased_at is null`.execute(db);
  await sql`create index attempts_kept on attempts (ended_at) where erased_at is null`.execute(db);
  await sql`create index attempts_by_person on attempts (person_id, id)`.execute(db);
}
