import { type Kysely, sql } from 'kysely';

/** Each document has a file of its own, called by its id; those of before keep the one that they share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table case_documents add column file text not null default ''`,
  'update case_documents set file = hash',
  'drop index case_documents_by_hash',
  'create index case_documents_by_file on case_documents (file) where removed_at is null',
];
