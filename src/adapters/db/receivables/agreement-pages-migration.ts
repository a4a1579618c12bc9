import { type Kysely, sql } from 'kysely';

/** Promises by the day for which they were given, plans and holds, a page at a time; and why somebody ended a hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create index promises_by_day on promises (date, id)',
  'create index promises_by_state_and_day on promises (state, date, id)',
  'create index promises_by_creditor_and_day on promises (creditor_id, date, id)',
  'create index promises_by_creditor_state_and_day on promises (creditor_id, state, date, id)',
  'drop index promises_by_creditor',
  'create index plans_by_state on plans (state, id)',
  'create index plans_by_creditor on plans (creditor_id, id)',
  'create index holds_unreleased on holds (id) where released_at is null',
  'create index holds_unreleased_by_reason on holds (reason, id) where released_at is null',
  'alter table holds add column release_note text',
];
