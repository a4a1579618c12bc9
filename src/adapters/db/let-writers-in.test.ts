import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { type Database, openDatabase } from './database.ts';
import { letWritersIn } from './let-writers-in.ts';
import { sqliteUnitOfWork } from './unit-of-work.ts';

let the: OpenBooks;
let dialer: Database;
beforeEach(async () => {
  the = await openBooks();
  dialer = await openDatabase(the.db.file);
});
afterEach(async () => {
  await dialer.close();
  await the.close();
});

test('an import pauses between two transactions while a dialer writes, and not while it is alone', async () => {
  let pauses = 0;
  let now = Temporal.Instant.from('2026-11-20T10:00:00Z');
  const sleep = async () => {
    pauses += 1;
  };
  const pause = letWritersIn(the.db, { now: () => now }, { sleep, after: () => () => {} });
  const happened = [{ type: 'tested', subject: {}, data: {} }];
  const rounds = async (count: number, between: () => Promise<unknown> = async () => {}) => {
    const before = pauses;
    for (let round = 0; round < count; round += 1) {
      await the.run((tx) => the.tools.journal.append(tx, 'import', happened));
      await between();
      await pause();
      now = now.add({ milliseconds: 100 });
    }
    return pauses - before;
  };
  const dials = () => sqliteUnitOfWork(dialer).run((tx) => the.tools.journal.append(tx, 'dialer', happened));
  expect(await rounds(5)).toBe(0);
  expect(await rounds(5, dials)).toBe(5);
  expect(await rounds(10)).toBe(10);
  now = now.add({ seconds: 5 });
  expect(await rounds(5)).toBe(0);
});
