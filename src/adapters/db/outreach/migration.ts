import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table messages (
    id text primary key, event_id text not null unique, person_id text not null references persons (id),
    creditor_id text not null references creditors (id), campaign_id text, attempt_id text, channel text not null,
    contact_point_id text not null references contact_points (id), address text not null, purpose text not null,
    template text not null, language text not null, debt_facts bigint not null, sender text not null, subject text, body text not null,
    parts bigint, state text not null, created_at bigint not null, due_at bigint not null, tries bigint not null, settled_at bigint,
    place text, failure text)`.execute(db);
  await sql`create index messages_due on messages (state, due_at)`.execute(db);
  await sql`create index messages_by_person on messages (person_id, id)`.execute(db);
  await sql`create index messages_by_campaign on messages (campaign_id, id)`.execute(db);
}
