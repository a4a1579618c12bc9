import { type Kysely, sql } from 'kysely';

/** What people ask for at the console and programs by the API: imports that go on by themselves, and answers to be given once more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table import_jobs (
    id text primary key, kind text not null, file_name text not null, upload_id text, settings text not null, actor text not null,
    state text not null, started_at bigint not null, heard_at bigint not null, finished_at bigint, rows_done bigint not null,
    rows_total bigint not null, rejected bigint not null, summary text, problem_code text, problem text)`,
  'create index import_jobs_by_state on import_jobs (state)',
  `create table idempotency_keys (
    actor text not null, key text not null, fingerprint text not null, at bigint not null, status bigint, body text,
    primary key (actor, key)) without rowid`,
];
