import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import { sqliteJudgeRuns } from '../../adapters/db/judge/sqlite-judge-runs.ts';
import { openJudgeRun } from '../../judge/run-judge.ts';
import { endUnfinished } from './end-unfinished.ts';
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

  await expect.poll(rows).toEqual([{ state: 'failed', problem: 'The process that carried it out ended (137); ask again' }]);
  await expect.poll(() => order(sole)).toBeDefined();
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

test('an order that is being put on record while the server ends is carried out by nobody, and does not run for ever', async () => {
  const sole = opened();
  const { promise: recorded, resolve: record } = Promise.withResolvers<void>();
  const ordered = sole.start(async () => {
    await recorded;
    return openJudgeRun({ ...the.tools, work: the.work, runs: sqliteJudgeRuns }, 'user:test');
  });
  const happened: string[] = [];
  const refused = ordered.then((run) => happened.push(run ? 'ordered' : 'refused'));
  const closed = sole.close().then(() => happened.push('closed'));
  for (let turn = 0; turn < 5; turn += 1) await rows(); // all that closing waits for but the order has come by then
  record();
  await Promise.all([refused, closed]);

  expect(happened).toEqual(['refused', 'closed']);
  expect(processes).toHaveLength(0);
  expect(await rows()).toEqual([{ state: 'failed', problem: 'The server ended meanwhile; ask again' }]);
  expect(await order(sole)).toBeUndefined();
});

type Sole = ReturnType<typeof opened>;

function opened() {
  const carryOut = (): OwnProcess => {
    const { promise: ended, resolve } = Promise.withResolvers<number | null>();
    processes.push({ end: resolve });
    return { ended, stop: () => resolve(null) };
  };
  const rows = { work: the.work, clock: the.tools.clock, runs: sqliteJudgeRuns, remedy: 'ask again' };
  return soleRun({ carryOut, endUnfinished: endUnfinished(rows) });
}

function order(sole: Sole): ReturnType<SoleRun<string>['start']> {
  return sole.start(() => openJudgeRun({ ...the.tools, work: the.work, runs: sqliteJudgeRuns }, 'user:test'));
}

async function rows() {
  const found = await the.run((tx) => sqliteJudgeRuns.list(tx, 10));
  return found.map(({ state, problem }) => ({ state, problem }));
}
