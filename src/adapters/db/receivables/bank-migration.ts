import { type Kysely, sql } from 'kysely';

/** Where creditors are paid, and what their banks said of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table bank_accounts (
    id text primary key, creditor_id text not null references creditors (id), iban text not null unique, currency text not null,
    label text, stale_after_hours bigint, as_of bigint)`,
  'create index bank_accounts_by_creditor on bank_accounts (creditor_id)',
  `create table bank_statements (
    id text primary key, account_id text not null references bank_accounts (id), state text not null, format text not null,
    number text, from_day text not null, to_day text not null, opening_minor bigint, closing_minor bigint, file_hash text not null,
    transactions bigint not null, as_of bigint not null, booked_at bigint not null)`,
  'create index bank_statements_by_day on bank_statements (account_id, to_day, id)',
  `create table bank_transactions (
    id text primary key, account_id text not null references bank_accounts (id), creditor_id text not null,
    statement_id text references bank_statements (id), external_key text not null, booked text not null, value text not null,
    amount_minor bigint not null, currency text not null, reversal bigint not null, payer_name text, payer_account text, paid_to text,
    variable_symbol text, constant_symbol text, specific_symbol text, end_to_end_id text, creditor_reference text, message text,
    state text not null, unique (account_id, external_key))`,
  'create index bank_transactions_by_day on bank_transactions (account_id, booked, amount_minor)',
  'create index bank_transactions_by_state on bank_transactions (state, id)',
  'create index bank_transactions_by_statement on bank_transactions (statement_id)',
];
