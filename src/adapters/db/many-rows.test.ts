import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
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

const insertWords = manyRows<{ word: string; person_id: string }>((kysely, rows) =>
  kysely
    .insertInto('name_words')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
);

test('whatever repeats in however many rows, each is written as it is', async () => {
  const words = fc.constantFrom('novak', 'riha', 'zeman');
  await work.run(async (tx) => {
    await inside(tx)
      .insertInto('persons')
      .values(['per_a', 'per_b'].map((id) => ({ id, kind: 'natural', name: '', country: 'CZ', ...nothingElse })))
      .execute();
  });
  const row = fc.record({ word: words, person_id: fc.constantFrom('per_a', 'per_b') });
  const many = fc.oneof(
    fc.array(row, { minLength: 95, maxLength: 205 }),
    words.chain((word) => fc.array(row, { minLength: 100, maxLength: 120 }).map((rows) => rows.map((one) => ({ ...one, word })))),
    fc.tuple(row, fc.integer({ min: 95, max: 120 })).map(([one, count]) => Array.from({ length: count }, () => one)),
  );
  await fc.assert(
    fc.asyncProperty(many, async (rows) => {
      const written = await work.run(async (tx) => {
        await inside(tx).deleteFrom('name_words').execute();
        await insertWords(tx, rows);
        return inside(tx).selectFrom('name_words').selectAll().execute();
      });
      const texts = (given: readonly object[]) =>
        [...new Set(given.map((one) => JSON.stringify(one, ['person_id', 'word'])))].sort();
      expect(texts(written)).toEqual(texts(rows));
    }),
    { numRuns: 60 },
  );
});

test('numbers and empty values that repeat stay what they are', async () => {
  const rows = Array.from({ length: 130 }, (_, n) => ({ consumer: `c${n}`, seq: 7 }));
  await work.run((tx) => insertCursors(tx, rows));
  const kinds = await work.run((tx) => sql`select distinct typeof(seq) as kind, seq from cursors`.execute(inside(tx)));
  expect(kinds.rows).toEqual([{ kind: 'integer', seq: 7 }]);
});

test('a hundred rows that are one and the same are written as one is', async () => {
  await work.run(async (tx) => {
    await inside(tx)
      .insertInto('persons')
      .values({ id: 'per_a', kind: 'natural', name: '', country: 'CZ', ...nothingElse })
      .execute();
    await insertWords(
      tx,
      Array.from({ length: 100 }, () => ({ word: 'novak', person_id: 'per_a' })),
    );
  });
  const written = await work.run((tx) => inside(tx).selectFrom('name_words').selectAll().execute());
  expect(written).toEqual([{ word: 'novak', person_id: 'per_a' }]);
});

test('one row of a hundred that cannot be written is told, whatever repeats in them', async () => {
  const rows = Array.from({ length: 100 }, (_, n) => ({ consumer: `c${n % 99}`, seq: 7 }));
  await expect(work.run((tx) => insertCursors(tx, rows))).rejects.toThrow('UNIQUE');
  expect(await names()).toEqual([]);
});

const nothingElse = { first_name: null, last_name: null, vocative: null, language: null, erased_at: null };
