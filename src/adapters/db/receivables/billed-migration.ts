import { type Kysely, sql } from 'kysely';

/** What was billed stands beside what is still owed of it, and each receivable says of what kind it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table receivables add column kind text not null default 'invoice'",
  'alter table receivables add column billed_minor bigint not null default 0',
  'update receivables set billed_minor = amount_minor',
];
