import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { manyRows } from './many-rows.ts';
import { inside, sqliteUnitOfWork } from './unit-of-work.ts';

let folder: string;
let db: Database;
let work: ReturnType<typeof sqliteUnitOfWork>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-rows-'));
  db = await openDatabase(join(folder, 'dovolat.db'));
  work = sqliteUnitOfWork(db);
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const insertCursors = manyRows<{ consumer: string; seq: number }>((kysely, rows) => kysely.insertInto('cursors').values(rows));
const cursors = (...names: readonly string[]) => names.map((consumer, seq) => ({ consumer, seq }));
const names = () => work.run((tx) => inside(tx).selectFrom('cursors').select('consumer').orderBy('consumer').execute());

test('however many rows there are, each is written once', async () => {
  const many = Array.from({ length: 217 }, (_, n) => String(n).padStart(3, '0'));
  await work.run((tx) => insertCursors(tx, cursors(...many)));
  expect((await names()).map(({ consumer }) => consumer)).toEqual(many);
});

test('one row that cannot be written takes all of its unit of work back, and nothing of the others that shared its commit', async () => {
  const outcomes = await Promise.allSettled([
    work.run((tx) => insertCursors(tx, cursors('before'))),
    work.run((tx) => insertCursors(tx, cursors('a', 'b', 'a', 'c'))),
    work.run((tx) => insertCursors(tx, cursors('after'))),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await names()).map(({ consumer }) => consumer)).toEqual(['after', 'before']);
});

test('the first unit of a commit is taken back as well when its row cannot be written', async () => {
  await expect(work.run((tx) => insertCursors(tx, cursors('a', 'a')))).rejects.toThrow('UNIQUE');
  expect(await names()).toEqual([]);
});
