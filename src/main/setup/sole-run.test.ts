import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { sqliteJudgeRuns } from '../../adapters/db/judge/sqlite-judge-runs.ts';
import { openJudgeRun } from '../../judge/run-judge.ts';
import type { OwnProcess } from './own-process.ts';
import { type SoleRun, soleRun } from './sole-run.ts';

let the: OpenBooks;
let processes: { end(code: number): void }[];

beforeEach(async () => {
  the = await openBooks();
  processes = [];
});
afterEach(() => the.close());

test('of two orders at the same moment one is carried out, and the other is told that it must wait', async () => {
  const sole = opened();

  const given = await Promise.all([order(sole), order(sole)]);

  expect(given.filter((run) => run !== undefined)).toHaveLength(1);
  expect(processes).toHaveLength(1);
});

test('a process that ends without a word leaves no row that runs for ever, and the next order is taken', async () => {
  const sole = opened();
  await order(sole);
  processes[0]?.end(137);
  await sole.close();

  expect(await rows()).toEqual([{ state: 'failed', problem: 'The process that carried it out ended (137); ask again' }]);
  expect(await order(sole)).toBeDefined();
});

test('what a server that died has left behind is ended when the next one starts', async () => {
  await openJudgeRun({ ...the.tools, work: the.work, runs: sqliteJudgeRuns }, 'user:test');

  await opened().close();

  expect(await rows()).toEqual([{ state: 'failed', problem: 'The server ended meanwhile; ask again' }]);
});

test('an order that cannot be put on record keeps no other waiting', async () => {
  const sole = opened();
  const full = new Error('the disk is full');

  await expect(sole.start(() => Promise.reject(full))).rejects.toBe(full);

  expect(await order(sole)).toBeDefined();
});

type Sole = ReturnType<typeof opened>;

function opened() {
  const carryOut = (): OwnProcess => {
    const { promise: ended, resolve } = Promise.withResolvers<number | null>();
    processes.push({ end: resolve });
    return { ended, stop: () => resolve(null) };
  };
  return soleRun({ work: the.work, clock: the.tools.clock, runs: sqliteJudgeRuns, carryOut, remedy: 'ask again' });
}

function order(sole: Sole): ReturnType<SoleRun<string>['start']> {
  return sole.start(() => openJudgeRun({ ...the.tools, work: the.work, runs: sqliteJudgeRuns }, 'user:test'));
}

async function rows() {
  const found = await the.run((tx) => sqliteJudgeRuns.list(tx, 10));
  return found.map(({ state, problem }) => ({ state, problem }));
}
