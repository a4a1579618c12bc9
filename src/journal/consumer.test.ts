import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { sqliteCursors } from '../adapters/db/journal/sqlite-journal.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { Fault } from '../kernel/fault.ts';
import { type Consumption, createConsumer } from './consumer.ts';
import type { JournalEvent } from './event.ts';

let the: OpenBooks;
let complaints: object[];

beforeEach(async () => {
  the = await openBooks();
  complaints = [];
});
afterEach(() => the.close());

test('every line is taken once and in order, however many there are', async () => {
  await happened(451);
  const consumer = consume({ together: 50, take: count });

  expect(await consumer.catchUp()).toBe(451);
  expect(await consumer.catchUp()).toBe(0);

  expect(await taken()).toEqual(Array.from({ length: 451 }, (_, at) => at));
});

test('a line that cannot be taken in is logged and passed over by itself; those beside it in its bundle count once', async () => {
  await happened(7);
  const consumer = consume({ together: 5, take: stumbleOver(3, new Error('not understood')), passOver: leaveWord });

  expect(await consumer.catchUp()).toBe(7);

  expect(await taken()).toEqual([0, 1, 2, 4, 5, 6]);
  expect((await the.events('passed_over')).map(({ data }) => data)).toEqual([{ number: 3 }]);
  expect(complaints).toHaveLength(1);
  expect(await consumer.catchUp()).toBe(0);
});

test('while the disk is full nothing is passed over: its bundle counts when it is over, and not a second time', async () => {
  await happened(7);
  const full = new Fault('disk_full', 'full', { retryable: true });
  let over = false;
  const consumer = consume({
    together: 5,
    take: async (tx, events) => (over ? count(tx, events) : stumbleOver(6, full)(tx, events)),
  });

  await expect(consumer.catchUp()).rejects.toBe(full);
  expect(await taken()).toEqual([0, 1, 2, 3, 4]);
  over = true;
  expect(await consumer.catchUp()).toBe(2);

  expect(await taken()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(complaints).toEqual([]);
});

test('a line for which not even word can be left keeps its place', async () => {
  await happened(2);
  const fails = async () => {
    throw new Error('no word');
  };

  await expect(consume({ together: 1, take: fails, passOver: fails }).catchUp()).rejects.toThrow('no word');

  expect(await sqliteCursors(the.db).get('test')).toBe(0);
});

type Numbered = { readonly number: number };

function numberOf(event: JournalEvent): number {
  return (event.data as Numbered).number;
}

function consume(given: Pick<Consumption, 'together' | 'take' | 'passOver'>) {
  const log = { info: () => {}, warn: () => {}, fatal: () => {}, error: (fields: object) => complaints.push(fields) };
  const parts = { reader: the.reader, work: the.work, cursors: sqliteCursors(the.db), timers: systemTimers, log };
  return createConsumer(parts, { name: 'test', types: ['happened'], complaint: 'could not be counted', ...given });
}

function happened(lines: number): Promise<void> {
  const told = Array.from({ length: lines }, (_, number) => ({ type: 'happened', subject: {}, data: { number } }));
  return the.run((tx) => the.tools.journal.append(tx, 'system', told));
}

/** Writes down in the same transaction what it took. */
const count: Consumption['take'] = (tx, events) =>
  the.tools.journal.append(
    tx,
    'system',
    events.map((event) => ({ type: 'taken', subject: {}, data: { number: numberOf(event) } })),
  );

const leaveWord: NonNullable<Consumption['passOver']> = (tx, event) =>
  the.tools.journal.append(tx, 'system', [{ type: 'passed_over', subject: {}, data: { number: numberOf(event) } }]);

/** Writes first, and fails then: what was written must be gone. */
function stumbleOver(number: number, error: Error): Consumption['take'] {
  return async (tx, events) => {
    await count(tx, events);
    if (events.some((event) => numberOf(event) === number)) throw error;
  };
}

async function taken(): Promise<number[]> {
  return (await the.events('taken')).map(numberOf);
}
