import { type Kysely, sql } from 'kysely';

/**
 * Makes a payment cheaper to write down: whether a receivable is open stands in one index instead of two, and in that one only while it is.
 * To settle one takes a single entry out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'drop index receivables_by_person',
  'drop index receivables_by_creditor',
  'create index receivables_by_person on receivables (person_id, creditor_id)',
  "create index receivables_open on receivables (creditor_id, person_id) where status = 'open'",
];
