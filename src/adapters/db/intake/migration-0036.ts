import { type Kysely, sql } from 'kysely';

/** Files of other kinds come in: an error says of which sheet or invoice it is; an import is found by the file that was handed in for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table credit_notes (
    creditor_id text not null references creditors (id), number text not null, receivable_id text not null references receivables (id),
    credited_minor bigint not null, primary key (creditor_id, number)) without rowid`,
  'create index credit_notes_by_receivable on credit_notes (receivable_id)',
  'alter table import_errors add column part text',
  'create index import_jobs_by_upload on import_jobs (upload_id) where upload_id is not null',
];
