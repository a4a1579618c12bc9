import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock, systemIds } from '../system/system-clock.ts';
import { type Database, openDatabase } from './database.ts';
import { sqliteJournal, sqliteJournalReader } from './journal/sqlite-journal.ts';
import { inside, sqliteUnitOfWork } from './unit-of-work.ts';

let folder: string;
let db: Database;
const journal = sqliteJournal(systemClock, systemIds);
const happened = (n: number) => ({ type: 'tested', subject: {}, data: { n } });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-db-'));
  db = await openDatabase(join(folder, 'dovolat.db'));
});

afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('one unit of work that fails leaves the others that shared its commit whole', async () => {
  const work = sqliteUnitOfWork(db);
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map((n) =>
      work.run(async (tx) => {
        await journal.append(tx, 'system', [happened(n)]);
        if (n === 2) throw new Error('no');
        return n;
      }),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const events = await sqliteJournalReader(db, () => () => {}).read({ after: 0, limit: 10 });
  expect(events.map(({ data }) => data)).toEqual([{ n: 1 }, { n: 3 }]);
});

test('many callers at once share few commits', async () => {
  let commits = 0;
  const work = sqliteUnitOfWork(db, () => {
    commits += 1;
  });
  await Promise.all(Array.from({ length: 200 }, (_, n) => work.run((tx) => journal.append(tx, 'system', [happened(n)]))));
  expect(commits).toBeLessThan(20);
});

test('the journal can neither be changed nor shortened', async () => {
  const work = sqliteUnitOfWork(db);
  await work.run((tx) => journal.append(tx, 'system', [happened(1)]));
  await expect(work.run((tx) => sql`update journal set type = 'other'`.execute(inside(tx)))).rejects.toThrow('append-only');
  await expect(work.run((tx) => sql`delete from journal`.execute(inside(tx)))).rejects.toThrow('append-only');
});
