import { type Kysely, sql } from 'kysely';

/** Segments that people saved, and who was in which segment from one forming to another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table saved_segments (
    name text primary key, title text not null, conditions text not null, saved_at bigint not null, saved_by text not null,
    removed_at bigint, removed_by text)`,
  `create table segment_formings (
    id text primary key, actor text not null, started_at bigint not null, finished_at bigint, bounds text, after_case text, cases bigint not null)`,
  'create index segment_formings_open on segment_formings (id) where finished_at is null',
  `create table segment_members (
    case_id text not null, segment text not null, kind text not null, person_id text not null, from_forming text not null,
    until_forming text, because text, primary key (case_id, segment, from_forming)) without rowid`,
  'create index segment_members_now on segment_members (segment, case_id) where until_forming is null',
  'create index segment_members_joined on segment_members (from_forming, segment, case_id)',
  'create index segment_members_left on segment_members (until_forming, segment, case_id) where until_forming is not null',
  `create table segment_sizes (
    segment text not null, forming_id text not null, kind text not null, size bigint not null, joined bigint not null, gone bigint not null,
    primary key (segment, forming_id)) without rowid`,
  'create index segment_sizes_by_forming on segment_sizes (forming_id)',
];
