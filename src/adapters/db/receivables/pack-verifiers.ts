/** An entry: its field, hash and key's name; of customer numbers the beginning of what they are found by, and whose they are. */
const entry = `case field when 'customer_number'
  then json_array(field, hash, key_id, substr(max(lookup), 1, 16), json_group_array(source)) else json_array(field, hash, key_id) end`;

/** Makes one row of all that a person may be asked for with one creditor (`kept-verifiers.ts`), out of one for each. SQL of a migration. */
export const packVerifiers = [
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
