import { type Kysely, sql } from 'kysely';

/** Suppressed numbers get named lists, reasons and an end; what was there becomes the list `general`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table suppressions rename to unlisted_suppressions',
  `create table suppressions (
    list text not null, number text not null, reason text, since bigint not null, until bigint, import_id text,
    primary key (list, number))`,
  'create index suppressions_by_number on suppressions (number)',
  `insert into suppressions (list, number, reason, since, until, import_id)
    select 'general', number, source, since, null, null from unlisted_suppressions`,
  'drop table unlisted_suppressions',
];
