import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import { phone } from '../../../../test/support/open-dialer.ts';
import { type Attempt, defaultCampaignSettings, type Entry, type Trunk } from '../../../dialer/model.ts';
import type { ResultCode } from '../../../kernel/result-code.ts';
import { inside, sqliteUnitOfWork } from '../unit-of-work.ts';
import { sqliteAttempts } from './sqlite-attempts.ts';
import { sqliteCampaigns, sqliteEntries } from './sqlite-campaigns.ts';
import { sqliteCallerIdentities, sqliteTrunks } from './sqlite-lines.ts';

let books: OpenBooks;
let made = 0;
const minute = 60_000;
const { number: jana } = phone('+420000101001');
const { number: ours } = phone('+420000900001');

beforeEach(async () => {
  made = 0;
  books = await openBooks();
  await books.run(async (tx) => {
    for (const id of ['cmp_1', 'cmp_2'] as const)
      await sqliteCampaigns.add(tx, {
        id,
        creditorId: 'crd_1',
        name: id,
        flow: 'soft-reminder',
        state: 'running',
        purpose: 'collection',
        standing: false,
        settings: defaultCampaignSettings,
        createdAt: 0,
      });
    const people = Array.from({ length: 9 }, (_, n) => n);
    const entry = (n: number): Entry => ({
      id: `ent_${n}`,
      campaignId: 'cmp_1',
      personId: `per_${n}`,
      state: 'waiting',
      dueAt: 1000 - n,
      attempts: 0,
      lastResult: null,
      doneBecause: null,
      callback: null,
      stepId: null,
    });
    await sqliteEntries.add(tx, people.map(entry));
    await sqliteCallerIdentities.add(tx, {
      id: 'cid_1',
      creditorId: 'crd_1',
      number: ours,
      verifiedAt: 1,
      dailyCap: 5,
      concurrentCap: 2,
      inboundFlow: null,
      inboundAgent: null,
    });
  });
});
afterEach(() => books.close());

const attempt = (about: Partial<Attempt>): Attempt => {
  made += 1;
  return {
    id: `att_${made}`,
    campaignId: 'cmp_1',
    entryId: `ent_${made % 9}`,
    personId: 'per_1',
    creditorId: 'crd_1',
    contactPointId: 'cnt_1',
    number: jana,
    trunkId: 'trk_1',
    callerIdentityId: 'cid_1',
    callerNumber: ours,
    ordinal: 1,
    state: 'dialling',
    reservedAt: made * minute,
    answeredAt: null,
    endedAt: null,
    result: null,
    ...about,
  };
};
/** An attempt that was placed, answered or not, and has its result. */
const ended = async (result: ResultCode, about: Partial<Attempt> = {}, answered = false) => {
  const placed = attempt(about);
  await books.run(async (tx) => {
    await sqliteAttempts.add(tx, placed);
    if (answered) await sqliteAttempts.markAnswered(tx, placed.id, placed.reservedAt + 1000);
    await sqliteAttempts.markEnded(tx, placed.id, placed.reservedAt + 2000, result, 'far_end');
  });
  return placed;
};
const unanswered = async () =>
  Object.fromEntries(await books.run((tx) => sqliteAttempts.unansweredByNumber(tx, 'cmp_1', 'per_1')));

test('unanswered attempts are counted per number, anew after each answer', async () => {
  await ended('no_answer');
  await ended('busy');
  await ended('declined', { contactPointId: 'cnt_2' });
  expect(await unanswered()).toEqual({ cnt_1: 2, cnt_2: 1 });
  await ended('hung_up_early', {}, true);
  expect(await unanswered()).toEqual({ cnt_2: 1 });
  await ended('unreachable');
  expect(await unanswered()).toEqual({ cnt_1: 1, cnt_2: 1 });
});

test('what says nothing about the number, other campaigns and other people are not counted as unanswered', async () => {
  for (const result of ['carrier_failed', 'trunk_dead', 'lost', 'spam_blocked', 'invalid_number'] as const) await ended(result);
  await ended('busy', { personId: 'per_2' });
  await ended('busy', { campaignId: 'cmp_2' });
  expect(await unanswered()).toEqual({});
});

test('an attempt ends once, and an entry has one call at a time: the database itself refuses a second', async () => {
  const first = await ended('busy');
  expect(await books.run((tx) => sqliteAttempts.markEnded(tx, first.id, 1, 'lost', 'nobody_knows'))).toBe(false);
  expect((await books.run((tx) => sqliteAttempts.find(tx, first.id)))?.result).toBe('busy');
  await books.run((tx) => sqliteAttempts.add(tx, attempt({ entryId: 'ent_0' })));
  await expect(books.run((tx) => sqliteAttempts.add(tx, attempt({ entryId: 'ent_0' })))).rejects.toThrow(/UNIQUE/);
});

test('an attempt that has ended cannot be marked answered afterwards', async () => {
  const first = await ended('no_answer');
  await books.run((tx) => sqliteAttempts.markAnswered(tx, first.id, 5));
  expect(await books.run((tx) => sqliteAttempts.find(tx, first.id))).toMatchObject({ state: 'ended', answeredAt: null });
});

test('a person, and whoever shares her telephone, is on the phone until her attempt has ended', async () => {
  const { number: other } = phone('+420000101002');
  const call = attempt({ personId: 'per_1' });
  const busy = (personId: 'per_1' | 'per_2', number = jana) =>
    books.run((tx) => sqliteAttempts.isOnThePhone(tx, personId, number));
  expect(await busy('per_1')).toBe(false);
  await books.run((tx) => sqliteAttempts.add(tx, call));
  expect([await busy('per_1', other), await busy('per_2', jana), await busy('per_2', other)]).toEqual([true, true, false]);
  await books.run((tx) => sqliteAttempts.markEnded(tx, call.id, 1, 'busy', 'far_end'));
  expect(await busy('per_1')).toBe(false);
});

test('the load counts calls that are up, and dials after the given moment, in all, by campaign and by trunk', async () => {
  await ended('busy', { reservedAt: 5000 });
  await books.run((tx) => sqliteAttempts.add(tx, attempt({ reservedAt: 4000, trunkId: 'trk_2' })));
  await books.run((tx) => sqliteAttempts.add(tx, attempt({ reservedAt: 6000, campaignId: 'cmp_2' })));
  const load = await books.run((tx) => sqliteAttempts.load(tx, 4500));
  expect(load.overall).toEqual({ up: 2, dialled: [5000, 6000] });
  expect(load.byCampaign.get('cmp_1')).toEqual({ up: 1, dialled: [5000] });
  expect(load.byCampaign.get('cmp_2')).toEqual({ up: 1, dialled: [6000] });
  expect(load.byTrunk.get('trk_2')).toEqual({ up: 1, dialled: [] });
});

test('who has waited longest is due first, and nobody before his time', async () => {
  const due = (now: number, limit = 3) => books.run((tx) => sqliteEntries.due(tx, 'cmp_1', now, limit));
  expect(await due(2000)).toEqual(['ent_8', 'ent_7', 'ent_6']);
  expect(await due(993)).toEqual(['ent_8', 'ent_7']);
  expect(await due(991)).toEqual([]);
  expect(await books.run((tx) => sqliteEntries.dueWithin(tx, 'cmp_1', 992))).toBe(false);
  expect(await books.run((tx) => sqliteEntries.dueWithin(tx, 'cmp_1', 993))).toBe(true);
});

const identity = async (dayStart = 0) => (await books.run((tx) => sqliteCallerIdentities.candidates(tx, 'crd_1', dayStart)))[0];

test('a caller identity’s use counts from the day’s beginning, also of calls that nobody answered', async () => {
  await ended('busy', { reservedAt: 10 * minute });
  await ended('no_answer', { reservedAt: 80 * minute });
  expect(await identity(60 * minute)).toMatchObject({ usedToday: 1, lastUsedAt: 80 * minute, verified: true, restsUntil: null });
  expect(await identity(0)).toMatchObject({ usedToday: 2 });
});

test('a use that Asterisk refused, so that nobody saw the number, is given back; a carrier’s refusal is not', async () => {
  const refused = await ended('carrier_failed');
  await ended('carrier_failed');
  await books.run((tx) => sqliteAttempts.giveIdentityBack(tx, refused));
  expect(await identity()).toMatchObject({ usedToday: 1 });
});

test('calls that are up with a caller identity are counted until they have ended; its last uses are told newest first', async () => {
  await ended('declined');
  await ended('hung_up_early', {}, true);
  await books.run((tx) => sqliteAttempts.add(tx, attempt({})));
  expect(await identity()).toMatchObject({ up: 1, concurrentCap: 2, usedToday: 3 });
  expect(await books.run((tx) => sqliteCallerIdentities.lastUses(tx, 'cid_1', 5))).toEqual([
    { at: 2 * minute, result: 'hung_up_early', talkMs: 1000, byFarEnd: true },
    { at: minute, result: 'declined', talkMs: null, byFarEnd: true },
  ]);
  await books.run((tx) => sqliteCallerIdentities.rest(tx, 'cid_1', 99));
  expect(await identity()).toMatchObject({ restsUntil: 99 });
  expect(await books.run((tx) => sqliteCallerIdentities.restsUntil(tx, 'cid_1'))).toBe(99);
});

test('entries are found by their route, those without one apart, each route by its own limit, and by an index', async () => {
  await books.run(async (tx) => {
    await sqliteEntries.setRoute(tx, 'ent_8', 'SK');
    await sqliteEntries.setRoute(tx, 'ent_7', 'CZ');
    await sqliteEntries.setRoute(tx, 'ent_6', 'CZ');
  });
  const due = async (...routes: Parameters<typeof sqliteEntries.dueByRoute>[3][number][]) =>
    (await books.run((tx) => sqliteEntries.dueByRoute(tx, 'cmp_1', 2000, routes, 2))).map(({ id, route }) => `${id} ${route}`);
  expect(await due('CZ', 'SK')).toEqual(['ent_8 SK', 'ent_7 CZ', 'ent_6 CZ']);
  expect(await due(null)).toEqual(['ent_5 null', 'ent_4 null']);
  const plan = await books.run((tx) =>
    sql<{ detail: string }>`explain query plan select id from entries where campaign_id = 'cmp_1' and state = 'waiting'
      and route is not null and route = ${'CZ'} and due_at <= ${2000} order by due_at limit 2`.execute(inside(tx)),
  );
  expect(plan.rows.map(({ detail }) => detail).join()).toContain('entries_routed (campaign_id=? AND route=? AND due_at<?)');
});

test('who asked to be called back is found without going through all who are due', async () => {
  await books.run(async (tx) => {
    const callback = { askedIn: 'att_1', from: 0, to: 3000 } as const;
    for (const id of ['ent_8', 'ent_2'] as const) {
      const entry = await sqliteEntries.find(tx, id);
      if (entry) await sqliteEntries.update(tx, { ...entry, callback });
    }
  });
  const asked: string[] = [];
  const { run } = books.db;
  const due = await sqliteUnitOfWork({
    ...books.db,
    run: (text, values) => {
      asked.push(...(run(`explain query plan ${text}`, values) as { detail: string }[]).map(({ detail }) => detail));
      return run(text, values);
    },
  }).run((tx) => sqliteEntries.callbacksDue(tx, 'cmp_1', 2000, 5));
  expect(due.map(({ id }) => id)).toEqual(['ent_8', 'ent_2']);
  expect(asked).toEqual(['SEARCH entries USING INDEX entries_called_back (campaign_id=? AND due_at<?)']);
});

test('a trunk’s breaker is closed until something is noted, and survives', async () => {
  await books.run(async (tx) => {
    expect(await sqliteTrunks.breaker(tx, 'trk_1')).toEqual({ state: 'closed', failures: 0 });
    await sqliteTrunks.add(tx, { ...trunk, id: 'trk_1' });
    for (const breaker of [
      { state: 'closed', failures: 3 },
      { state: 'open', opened: 2, until: 77 },
      { state: 'half_open', opened: 2, probe: 'att_1' },
    ] as const) {
      await sqliteTrunks.setBreaker(tx, 'trk_1', breaker);
      expect(await sqliteTrunks.breaker(tx, 'trk_1')).toEqual(breaker);
      expect([...(await sqliteTrunks.breakers(tx))]).toEqual([['trk_1', breaker]]);
    }
  });
});

const trunk: Omit<Trunk, 'id'> = {
  name: 'carrier',
  host: '127.0.0.2',
  port: 5060,
  user: null,
  password: null,
  codec: 'alaw',
  simulated: true,
  destinations: ['CZ'],
  channels: 2,
  callsPerSecond: 1,
};
