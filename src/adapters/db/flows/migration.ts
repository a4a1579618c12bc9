import { type Kysely, sql } from 'kysely';

/** Which versions of the flows were published, one of a name at a time; what they say is kept as files under their versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = [
    `create table flow_versions (
      name text not null, version text not null, state text not null, published_at bigint not null, published_by text not null,
      retired_at bigint, retired_by text, primary key (name, version))`,
    `create unique index flow_versions_published on flow_versions (name) where state = 'published'`,
    `create table test_numbers (
      number text primary key, added_at bigint not null, added_by text not null, evidence text not null)`,
    `create table test_calls (
      id text primary key, number text not null, flow text not null, version text not null,
      language text not null, state text not null, ordered_at bigint not null, ordered_by text not null)`,
    `create index test_calls_waiting on test_calls (ordered_at) where state = 'ordered'`,
  ];
  for (const statement of tables) await sql.raw(statement).execute(db);
}
