import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { rememberedQuery } from './remembered-query.ts';
import { inside, sqliteUnitOfWork } from './unit-of-work.ts';

let folder: string;
let db: Database;
let work: ReturnType<typeof sqliteUnitOfWork>;

const byName = rememberedQuery(['switches'], (of, { name }: { name: string }) =>
  of.selectFrom('switches').select('value').where('name', '=', name),
);
const look = (name = 'a') => work.run(async (tx) => (await byName(tx, { name })).map(({ value }) => value));
const write = (name: string, value: string) =>
  work.run((tx) => inside(tx).insertInto('switches').values({ name, value }).execute());
const writeElsewhere = (value: string) => {
  const other = new SqliteDatabase(db.file);
  other.prepare("update switches set value = ? where name = 'a'").run(value);
  other.close();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-db-'));
  db = await openDatabase(join(folder, 'dovolat.db'));
  work = sqliteUnitOfWork(db);
  await write('a', '1');
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('what is on record of a person is read once until somebody writes it, each person for herself', async () => {
  await write('b', '2');
  expect([await look(), await look('b'), await look('c'), await look()]).toEqual([['1'], ['2'], [], ['1']]);
  await write('c', '3');
  expect([await look(), await look('c')]).toEqual([['1'], ['3']]);
});

test('what another program wrote binds the very next look', async () => {
  await look();
  writeElsewhere('5');
  expect(await look()).toEqual(['5']);
});

test('within one piece of work what it has just written itself is seen, and what was taken back is not', async () => {
  await look();
  const failing = work.run(async (tx) => {
    await inside(tx).updateTable('switches').set({ value: '7' }).where('name', '=', 'a').execute();
    expect((await byName(tx, { name: 'a' })).map(({ value }) => value)).toEqual(['7']);
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  expect(await look()).toEqual(['1']);
});

test('who sorts or cuts an answer changes nobody else’s', async () => {
  const cut = await work.run((tx) => byName(tx, { name: 'a' }));
  cut.pop();
  const again = await work.run((tx) => byName(tx, { name: 'a' }));
  again.pop();
  expect(await look()).toEqual(['1']);
});

test('nothing is read a second time while nobody writes', async () => {
  await look();
  const read = db.run;
  const readings: string[] = [];
  work = sqliteUnitOfWork({
    ...db,
    run: (sql, parameters) => {
      readings.push(sql);
      return read(sql, parameters);
    },
  });
  expect([await look(), await look()]).toEqual([['1'], ['1']]);
  expect(readings).toEqual([]);
});
