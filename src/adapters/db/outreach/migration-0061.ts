import { type Kysely, sql } from 'kysely';

/** What debtors wrote to us, and whose number it came from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table incoming_messages (
    id text primary key, from_number text not null, body text not null, at bigint not null, received_at bigint not null, reading text not null,
    erased_at bigint)`,
  'create index incoming_messages_kept on incoming_messages (received_at) where erased_at is null',
  'create table incoming_people (person_id text not null, incoming_id text not null, primary key (person_id, incoming_id)) without rowid',
];
