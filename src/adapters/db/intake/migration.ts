import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table imports (
    id text primary key, creditor_id text not null references creditors (id), file_name text not null, file_hash text not null,
    settings text not null, state text not null, started_at bigint not null, finished_at bigint, rows_done bigint not null,
    created bigint not null, updated bigint not null, unchanged bigint not null, rejected bigint not null)`,
  `create table import_rows (
    import_id text not null references imports (id), key text not null, line bigint not null, primary key (import_id, key))`,
  `create table import_errors (
    import_id text not null references imports (id), position bigint not null, line bigint not null, column_name text not null,
    reason text not null, message text not null, value text not null, primary key (import_id, position))`,
  'create index imports_by_file on imports (creditor_id, file_hash, state)',
];
