import { type Kysely, sql } from 'kysely';

/** Reports to operators beside the replies to debtors: a message may be about nobody, one event may have several, and files may go along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table messages_next (
    id text primary key, event_id text not null, kind text not null, person_id text references persons (id),
    creditor_id text not null references creditors (id), campaign_id text, attempt_id text, channel text not null,
    contact_point_id text references contact_points (id), address text not null, purpose text,
    template text not null, language text not null, debt_facts bigint not null, sender text not null, subject text, body text not null,
    parts bigint, state text not null, created_at bigint not null, due_at bigint not null, tries bigint not null, settled_at bigint,
    place text, failure text,
    constraint messages_once_per_event unique (event_id, address),
    constraint messages_of_a_person check (kind = 'report' or (person_id is not null and contact_point_id is not null)))`.execute(
    db,
  );
  const before = sql.raw(
    `person_id, creditor_id, campaign_id, attempt_id, channel, contact_point_id, address, purpose, template, language, debt_facts,
     sender, subject, body, parts, state, created_at, due_at, tries, settled_at, place, failure`,
  );
  await sql`insert into messages_next (id, event_id, kind, ${before}) select id, event_id, 'follow_up', ${before} from messages`.execute(
    db,
  );
  await sql`drop table messages`.execute(db);
  await sql`alter table messages_next rename to messages`.execute(db);
  await sql`create index messages_due on messages (channel, state, due_at)`.execute(db);
  await sql`create index messages_by_person on messages (person_id, id)`.execute(db);
  await sql`create index messages_by_campaign on messages (campaign_id, id)`.execute(db);
  await sql`create index messages_by_attempt on messages (attempt_id, id)`.execute(db);
  await sql`create table message_attachments (
    message_id text not null references messages (id), position bigint not null, name text not null, content_type text not null,
    content text not null, primary key (message_id, position))`.execute(db);
}
