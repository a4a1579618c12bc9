import { type Kysely, sql } from 'kysely';

/** When who paid was forgotten: what is done is not looked at again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table bank_transactions add column erased_at bigint`.execute(db);
  await sql`create index bank_transactions_kept on bank_transactions (booked) where erased_at is null`.execute(db);
}
