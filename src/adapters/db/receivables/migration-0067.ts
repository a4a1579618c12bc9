import { type Kysely, sql } from 'kysely';

/**
 * Lists of agreements a page at a time, whichever creditor and state: holds that stand without an end in the order of their ids, and those with
 * one by it; the plans of a creditor in a state; the newest promises of a creditor; disputes that wait, of one creditor too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** `released_at`, null in all of them, lets a list be read from the index alone. */
const waiting = "where state in ('open', 'awaiting_debtor', 'internal_review')";

const statements = [
  'drop index holds_unreleased',
  'drop index holds_unreleased_by_reason',
  'create index holds_standing on holds (until_at, id, from_at, released_at) where released_at is null',
  'create index holds_standing_by_reason on holds (reason, until_at, id, from_at, released_at) where released_at is null',
  'create index holds_standing_by_creditor on holds (creditor_id, until_at, id, reason, from_at, released_at) where released_at is null',
  'create index plans_by_creditor_and_state on plans (creditor_id, state, id)',
  'create index promises_by_creditor on promises (creditor_id, id)',
  'drop index disputes_unsettled',
  `create index disputes_unsettled on disputes (recorded_at, id) ${waiting}`,
  `create index disputes_unsettled_by_creditor on disputes (creditor_id, recorded_at, id) ${waiting}`,
];
