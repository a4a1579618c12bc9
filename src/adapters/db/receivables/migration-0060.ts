import { type Kysely, sql } from 'kysely';

/** Who else stands on a case than the person who owes it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table case_parties (
    case_id text not null references cases (id), person_id text not null references persons (id), creditor_id text not null, role text not null,
    entitled bigint not null, recorded_at bigint not null, recorded_by text not null, ended_at bigint, primary key (case_id, person_id)) without rowid`,
  'create index case_parties_by_person on case_parties (person_id)',
];
