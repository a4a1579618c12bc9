import { type Kysely, sql } from 'kysely';

/** Files on cases; a removed one keeps what its lines of the journal refer to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table case_documents (
    id text primary key, case_id text not null references cases (id), person_id text not null, creditor_id text not null, name text not null,
    type text not null, size bigint not null, hash text not null, added_at bigint not null, added_by text not null, removed_at bigint)`,
  'create index case_documents_by_case on case_documents (case_id) where removed_at is null',
  'create index case_documents_by_person on case_documents (person_id) where removed_at is null',
  'create index case_documents_by_hash on case_documents (hash) where removed_at is null',
];
