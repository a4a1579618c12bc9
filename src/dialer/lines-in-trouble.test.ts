import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Debtor, type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import type { Creditor } from '../receivables/model.ts';
import type { AttemptReserved, CallerIdentityRested, TrunkBreakerMoved } from './events.ts';
import { listCallerIdentities } from './list-caller-identities.ts';

let the: OpenDialer;
let acme: Creditor;
const failing: Debtor = { ringsAfter: null, rejects: { after: 100, sipCode: 503, cause: 34 } };
const declining: Debtor = { rejects: { after: 100, sipCode: 603, cause: 21 } };

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

const number = (n: number, prefix = '+420') => `${prefix}000${101_000 + n}`;
const debtors = async (count: number, does: Debtor, prefix = '+420', from = 0) => {
  for (let n = from; n < from + count; n += 1)
    await the.debtor(acme, number(n, prefix), does, { name: `Debtor ${n}`, language: 'cs' });
};
const moves = async () =>
  (await the.events('trunk_breaker_moved')).map(({ data }) => {
    const { trunk, state } = data as TrunkBreakerMoved;
    return `${trunk} ${state}`;
  });
const reserved = async () => (await the.events('attempt_reserved')).map(({ data }) => data as AttemptReserved);

test('a trunk whose calls fail one after the other rests, one call tries it, and it is back; a restart in between changes nothing', async () => {
  await the.trunk({ channels: 2, callsPerSecond: 2 });
  await the.identity(acme, '+420000900001');
  await debtors(8, failing);
  await the.campaign(acme, { calendar: 'rehearsal', retryAfterMs: { carrier_failed: 5000 } });
  the.start();
  await the.time.advance(15_000);
  expect(await moves()).toEqual(['simulated open']);
  const placed = the.phones.dialled.length;
  expect(placed).toBeLessThanOrEqual(6); // five, and one that was under way
  the.kill();
  the.start();
  await the.time.advance(10_000);
  expect(the.phones.dialled.length).toBe(placed);
  await the.time.advance(15_000);
  expect(await moves()).toEqual(['simulated open', 'simulated half_open', 'simulated open']);
  expect(the.phones.dialled.length).toBe(placed + 1);
  for (let n = 0; n < 8; n += 1) the.people.set(number(n), { answersAfter: null });
  await the.time.advance(75_000);
  expect((await moves()).slice(3)).toEqual(['simulated half_open', 'simulated closed']);
  expect(the.phones.dialled.length).toBeGreaterThan(placed + 2);
});

test('while the calls of one trunk fail, the other carries on', async () => {
  await the.trunk({ name: 'one', channels: 2, callsPerSecond: 5 });
  await the.trunk({ name: 'two', channels: 2, callsPerSecond: 5, destinations: ['CZ'] });
  await the.identity(acme, '+420000900001');
  await debtors(30, {
    get rejects() {
      return the.phones.dialled.at(-1)?.trunk === 'one'
        ? { after: 100, sipCode: 503, cause: 34 }
        : { after: 100, sipCode: 486, cause: 17 };
    },
    ringsAfter: null,
  });
  await the.campaign(acme, {
    calendar: 'rehearsal',
    callsPerSecond: 10,
    retryAfterMs: { carrier_failed: 1000, busy: 3_600_000 },
  });
  the.start();
  await the.time.advance(25_000);
  expect(await moves()).toEqual(['one open']);
  expect((await the.results()).filter((result) => result.endsWith('busy')).length).toBeGreaterThan(20);
});

test('debtors whose only trunk is full keep nobody waiting whose trunk is free, though there are many and they fell due first', async () => {
  await the.trunk({ name: 'slovak', channels: 1, destinations: ['SK'], callsPerSecond: 10 });
  await the.trunk({ name: 'czech', channels: 5, destinations: ['CZ'], callsPerSecond: 10 });
  await the.identity(acme, '+420000900001');
  await debtors(70, { answersAfter: null }, '+421');
  await debtors(3, { answersAfter: null }, '+420', 80);
  await the.campaign(acme, { calendar: 'rehearsal', callsPerSecond: 10 });
  the.start();
  await the.time.advance(3000);
  expect(the.phones.dialled.map(({ trunk }) => trunk).sort()).toEqual(['czech', 'czech', 'czech', 'slovak']);
});

test('a caller identity is in no more calls at once than its cap allows, and the work goes on as they end', async () => {
  await the.trunk();
  await the.identity(acme, '+420000900001', 200, 2);
  await debtors(6, { answersAfter: null });
  await the.campaign(acme, { calendar: 'rehearsal', callsPerSecond: 10, ringMs: 5000, attemptsInAll: 1 });
  the.start();
  await the.time.advance(3000);
  expect(the.phones.dialled).toHaveLength(2);
  await the.time.advance(20_000);
  expect(the.phones.dialled).toHaveLength(6);
  expect((await reserved()).map(({ caps }) => caps.identityAtOnce)).toEqual([2, 2, 2, 2, 2, 2]);
});

test('a number that people decline rests by itself, with its figures on record, and calls go on with another', async () => {
  await the.trunk();
  const first = await the.identity(acme, '+420000900001');
  await debtors(22, declining);
  await the.campaign(acme, { calendar: 'rehearsal', concurrency: 1, callsPerSecond: 10, attemptsInAll: 1 });
  the.start();
  await the.time.advance(30_000);
  const rested = (await the.events('caller_identity_rested')).map(({ data }) => data as CallerIdentityRested);
  expect(rested).toMatchObject([{ callerIdentityId: first.id, because: 'declined_often', attempts: 20, declined: 20 }]);
  expect(the.phones.dialled).toHaveLength(20);
  expect(await listCallerIdentities(the.tools)).toMatchObject([
    { state: 'resting', restsUntil: rested[0]?.until, usedToday: 20 },
  ]);
  await the.identity(acme, '+420000900002');
  the.kill();
  await the.time.advance(15 * 60_000); // an operator's help is noticed within a quarter of an hour
  the.start();
  await the.time.advance(5000);
  expect(new Set(the.phones.dialled.slice(20).map(({ callerId }) => callerId))).toEqual(new Set(['+420000900002']));
});

test('a campaign may show its numbers in turn; in Slovakia each debtor keeps one, whatever the campaign wishes', async () => {
  await the.trunk();
  for (const n of [1, 2, 3]) await the.identity(acme, `+42000090000${n}`);
  const settings = { calendar: 'rehearsal', callerIdentityPolicy: 'round_robin', callsPerSecond: 10, attemptsInAll: 1 } as const;
  await debtors(6, promising);
  await the.campaign(acme, settings);
  the.start();
  await the.time.advance(120_000);
  const czech = await reserved();
  const shown = (events: AttemptReserved[]) => events.map(({ callerIdentityId }) => callerIdentityId);
  expect(czech.map(({ callerIdentityPolicy }) => callerIdentityPolicy)).toEqual(Array.from({ length: 6 }, () => 'round_robin'));
  expect(shown(czech).slice(0, 3)).toEqual(shown(czech).slice(3));
  expect(new Set(shown(czech)).size).toBe(3);
  await debtors(1, { answersAfter: null }, '+421', 50);
  await the.campaign(acme, { ...settings, attemptsInAll: 3, retryAfterMs: { no_answer: 1000 } }, 'Slovak');
  await the.time.advance(120_000);
  const slovak = (await reserved()).slice(6);
  expect(slovak.length).toBeGreaterThan(1);
  expect(new Set(shown(slovak)).size).toBe(1);
  expect(new Set(slovak.map(({ callerIdentityPolicy }) => callerIdentityPolicy))).toEqual(new Set(['sticky']));
});
