import { type Kysely, sql } from 'kysely';

/**
 * Promises, plans and disputes come to their end: what they cover and when they must be looked at; who looks at a dispute, by when; what
 * ends a hold by itself; what has changed of what is owed, and from which day; tasks. An older promise or plan is taken to be about what is
 * still owed of its receivables now; a plan that stands is looked at when its hold ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const covered = (table: string) => `update ${table} set covered = (
  select coalesce(json_group_array(json_object('receivableId', r.id, 'owedMinor', r.amount_minor)), '[]')
  from receivables r where r.id in (select value from json_each(${table}.receivables)))`;
const endOfHold = (table: string) =>
  `(select coalesce(max(h.until_at), 0) from holds h where h.cause = ${table}.id and h.until_at is not null)`;

const statements = [
  "alter table promises add column covered text not null default '[]'",
  'alter table promises add column breaks_at bigint not null default 0',
  covered('promises'),
  `update promises set breaks_at = ${endOfHold('promises')}`,
  'alter table promises drop column receivables',
  "create index promises_due on promises (breaks_at) where state = 'active'",
  "alter table plans add column covered text not null default '[]'",
  'alter table plans add column look_at bigint',
  covered('plans'),
  `update plans set look_at = ${endOfHold('plans')} where state = 'active'`,
  'alter table plans drop column receivables',
  "create index plans_due on plans (look_at) where state in ('active', 'late')",
  'alter table disputes add column department text',
  'alter table disputes add column review_by bigint',
  "create index disputes_unsettled on disputes (recorded_at) where state in ('open', 'awaiting_debtor', 'internal_review')",
  'alter table holds add column release_on text',
  'alter table holds add column note text',
  'alter table creditors add column plan_late_days bigint not null default 14',
  'alter table creditors add column interest text',
  'alter table cases add column closed_with bigint not null default 0',
  'create index receivables_by_case on receivables (case_id)',
  `create table balance_changes (
    event_id text not null, receivable_id text not null references receivables (id), on_date text not null,
    by_minor bigint not null, because text not null, at bigint not null, primary key (receivable_id, event_id))`,
  `create table tasks (
    id text primary key, kind text not null, department text not null, state text not null,
    person_id text, creditor_id text, case_id text, about text, due_by bigint not null, opened_at bigint not null,
    escalated_at bigint, closed_at bigint, note text, origin text not null unique)`,
  "create index tasks_open on tasks (due_by) where state = 'open'",
  "create index tasks_untold on tasks (due_by) where state = 'open' and escalated_at is null",
  'create index tasks_about on tasks (about)',
  'create index tasks_by_person on tasks (person_id)',
  'create index plans_by_person on plans (person_id)',
];
