import { type Kysely, sql } from 'kysely';

/** How debtors reach a creditor: nothing is known of those that are there. And which role a file gave somebody last: none did so far. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const unknown = '{"phone":null,"email":null,"web":null,"street":null,"city":null,"postcode":null}';

const statements = [
  `alter table creditors add column contact text not null default '${unknown}'`,
  'alter table case_parties add column file_role text',
];
