import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import type { LedgerLine } from '../../../gate/ports.ts';
import { openDatabase } from '../database.ts';
import { sqliteUnitOfWork } from '../unit-of-work.ts';
import { sqliteContactLedger, sqliteEmergencyStop } from './sqlite-gate.ts';

let books: OpenBooks;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const day = 24 * 3_600_000;
let lines = 0;
const line = (about: Partial<LedgerLine>): LedgerLine => {
  lines += 1;
  return {
    id: `clg_${lines}`,
    personId: 'per_jana',
    creditorId: 'crd_1',
    campaignId: 'cmp_1',
    channel: 'voice',
    at: 100 * day,
    attemptId: `att_${lines}`,
    ...about,
  };
};
const record = (...written: LedgerLine[]) =>
  books.run(async (tx) => {
    for (const each of written) await sqliteContactLedger.record(tx, each);
  });
const placed = async (campaignId: 'cmp_1' | 'cmp_2' = 'cmp_1', since = 99 * day) =>
  (await books.run((tx) => sqliteContactLedger.placedCalls(tx, 'per_jana', since, campaignId))).map(({ at }) => at / day).sort();

test('a reserved call counts at once; it stops counting when its outcome says so', async () => {
  const call = line({});
  await record(call);
  expect(await placed()).toEqual([100]);
  await books.run((tx) => sqliteContactLedger.settle(tx, 'att_1', { counts: false, conversation: false }));
  expect(await placed()).toEqual([]);
});

test('all of a person’s calls count together, whoever the creditor; messages and other people’s calls do not', async () => {
  await record(
    line({}),
    line({ creditorId: 'crd_2', campaignId: 'cmp_2', at: 101 * day }),
    line({ channel: 'sms', attemptId: null }),
    line({ personId: 'per_karel' }),
  );
  expect(await placed()).toEqual([100, 101]);
});

test('on all channels together everything counts since the given day, but for one message and for what did not leave', async () => {
  await record(
    line({}),
    line({ channel: 'sms', attemptId: null, messageId: 'msg_1', creditorId: 'crd_2', campaignId: null }),
    line({ channel: 'email', attemptId: null, messageId: 'msg_2', campaignId: null }),
    line({ channel: 'letter', attemptId: null, messageId: 'msg_3', campaignId: null, at: 98 * day }),
  );
  const counted = async (but: 'msg_1' | null = null) =>
    (await books.run((tx) => sqliteContactLedger.contacts(tx, 'per_jana', 99 * day, null, but)))
      .map(({ channel }) => channel)
      .sort();
  expect(await counted()).toEqual(['email', 'sms', 'voice']);
  expect(await counted('msg_1')).toEqual(['email', 'voice']);
  await books.run((tx) => sqliteContactLedger.uncountMessage(tx, 'msg_2'));
  expect(await counted()).toEqual(['sms', 'voice']);
});

test('calls of the campaign count however old they are; those of others only since the given day', async () => {
  await record(line({ at: 10 * day }), line({ campaignId: 'cmp_2', at: 11 * day }), line({ campaignId: 'cmp_2', at: 99 * day }));
  expect(await placed('cmp_1')).toEqual([10, 99]);
  expect(await placed('cmp_2')).toEqual([11, 99]);
});

test('the last conversation is that of any creditor, by its dial', async () => {
  const [first, second, third] = [line({}), line({ at: 102 * day, creditorId: 'crd_2' }), line({ at: 104 * day })];
  await record(first, second, third);
  expect(await books.run((tx) => sqliteContactLedger.lastConversation(tx, 'per_jana'))).toBe(null);
  for (const { attemptId } of [first, second])
    if (attemptId) await books.run((tx) => sqliteContactLedger.settle(tx, attemptId, { counts: true, conversation: true }));
  expect(await books.run((tx) => sqliteContactLedger.lastConversation(tx, 'per_jana'))).toBe(102 * day);
});

test('an attempt is in the ledger once', async () => {
  const call = line({});
  await record(call);
  await expect(record({ ...call, id: 'clg_again' })).rejects.toThrow(/UNIQUE/);
});

test('the red button survives a restart, and so does its release', async () => {
  const since = () => books.run((tx) => sqliteEmergencyStop.since(tx));
  expect(await since()).toBe(null);
  await books.run((tx) => sqliteEmergencyStop.set(tx, 1234));
  const reopened = await openDatabase(join(books.folder, 'dovolat.db'));
  const work = sqliteUnitOfWork(reopened);
  expect(await work.run((tx) => sqliteEmergencyStop.since(tx))).toBe(1234);
  await work.run((tx) => sqliteEmergencyStop.set(tx, null));
  await reopened.close();
  expect(await since()).toBe(null);
});
