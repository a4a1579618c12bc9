import { type Kysely, sql } from 'kysely';

/**
 * What payments lie on, what was written off, and what a payment is looked for by. `receivables_by_bare_symbol` takes the
 * symbol as it is compared, without leading zeros. Settled ones stay in these: to take each out would cost a payment a page more to write.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table allocations (
    transaction_id text not null references bank_transactions (id), id text not null,
    receivable_id text not null references receivables (id), amount_minor bigint not null, rule text not null, at bigint not null,
    undone_at bigint, primary key (transaction_id, id)) without rowid`,
  'create index allocations_by_receivable on allocations (receivable_id)',
  `create table write_offs (
    id text primary key, receivable_id text not null references receivables (id),
    transaction_id text references bank_transactions (id), amount_minor bigint not null, currency text not null, at bigint not null,
    undone_at bigint)`,
  'create index write_offs_by_receivable on write_offs (receivable_id)',
  'create index write_offs_by_transaction on write_offs (transaction_id) where transaction_id is not null',
  "create index receivables_by_bare_symbol on receivables (creditor_id, ltrim(variable_symbol, '0')) where variable_symbol is not null",
  'create index receivables_by_document on receivables (creditor_id, document) where document is not null',
  'create index receivables_by_iban on receivables (creditor_id, iban) where iban is not null',
  'drop index bank_transactions_by_day',
  `create index bank_transactions_by_payer on bank_transactions (creditor_id, payer_account, id) where payer_account is not null`,
  'create index bank_transactions_by_amount on bank_transactions (account_id, amount_minor, booked)',
];
