import { type Kysely, sql } from 'kysely';

/** What came in gets an id of ours; the name that its channel gave it stands beside, and goes with its words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table incoming_messages add column channel_id text',
  'update incoming_messages set channel_id = id where erased_at is null',
  'create unique index incoming_messages_once on incoming_messages (channel_id)',
];
