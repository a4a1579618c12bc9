import { type Kysely, sql } from 'kysely';
import { rebuildTable } from '../rebuild-table.ts';

/**
 * A row of a file is written in two thirds of the places. What a person may be asked for with one creditor is one row, and one more for
 * each customer number by which she is found. Contact points are found by their person, who is always known; so are the receivables of a
 * case, and names that are taken off. The creditor's id of a debtor is found where persons are known by it
 * Which keys a file had so far, whoever reads it knows (docs/decisions/0047-a-row-of-a-file-is-written-in-few-places.md).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  for (const statement of packVerifiers) await run(statement);
  await rebuildTable(db, 'contact_points', {
    change: (made) => made.replace('id text not null unique', 'id text not null'),
    byKey: true,
  });
  await rebuildTable(db, 'messages', { change: (made) => made.replace(/ references contact_points \(id\)/, '') });
  for (const statement of fewerIndexes) await run(statement);
}

/** An entry: its field, hash and key's name; of customer numbers the beginning of what they are found by, and whose they are. */
const entry = `case field when 'customer_number'
  then json_array(field, hash, key_id, substr(max(lookup), 1, 16), json_group_array(source)) else json_array(field, hash, key_id) end`;

const packVerifiers = [
  'alter table verifiers rename to apart_verifiers',
  `create table verifiers (
    person_id text not null references persons (id), creditor_id text not null references creditors (id),
    kept text not null, unfindable bigint not null, primary key (person_id, creditor_id)) without rowid`,
  `create table customer_lookups (
    lookup text not null, person_id text not null references persons (id), primary key (lookup, person_id)) without rowid`,
  `insert into verifiers select person_id, creditor_id, json_group_array(json(entry)), max(unfindable) from (
    select person_id, creditor_id, ${entry} as entry, field = 'customer_number' and max(lookup) is null as unfindable
    from apart_verifiers group by person_id, creditor_id, field, hash, key_id) group by person_id, creditor_id`,
  `insert into customer_lookups select distinct substr(lookup, 1, 16), person_id from apart_verifiers where lookup is not null`,
  'drop table apart_verifiers',
  'create index verifiers_unfindable on verifiers (person_id) where unfindable = 1',
];

const fewerIndexes = [
  'drop index name_words_by_person',
  'drop index receivables_by_debtor',
  'drop index receivables_by_case',
  'drop index receivables_by_person',
  'create index receivables_by_person on receivables (person_id)',
  'drop table import_rows',
];
