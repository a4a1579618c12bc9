import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { seldomChanged } from './seldom-changed.ts';
import { inside, sqliteUnitOfWork } from './unit-of-work.ts';

let folder: string;
let db: Database;
let work: ReturnType<typeof sqliteUnitOfWork>;
let reads: number;

const switchValue = seldomChanged(['switches'], async (tx, name: string) => {
  reads += 1;
  const row = await inside(tx).selectFrom('switches').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
});
const look = () => work.run((tx) => switchValue(tx, 'a'));
const write = (value: string) =>
  work.run((tx) =>
    inside(tx)
      .insertInto('switches')
      .values({ name: 'a', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute(),
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-db-'));
  db = await openDatabase(join(folder, 'dovolat.db'));
  work = sqliteUnitOfWork(db);
  reads = 0;
});

afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('what an operator changes binds the very next look, and what nobody changed is read once', async () => {
  await write('1');
  expect([await look(), await look()]).toEqual(['1', '1']);
  expect(reads).toBe(1);
  await write('2');
  expect(await look()).toBe('2');
});

test('a change by another program binds the very next look', async () => {
  await write('1');
  await look();
  const other = new SqliteDatabase(db.file);
  other.prepare("update switches set value = '2' where name = 'a'").run();
  other.close();
  expect(await look()).toBe('2');
});

test('a change that was taken back was never one, also for who looked in between', async () => {
  await write('1');
  await look();
  const units = [
    work.run(async () => {}), // so that the next one stands behind a savepoint
    work.run(async (tx) => {
      await inside(tx).updateTable('switches').set({ value: '2' }).where('name', '=', 'a').execute();
      expect(await switchValue(tx, 'a')).toBe('2');
      throw new Error('no');
    }),
  ];
  expect((await Promise.allSettled(units)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await look()).toBe('1');
});

test('writing of other things does not make it read again', async () => {
  await write('1');
  await look();
  await work.run((tx) => inside(tx).insertInto('cursors').values({ consumer: 'c', seq: 1 }).execute());
  await look();
  expect(reads).toBe(1);
});
