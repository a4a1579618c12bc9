import { type Kysely, sql } from 'kysely';

/** Disputes of everybody a page at a time, whichever creditor and state, in the order of their ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create index disputes_by_state on disputes (state, id)',
  'create index disputes_by_creditor on disputes (creditor_id, id)',
  'create index disputes_by_creditor_and_state on disputes (creditor_id, state, id)',
];
