import { type Kysely, sql } from 'kysely';

/** How debtors reach a creditor; nothing is known of those that are there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const unknown = '{"phone":null,"email":null,"web":null,"street":null,"city":null,"postcode":null}';
  await sql.raw(`alter table creditors add column contact text not null default '${unknown}'`).execute(db);
}
