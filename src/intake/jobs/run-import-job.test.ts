import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { sqliteImportJobs } from '../../adapters/db/intake/sqlite-import-jobs.ts';
import { systemClock, systemIds } from '../../adapters/system/system-clock.ts';
import { accept, refuse } from '../../kernel/result.ts';
import { openImportJob, runImportJob } from './run-import-job.ts';

let books: OpenBooks;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const tools = () => ({ work: { run: books.run }, jobs: sqliteImportJobs, ids: systemIds, clock: systemClock });
const order = { kind: 'receivables', fileName: 'debtors.csv', uploadId: null, settings: '{}', actor: 'user:jana' } as const;
const summaryOf = () => ({ importId: 'imp_1' as const, rejectedFile: null, counts: { rows: 3 } });
const known = async () => (await books.run((tx) => sqliteImportJobs.list(tx, { limit: 10 })))[0];

test('the record of an import says who ordered it, how far it came and what became of it', async () => {
  const job = await openImportJob(tools(), order);
  await runImportJob(
    tools(),
    job,
    async (tell) => {
      tell({ rows: 2, totalRows: 3, rejected: 1, bytes: 1, totalBytes: 2 });
      return accept('done');
    },
    summaryOf,
  );
  expect(await known()).toMatchObject({
    ...{ actor: 'user:jana', state: 'finished', progress: { rows: 2, totalRows: 3, rejected: 1 } },
    summary: { counts: { rows: 3 } },
  });
});

test('an import that was stopped stays to be taken up, and the same order takes it up', async () => {
  const stop = new AbortController();
  const job = await openImportJob(tools(), order);
  const stopped = runImportJob(
    tools(),
    job,
    async () => {
      stop.abort();
      throw stop.signal.reason;
    },
    summaryOf,
    stop.signal,
  );
  await expect(stopped).rejects.toThrow();
  expect(await known()).toMatchObject({ state: 'running', finishedAt: null });
  expect((await openImportJob(tools(), order)).id).toBe(job.id);
  expect((await openImportJob(tools(), { ...order, fileName: 'other.csv' })).id).not.toBe(job.id);
});

test('a file that cannot be read, and a fault, are on record in words', async () => {
  const unreadable = await openImportJob(tools(), order);
  await runImportJob(tools(), unreadable, async () => refuse('missing_column', 'the column amount is missing'), summaryOf);
  expect(await known()).toMatchObject({ state: 'refused', problem: { code: 'missing_column' } });
  const faulty = await openImportJob(tools(), order);
  const failing = async () => Promise.reject(new Error('the disk is full'));
  await expect(runImportJob(tools(), faulty, failing, summaryOf)).rejects.toThrow('the disk is full');
  expect(await known()).toMatchObject({ id: faulty.id, state: 'failed', problem: { message: 'the disk is full' } });
});
