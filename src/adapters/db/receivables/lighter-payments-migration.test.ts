import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../../../test/support/open-payments.ts';
import { openDatabase } from '../database.ts';
import { up } from './lighter-payments-migration.ts';
import { sqlitePayments } from './sqlite-payments.ts';

let the: OpenPayments;
beforeEach(async () => {
  the = await openPayments();
});
afterEach(() => the.close());

const lay = (transactionId: `trn_${string}`, receivableId: `rcv_${string}`) =>
  the.run((tx) =>
    sqlitePayments.allocate(tx, [
      { id: 'alc_1', transactionId, receivableId, amountMinor: 1, rule: 'manual', at: 0, undoneAt: null },
    ]),
  );

test('no payment lies on what is not there, and none that is not there on anything', async () => {
  const invoice = await the.owes({ variableSymbol: '1' });
  const payment = await the.pays(50_000, { message: 'vklad' });
  await expect(lay(payment.id, 'rcv_nobody')).rejects.toThrow(/FOREIGN KEY/);
  await expect(lay('trn_nobody', invoice)).rejects.toThrow(/FOREIGN KEY/);
  await lay(payment.id, invoice);
  expect(await the.run((tx) => sqlitePayments.allocationsOf(tx, payment.id))).toHaveLength(1);
});

test('an upgrade keeps what payments lie on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-lighter-'));
  const file = join(folder, 'dovolat.db');
  try {
    const db = await openDatabase(file);
    const run = (sql: string) => db.run(sql, []);
    const lighter = run("select sql from sqlite_master where name = 'allocations'");
    expect(lighter).toMatchObject([{ sql: expect.stringContaining('initially deferred') }]);
    for (const statement of toEarlier) run(statement);
    await up(db.writer as unknown as Kysely<unknown>);
    expect(run('select * from allocations')).toEqual([
      { transaction_id: 'trn_1', id: 'alc_1', receivable_id: 'rcv_1', amount_minor: 5, rule: 'manual', at: 7, undone_at: 9 },
    ]);
    expect(run("select sql from sqlite_master where name = 'allocations'")).toEqual(lighter);
    await db.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Takes the migration back, with one allocation in the table as it was before. */
const toEarlier = [
  'pragma foreign_keys = off',
  'drop table allocations',
  `create table allocations (
    transaction_id text not null, id text not null, receivable_id text not null, amount_minor bigint not null, rule text not null,
    at bigint not null, undone_at bigint, primary key (transaction_id, id)) without rowid`,
  'create index allocations_by_receivable on allocations (receivable_id)',
  'drop index receivables_by_creditor',
  "create index receivables_open on receivables (creditor_id, person_id) where status = 'open'",
  `insert into creditors (id, code, name, neutral_name, country, language, currency, promise_latest_days, promise_least_percent,
    promise_grace_working_days, promise_tolerance_minor) values ('crd_1', 'a', 'A', 'A', 'CZ', 'cs', 'CZK', 1, 1, 1, 1)`,
  "insert into persons (id, kind, name, country) values ('per_1', 'natural', '', 'CZ')",
  "insert into cases (id, person_id, creditor_id, currency) values ('cas_1', 'per_1', 'crd_1', 'CZK')",
  `insert into receivables (id, case_id, creditor_id, person_id, external_key, status, currency, amount_minor, due, attributes, row_hash, row_key_id)
    values ('rcv_1', 'cas_1', 'crd_1', 'per_1', 'F1', 'open', 'CZK', 5, '2026-11-01', '{}', '', '')`,
  "insert into bank_accounts (id, creditor_id, iban, currency) values ('bac_1', 'crd_1', 'CZ65', 'CZK')",
  `insert into bank_transactions (id, account_id, creditor_id, external_key, booked, value, amount_minor, currency, reversal, state)
    values ('trn_1', 'bac_1', 'crd_1', 'k', '2026-11-01', '2026-11-01', 5, 'CZK', 0, 'matched')`,
  "insert into allocations values ('trn_1', 'alc_1', 'rcv_1', 5, 'manual', 7, 9)",
];
