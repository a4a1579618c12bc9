import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  expect(commits).toBeLessThan(100);
});

test('the journal can neither be changed nor shortened', async () => {
  const work = sqliteUnitOfWork(db);
  await work.run((tx) => journal.append(tx, 'system', [happened(1)]));
  await expect(work.run((tx) => sql`update journal set type = 'other'`.execute(inside(tx)))).rejects.toThrow('append-only');
  await expect(work.run((tx) => sql`delete from journal`.execute(inside(tx)))).rejects.toThrow('append-only');
});

const written = async () =>
  (await sqliteJournalReader(db, () => () => {}).read({ after: 0, limit: 1000 })).map(({ data }) => (data as { n: number }).n);

test('while another program holds the database, changes wait, everything else goes on, and nothing is lost', async () => {
  const other = new SqliteDatabase(db.file);
  other.exec('begin immediate');
  const work = sqliteUnitOfWork(db);
  let done = false;
  const change = work
    .run((tx) => journal.append(tx, 'system', [happened(1)]))
    .then(() => {
      done = true;
    });
  let turns = 0;
  for (; turns < 10; turns += 1) await sleep(5);
  expect({ turns, done }).toEqual({ turns: 10, done: false });
  other.exec('rollback');
  other.close();
  await change;
  expect(await written()).toEqual([1]);
});

test('a change that could not be made for too long did not happen, and the next one is made once the database is free', async () => {
  const other = new SqliteDatabase(db.file);
  other.exec('begin immediate');
  const work = sqliteUnitOfWork(db, () => {}, { patienceMs: 100, companyMs: 20 });
  const refused = await work.run((tx) => journal.append(tx, 'system', [happened(1)])).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'database_unavailable', retryable: true });
  other.exec('rollback');
  other.close();
  await work.run((tx) => journal.append(tx, 'system', [happened(2)]));
  expect(await written()).toEqual([2]);
});

test('on a full disk whatever shared the commit fails whole, what was committed before stands, and there is work again once there is room', async () => {
  const work = sqliteUnitOfWork(db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db.writer);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 2)}`.execute(db.writer);
  const long = 'x'.repeat(50_000);
  await work.run((tx) => journal.append(tx, 'system', [happened(1)]));
  const outcomes = await Promise.allSettled(
    [2, 3, 4].map((n) =>
      work.run((tx) => journal.append(tx, 'system', [{ ...happened(n), data: { n, ...(n === 3 && { long }) } }])),
    ),
  );
  const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'done'));
  expect(reasons[1]).toBe('database_unavailable');
  const done = [2, 3, 4].filter((_, index) => reasons[index] === 'done');
  expect(await written(), 'what was refused is not there, what was promised is').toEqual([1, ...done]);
  await sql`pragma max_page_count = 1000000`.execute(db.writer);
  await work.run((tx) => journal.append(tx, 'system', [{ ...happened(5), data: { n: 5, long } }]));
  expect(await written()).toEqual([1, ...done, 5]);
});

test('news that nobody waits for share a commit, and their reader hears which lines came', async () => {
  const commits: string[][] = [];
  const times = { patienceMs: 10_000, companyMs: 2_000, momentMs: 60_000 };
  const work = sqliteUnitOfWork(db, (appended) => commits.push([...appended]), times);
  const told: Promise<void>[] = [];
  for (let n = 1; n <= 5; n += 1) {
    told.push(work.run((tx) => journal.append(tx, 'system', [happened(n)]), { urgency: 'unhurried', survives: 'process_end' }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(told);
  expect(await written()).toEqual([1, 2, 3, 4, 5]);
  expect(commits).toEqual([['tested']]);
});

test('news wait their full time for company, whatever was written before or meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const commits: number[][] = [];
  const inIt: number[] = [];
  const work = sqliteUnitOfWork(db, () => commits.push(inIt.splice(0)), { patienceMs: 10_000, companyMs: 50, momentMs: 60_000 });
  const unit = (n: number, urgency: 'ordinary' | 'unhurried', meanwhile = () => {}) =>
    work.run(
      async (tx) => {
        inIt.push(n);
        meanwhile();
        await journal.append(tx, 'system', [happened(n)]);
      },
      { urgency, survives: 'process_end' },
    );
  try {
    const told = [unit(1, 'unhurried')];
    vi.advanceTimersByTime(40);
    await unit(2, 'ordinary'); // takes the first along
    told.push(unit(3, 'unhurried'));
    vi.advanceTimersByTime(40); // the time of the first is over, that of the third is not
    await untilIdle();
    expect(commits).toEqual([[2, 1]]);
    await unit(4, 'ordinary', () => {
      setImmediate(() => told.push(unit(5, 'unhurried')));
    });
    await untilIdle();
    told.push(unit(6, 'unhurried'));
    vi.advanceTimersByTime(50);
    await Promise.all(told);
  } finally {
    vi.useRealTimers();
  }
  expect(commits).toEqual([
    [2, 1],
    [4, 3],
    [5, 6],
  ]);
});

/** What is not waited for has been done by then. */
async function untilIdle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('what a call needs before its next step waits for company as well, and then goes before what is ordinary', async () => {
  const work = sqliteUnitOfWork(db, () => {}, { patienceMs: 10_000, companyMs: 500 });
  const order: string[] = [];
  const unit = (name: string, urgency: 'soon' | 'ordinary' | 'unhurried') =>
    work.run(
      async (tx) => {
        order.push(name);
        await journal.append(tx, 'system', [happened(order.length)]);
      },
      { urgency, survives: 'process_end' },
    );
  const told = [unit('ended', 'unhurried'), unit('step', 'soon')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  told.push(unit('look', 'ordinary'));
  await Promise.all(told);
  expect(order).toEqual(['step', 'look', 'ended']);
});

test('while a long unit of work is under way, keys are heard, no other unit begins, and it is made whole or not at all', async () => {
  const times = { patienceMs: 10_000, companyMs: 0, turnMs: 0.2 };
  const work = sqliteUnitOfWork(db, () => {}, times);
  const order: string[] = [];
  let keys = 0;
  const keypad = setInterval(() => {
    keys += 1;
  }, 1);
  const long = (name: string, fails: boolean) =>
    work.run(async (tx) => {
      for (let n = 1; n <= 300; n += 1) await journal.append(tx, 'system', [happened(n)]);
      order.push(`${name} after ${keys > 0 ? 'keys' : 'no key'}`);
      if (fails) throw new Error('no');
    });
  const told = await Promise.allSettled([long('first', true), long('second', false)]);
  clearInterval(keypad);
  expect(order).toEqual(['first after keys', 'second after keys']);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await written()).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

test('a decision is told when the disk has it; what is safe from the end of this process does not wait for the disk', async () => {
  await db.close();
  const disk = Promise.withResolvers<void>();
  let asked = 0;
  const flush = () => {
    asked += 1;
    return disk.promise;
  };
  db = await openDatabase(join(folder, 'dovolat.db'), {
    flush,
    flushSoon: () => void flush(),
    busy: () => false,
    close: async () => {},
  });
  const work = sqliteUnitOfWork(db);
  await work.run((tx) => journal.append(tx, 'system', [happened(1)]), { urgency: 'call', survives: 'process_end' });
  expect({ asked, written: await written() }, 'it is on its way to the disk').toEqual({ asked: 1, written: [1] });
  let told = false;
  const decision = work
    .run((tx) => journal.append(tx, 'system', [happened(2)]))
    .then(() => {
      told = true;
    });
  await sleep(50);
  expect({ told, written: await written() }).toEqual({ told: false, written: [1, 2] });
  disk.resolve();
  await decision;
  expect(told).toBe(true);
});
