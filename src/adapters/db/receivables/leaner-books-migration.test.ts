import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layOutOlderRecord } from '../../../../test/support/older-record.ts';
import { openDatabase } from '../database.ts';
import { keptIn } from './kept-verifiers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-leaner-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tables = ['persons', 'person_keys', 'cases', 'contact_points'] as const;

test('an upgrade keeps every person, key, verifier, case and contact point as it was', async () => {
  const file = layOutOlderRecord('0015', folder);
  const before = tables.map((table) => rowsOf(file, table));
  await (await openDatabase(file)).close();
  for (const [index, table] of tables.entries()) {
    const columns = Object.keys(before[index]?.[0] ?? {});
    const after = rowsOf(file, table).map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
    expect([table, sorted(after)]).toEqual([table, sorted(before[index] ?? [])]);
    expect([table, after.length > 0]).toEqual([table, true]);
  }
});

test('an upgrade keeps everything that somebody may be asked for, and by what customer number she is found', async () => {
  const file = layOutOlderRecord('0015', folder);
  const before = rowsOf(file, 'verifiers').map(({ person_id, creditor_id, field, source, hash, key_id }) =>
    JSON.stringify([person_id, creditor_id, field, source, hash, key_id]),
  );
  const db = await openDatabase(file);
  const after = rowsOf(file, 'verifiers').flatMap(({ person_id, creditor_id, kept, unfindable }) => {
    const entries = keptIn(String(kept));
    expect(unfindable).toBe(entries.some(([field]) => field === 'customer_number') ? 1 : 0); // of before there were lookups
    return entries.flatMap(([field, hash, keyId, _lookup, sources = []]) =>
      (field === 'customer_number' ? sources : ['']).map((source) =>
        JSON.stringify([person_id, creditor_id, field, source, hash, keyId]),
      ),
    );
  });
  await db.close();
  expect(after.sort()).toEqual(before.sort());
  expect(after.length).toBeGreaterThan(0);
});

test('after an upgrade nothing is written that belongs to nobody', async () => {
  const db = await openDatabase(layOutOlderRecord('0015', folder));
  const orphan = () => db.run("insert into person_keys values ('national', 'all', 'hash', 'key', 'per_nobody')", []);
  expect(orphan).toThrow(/FOREIGN KEY/);
  await db.close();
});

test('two persons may have one number, one person has it once', async () => {
  const db = await openDatabase(':memory:');
  const write = (id: string, person: string) =>
    db.run("insert into contact_points values (?, ?, 'phone', '+420601123456', 'mobile', 0, 'unverified', 'file', 0)", [
      id,
      person,
    ]);
  for (const person of ['per_a', 'per_b'])
    db.run("insert into persons (id, kind, name, country) values (?, 'natural', '', 'CZ')", [person]);
  write('cnt_1', 'per_a');
  write('cnt_2', 'per_b');
  expect(() => write('cnt_3', 'per_a')).toThrow(/UNIQUE/);
  await db.close();
});

function rowsOf(file: string, table: string): Record<string, unknown>[] {
  const connection = new SqliteDatabase(file, { readonly: true });
  const rows = connection.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  connection.close();
  return rows;
}

function sorted(rows: readonly Record<string, unknown>[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
