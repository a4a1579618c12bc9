import { type Kysely, sql } from 'kysely';

/** Words that SQLite and PostgreSQL share. Amounts in minor units, instants in epoch ms, dates YYYY-MM-DD, JSON as text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indexes]) await sql.raw(statement).execute(db);
}

const tables = [
  `create table creditors (
    id text primary key, code text not null unique, name text not null, neutral_name text not null,
    country text not null, language text not null, currency text not null, birth_number_title text,
    promise_latest_days bigint not null, promise_least_percent bigint not null,
    promise_grace_working_days bigint not null, promise_tolerance_minor bigint not null)`,
  `create table persons (
    id text primary key, kind text not null, name text not null, first_name text, last_name text, vocative text,
    language text, country text not null)`,
  `create table person_keys (
    kind text not null, scope text not null, hash text not null, key_id text not null,
    person_id text not null references persons (id), primary key (kind, scope, hash))`,
  `create table verifiers (
    person_id text not null references persons (id), creditor_id text not null references creditors (id),
    field text not null, source text not null, hash text not null, key_id text not null,
    primary key (person_id, creditor_id, field, source))`,
  `create table verification_locks (person_id text primary key references persons (id), until_at bigint not null)`,
  `create table contact_points (
    id text primary key, person_id text not null references persons (id), kind text not null, value text not null,
    phone_kind text, position bigint not null, status text not null, source text not null, recorded_at bigint not null,
    unique (person_id, kind, value))`,
  `create table cases (
    id text primary key, person_id text not null references persons (id), creditor_id text not null references creditors (id),
    currency text not null, unique (person_id, creditor_id, currency))`,
  `create table receivables (
    id text primary key, case_id text not null references cases (id), creditor_id text not null references creditors (id),
    person_id text not null references persons (id), external_key text not null, debtor_id text, status text not null, currency text not null,
    amount_minor bigint not null, due text not null, issued text, variable_symbol text, constant_symbol text,
    specific_symbol text, iban text, document text, product_group text, product text, priority text, risk text, note text,
    attributes text not null, row_hash text not null, row_key_id text not null, unique (creditor_id, external_key))`,
  `create table promises (
    id text primary key, case_id text not null references cases (id), person_id text not null, creditor_id text not null,
    state text not null, amount_minor bigint, currency text not null, date text not null, receivables text not null,
    origin text not null unique, recorded_at bigint not null)`,
  `create table disputes (
    id text primary key, case_id text not null references cases (id), person_id text not null, creditor_id text not null,
    code text not null, state text not null, origin text not null unique, recorded_at bigint not null)`,
  `create table dispute_receivables (
    dispute_id text not null references disputes (id), receivable_id text not null references receivables (id),
    primary key (dispute_id, receivable_id))`,
  `create table holds (
    id text primary key, reason text not null, scope text not null, person_id text not null references persons (id),
    creditor_id text, case_id text, receivable_id text, channel text, from_at bigint not null, until_at bigint,
    released_at bigint, cause text, origin text not null)`,
  `create table opt_outs (
    id text primary key, person_id text not null references persons (id), creditor_id text not null references creditors (id),
    scope text not null, recorded_at bigint not null, origin text not null)`,
];

const indexes = [
  'create index person_keys_by_person on person_keys (person_id)',
  'create index contact_points_by_value on contact_points (value)',
  'create index receivables_by_person on receivables (person_id, creditor_id, status)',
  'create index receivables_by_creditor on receivables (creditor_id, status, person_id)',
  'create index promises_by_case on promises (case_id, state)',
  'create index promises_by_creditor on promises (creditor_id)',
  'create index disputes_by_person on disputes (person_id, creditor_id)',
  'create index holds_by_person on holds (person_id)',
  'create index holds_by_cause on holds (cause)',
  'create index holds_by_origin on holds (origin)',
  'create index opt_outs_by_person on opt_outs (person_id, creditor_id)',
];
