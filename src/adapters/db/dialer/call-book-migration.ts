import { type Kysely, sql } from 'kysely';

/** Calls that came in are looked through beside those that we placed: by day, by creditor and by result. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create index inbound_calls_by_arrival on inbound_calls (arrived_at)',
  'create index inbound_calls_by_creditor on inbound_calls (creditor_id, id)',
  'create index inbound_calls_by_result on inbound_calls (result, id) where result is not null',
];
