import { type Kysely, sql } from 'kysely';

/** Payment plans; what a creditor allows of them and of keyed numbers; what was said of a dispute; a wish about one number only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table plans (
    id text primary key, case_id text not null references cases (id), person_id text not null, creditor_id text not null,
    state text not null, currency text not null, total_minor bigint not null, instalments text not null, receivables text not null,
    origin text not null unique, recorded_at bigint not null)`,
  'create index plans_by_case on plans (case_id, state)',
  'alter table creditors add column plan_most bigint',
  'alter table creditors add column plan_every_days bigint',
  'alter table creditors add column plan_least_minor bigint',
  'alter table creditors add column keyed_number_allowed bigint not null default 0',
  'alter table disputes add column recording text',
  'alter table opt_outs add column contact_point_id text',
  'create index opt_outs_by_contact_point on opt_outs (contact_point_id) where contact_point_id is not null',
];
