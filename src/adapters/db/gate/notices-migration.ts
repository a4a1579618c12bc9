import { type Kysely, sql } from 'kysely';

/**
 * Notices that must have been given, and of which creditors; messages in the contact ledger by their ids; opt-outs of one purpose.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table notices (
    id text primary key, kind text not null, person_id text not null, creditor_id text not null, receivable_id text, sent_on text not null,
    delivered_on text, way text not null, evidence text not null, recorded_at bigint not null)`,
  'create index notices_by_person on notices (person_id, creditor_id)',
  `create table notice_duties (
    creditor_id text not null, kind text not null, since text not null, recorded_at bigint not null, primary key (creditor_id, kind))`,
  'alter table contact_ledger add column message_id text',
  'create index contact_ledger_by_message on contact_ledger (message_id) where message_id is not null',
  'alter table opt_outs add column purpose text',
];
