import { type Kysely, sql } from 'kysely';

/**
 * Calls that come in: which displayed numbers answer, by which flow and with which agent; the calls; sessions of either kind of call; and
 * customer numbers by which a caller is found (those of rows that were imported before have none until they change).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table caller_identities add column inbound_flow text',
  'alter table caller_identities add column inbound_agent text',
  `create table inbound_calls (
    id text primary key, channel text not null, trunk_id text not null references trunks (id),
    creditor_id text not null references creditors (id), caller_identity_id text not null references caller_identities (id),
    called_number text not null, caller_number text, person_id text, contact_point_id text, served text not null,
    arrived_at bigint not null, answered_at bigint, ended_at bigint, result text)`,
  'create index inbound_calls_open on inbound_calls (trunk_id) where ended_at is null',
  'create index inbound_calls_person on inbound_calls (person_id) where person_id is not null',
  'create table sessions_of_calls (attempt_id text primary key, session text not null, keys integer not null)',
  'insert into sessions_of_calls select attempt_id, session, keys from call_sessions',
  'drop table call_sessions',
  'alter table sessions_of_calls rename to call_sessions',
  'alter table verifiers add column lookup text',
  'create index verifiers_lookup on verifiers (lookup) where lookup is not null',
];
