import { type Kysely, sql } from 'kysely';

/**
 * Makes a payment cheaper to write down (docs/decisions/0048-a-payment-writes-few-pages.md). What a payment lies on refers to what is there
 * when the transaction ends, not after each statement. The receivables of a creditor stand in an index that says nothing of their state, so
 * that to settle one touches no index at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const atTheEnd = 'deferrable initially deferred';

const statements = [
  'alter table allocations rename to earlier_allocations',
  `create table allocations (
    transaction_id text not null references bank_transactions (id) ${atTheEnd}, id text not null,
    receivable_id text not null references receivables (id) ${atTheEnd}, amount_minor bigint not null, rule text not null,
    at bigint not null, undone_at bigint, primary key (transaction_id, id)) without rowid`,
  'insert into allocations (transaction_id, id, receivable_id, amount_minor, rule, at, undone_at) select transaction_id, id, receivable_id, amount_minor, rule, at, undone_at from earlier_allocations',
  'drop table earlier_allocations',
  'create index allocations_by_receivable on allocations (receivable_id)',
  'drop index receivables_open',
  'create index receivables_by_creditor on receivables (creditor_id, person_id)',
];
