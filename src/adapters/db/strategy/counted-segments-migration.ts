import { type Kysely, sql } from 'kysely';

/**
 * Members are counted in the transaction that ends a forming. SQLite reads that from the index alone only where the column that its condition
 * asks is in it, though it is always null there: 12 ms instead of 225 for 300,000 members.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'drop index segment_members_now',
  'create index segment_members_now on segment_members (segment, case_id, until_forming) where until_forming is null',
];
