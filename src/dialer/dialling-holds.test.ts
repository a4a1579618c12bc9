import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import type { Creditor } from '../receivables/model.ts';

let the: OpenDialer;
let acme: Creditor;
const hour = 3_600_000;
const minute = 60_000;
const number = (index: number) => `+4200001010${String(index).padStart(2, '0')}`;

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

/** So many debtors whose line is always busy, tried again after 15 minutes; one call a minute. */
async function busyDebtors(count: number) {
  const busy = { rejects: { after: 100, sipCode: 486, cause: 17 } };
  for (let index = 1; index <= count; index += 1) await the.debtor(acme, number(index), busy);
  return the.campaign(acme, { callsPerSecond: 1 / 60, calendar: 'rehearsal' });
}

const pass = (ms: number) => the.time.advance(ms);
const told = async (type: string) => (await the.events(type)).map(({ data }) => data);

test('when the clock is set back nobody is called until the minutes that were lived already are over', async () => {
  await busyDebtors(6);
  const dialer = the.start();
  await pass(2 * minute);
  const before = the.phones.dialled.length;
  expect(before).toBeGreaterThan(0);
  the.wallClock.aheadMs -= 8 * minute;
  await pass(7 * minute);
  expect(the.phones.dialled).toHaveLength(before);
  expect(dialer.holds()).toMatchObject([{ because: 'clock_jumped' }]);
  await pass(3 * minute);
  expect(the.phones.dialled.length).toBeGreaterThan(before);
  expect(dialer.holds()).toEqual([]);
  expect(await told('clock_jumped')).toEqual([{ byMs: -8 * minute }]);
  expect(await told('dialling_resumed')).toMatchObject([{ because: 'clock_jumped' }]);
});

test('a clock that jumps hours ahead makes nobody’s next call due at once, and no new day begins with it', async () => {
  await busyDebtors(1);
  the.start();
  await pass(2 * minute);
  expect(the.phones.dialled).toHaveLength(1);
  the.wallClock.aheadMs += 3 * hour;
  await pass(14 * minute);
  expect(the.phones.dialled).toHaveLength(1);
});

test('a clock that is right again after a moment costs half a minute', async () => {
  await busyDebtors(6);
  const dialer = the.start();
  await pass(2 * minute);
  the.wallClock.aheadMs += 5 * hour;
  await pass(10_000);
  the.wallClock.aheadMs -= 5 * hour;
  expect(dialer.holds()).toHaveLength(1);
  await pass(40_000);
  expect(dialer.holds()).toEqual([]);
  expect(await told('clock_jumped')).toEqual([{ byMs: 5 * hour }, { byMs: -5 * hour }]);
});

test('a call goes on, and a question ends in its time, while the clock is set back', async () => {
  await the.debtor(acme, number(1), { presses: { 'ask-birth-date': '15031985' } });
  await the.campaign(acme);
  the.start();
  await the.time.advance(15_000); // the menu has been said
  the.wallClock.aheadMs -= 2 * hour;
  await pass(3 * minute);
  expect(await the.results()).toEqual(['001 rpc_informed']);
});

test('a controller that starts with dials of the future on record waits until that moment has passed', async () => {
  await busyDebtors(6);
  the.start();
  await pass(minute);
  the.kill();
  const before = the.phones.dialled.length;
  the.wallClock.aheadMs -= 10 * minute;
  the.start();
  await pass(8 * minute);
  expect(the.phones.dialled).toHaveLength(before);
  await pass(4 * minute);
  expect(the.phones.dialled.length).toBeGreaterThan(before);
});

test('nothing is dialled while the disk is nearly full, and it goes on by itself once there is room', async () => {
  await busyDebtors(3);
  the.disk.freeBytes = 199_000_000;
  const dialer = the.start();
  await pass(2 * minute);
  expect(the.phones.dialled).toEqual([]);
  expect(dialer.holds()).toMatchObject([
    { because: 'disk_low', note: '199 MB are free on the disk; dialling needs 200 MB', values: { free: 199, needed: 200 } },
  ]);
  the.disk.freeBytes = 205_000_000;
  await pass(minute);
  expect(the.phones.dialled, 'not at the very edge').toEqual([]);
  the.disk.freeBytes = 900_000_000;
  await pass(2 * minute);
  expect(the.phones.dialled.length).toBeGreaterThan(0);
  expect(await told('dialling_held')).toMatchObject([{ because: 'disk_low' }]);
});

test('a call that cannot be written down ends with an apology; what is known of it is written once there is room, and nothing is dialled before', async () => {
  await the.debtor(acme, number(1), promising);
  await the.debtor(acme, number(2), promising);
  await the.campaign(acme, { concurrency: 1 });
  const dialer = the.start();
  await the.time.advance(5000);
  const leg = the.phones.legOf(number(1));
  const room = await fillDatabase();
  await pass(5 * minute);
  expect(the.phones.heard.get(leg)?.at(-1)).toBe('apology');
  expect(await the.phones.liveLegs()).toEqual([]);
  expect(the.phones.dialled).toHaveLength(1);
  expect(dialer.holds()).toMatchObject([{ because: 'database_unavailable' }]);
  expect(await the.results()).toEqual(['001 open']);
  await room();
  await pass(3 * minute);
  expect(await the.results()).toEqual(['001 rpc_informed', '002 rpc_ptp']);
  expect(dialer.holds()).toEqual([]);
  expect(await told('dialling_resumed')).toMatchObject([{ because: 'database_unavailable' }]);
  expect(await the.openSessions()).toBe(0);
});

/** From now on the database cannot grow, as on a full disk; returns how to make room. */
async function fillDatabase(): Promise<() => Promise<void>> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(the.db.writer);
  const pages = rows[0]?.page_count ?? 1;
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(the.db.writer);
  const takePage = (n: number) => sql`create table ${sql.table(`filler${n}`)} (x)`.execute(the.db.writer);
  for (let n = 0; await takePage(n).then(Boolean, () => false); n += 1); // pages that something left stand free within the file
  return async () => {
    await sql`pragma max_page_count = 1000000`.execute(the.db.writer);
  };
}
