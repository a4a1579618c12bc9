import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import type { Suppression } from '../../../gate/ports.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import { inside } from '../unit-of-work.ts';
import { sqliteSuppressions } from './sqlite-suppressions.ts';
import { up as toLists } from './suppressions-migration.ts';

let books: OpenBooks;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const jana = '+420601234567' as PhoneNumber;
const karel = '+420602345678' as PhoneNumber;
const listed = (number: PhoneNumber, about: Partial<Suppression> = {}): Suppression => ({
  list: 'general',
  number,
  reason: null,
  since: 1000,
  until: null,
  ...about,
});
const put = (suppressions: readonly Suppression[], importId: 'imp_1' | 'imp_2' | null = null) =>
  books.run((tx) => sqliteSuppressions.put(tx, suppressions, importId));
const has = (number: PhoneNumber, at: number) => books.run((tx) => sqliteSuppressions.has(tx, number, at, 'voice'));

test('a number is held back from the moment it is on any list until its last instant there', async () => {
  expect(await has(jana, 5000)).toBe(false);
  await put([listed(jana, { until: 6000 })]);
  expect([await has(jana, 5999), await has(jana, 6000), await has(karel, 5999)]).toEqual([true, false, false]);
  await put([listed(jana, { list: 'regulator' })]);
  expect(await has(jana, 6000)).toBe(true);
});

test('putting a number on its list again changes nothing but what is said otherwise, and never since when', async () => {
  expect(await put([listed(jana)])).toEqual({ added: [jana], changed: [], unchanged: 0 });
  expect(await put([listed(jana, { since: 2000 }), listed(karel)])).toEqual({ added: [karel], changed: [], unchanged: 1 });
  expect(await put([listed(jana, { since: 3000, reason: 'asked' })])).toEqual({ added: [], changed: [jana], unchanged: 0 });
  expect(await books.run((tx) => sqliteSuppressions.ofNumber(tx, jana))).toEqual([listed(jana, { reason: 'asked' })]);
});

test('a list that is replaced keeps what the import named, and other lists keep what they have', async () => {
  await put([listed(jana), listed(karel)], 'imp_1');
  await put([listed(karel, { list: 'regulator' })]);
  await put([listed(jana)], 'imp_2');
  expect(await books.run((tx) => sqliteSuppressions.removeOthers(tx, 'general', 'imp_2'))).toEqual([karel]);
  expect([await has(jana, 5000), await has(karel, 5000)]).toEqual([true, true]);
  expect(await books.run((tx) => sqliteSuppressions.remove(tx, karel, null))).toEqual(['regulator']);
  expect(await has(karel, 5000)).toBe(false);
});

test('a number taken off one list stays held back by the others', async () => {
  await put([listed(jana)]);
  await put([listed(jana, { list: 'regulator' })]);
  expect(await books.run((tx) => sqliteSuppressions.remove(tx, jana, 'general'))).toEqual(['general']);
  expect(await has(jana, 5000)).toBe(true);
  expect(await books.run((tx) => sqliteSuppressions.remove(tx, jana, 'general'))).toEqual([]);
});

test('each list says how many numbers it has and how many it holds back now', async () => {
  await put([listed(jana, { until: 5000, since: 2000 }), listed(karel)]);
  await put([listed(karel, { list: 'a-list' })]);
  expect(await books.run((tx) => sqliteSuppressions.lists(tx, 6000))).toEqual([
    { list: 'a-list', numbers: 1, inForce: 1, latest: 1000 },
    { list: 'general', numbers: 2, inForce: 1, latest: 2000 },
  ]);
});

test('numbers that were suppressed before there were lists are on the general one', async () => {
  await books.run(async (tx) => {
    const db = inside(tx);
    await sql`drop table suppressions`.execute(db);
    await sql`create table suppressions (number text primary key, source text not null, since integer not null)`.execute(db);
    await sql`insert into suppressions values (${jana}, 'regulator', 1234)`.execute(db);
    await toLists(db as unknown as Kysely<unknown>);
  });
  const found = await books.run((tx) => sqliteSuppressions.ofNumber(tx, jana));
  expect(found).toEqual([listed(jana, { reason: 'regulator', since: 1234 })]);
});
