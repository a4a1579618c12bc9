import { type Kysely, sql } from 'kysely';

/** Published strategies, who is in which and how far, the steps that were planned; campaigns that stand for a step and never finish. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table strategy_documents (
    kind text not null, name text not null, version text not null, source text not null, state text not null,
    published_at bigint not null, published_by text not null, retired_at bigint, retired_by text,
    primary key (kind, name, version))`,
  "create unique index strategy_documents_published on strategy_documents (kind, name) where state = 'published'",
  `create table planned_cases (
    case_id text primary key references cases (id), person_id text not null, creditor_id text not null, next_at bigint, waits_for text)`,
  'create index planned_cases_due on planned_cases (next_at, case_id) where next_at is not null',
  'create index planned_cases_by_person on planned_cases (person_id)',
  `create table enrolments (
    id text primary key, receivable_id text not null references receivables (id), case_id text not null,
    strategy text not null, version text not null, entered_at bigint not null, done bigint not null, done_at bigint,
    stage text, shift_days bigint not null, heard text, heard_at bigint, sent_level bigint, sent_at bigint, held_until bigint, left_at bigint, left_because text)`,
  'create unique index enrolments_once on enrolments (receivable_id) where left_at is null',
  'create index enrolments_by_case on enrolments (case_id)',
  'create index enrolments_by_receivable on enrolments (receivable_id)',
  'create index enrolments_by_version on enrolments (strategy, version, id) where left_at is null',
  `create table planned_steps (
    id text primary key, case_id text not null, person_id text not null, creditor_id text not null, currency text not null,
    strategy text not null, version text not null, step text not null, level bigint not null, severity text not null, purpose text not null,
    day text not null, planned_at bigint not null, lines text not null, channel text not null, by_what text not null,
    fallbacks text not null, carrier text, ended_at bigint, fate text, unique (person_id, day))`,
  'create index planned_steps_open on planned_steps (person_id) where ended_at is null',
  'create index planned_steps_carried on planned_steps (carrier) where ended_at is null and carrier is not null',
  'create index planned_steps_by_hand on planned_steps (channel, planned_at) where ended_at is null',
  'create table planned_days (day text not null, channel text not null, planned bigint not null, primary key (day, channel))',
  'create table planning_settings (name text primary key, value text not null)',
  'alter table campaigns add column standing bigint not null default 0',
  'alter table entries add column step_id text',
  'create index entries_by_step on entries (step_id) where step_id is not null',
];
