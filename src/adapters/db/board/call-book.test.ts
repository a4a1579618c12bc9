import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowId as id, type LargeBook, numbers, openLargeBook, scansOf as scansIn } from '../../../../test/support/large-book.ts';
import type { AttemptId, CampaignId, CreditorId } from '../../../kernel/ids.ts';
import type { CallFilter } from '../../../reports/model.ts';
import { type BookPage, callBookRows, cameInQuery, placedQuery } from './call-book-query.ts';

/** 60,000 calls that we placed in three campaigns of two creditors, and among them 20,000 that came in: enough for a plan that scans to be seen. */
let book: LargeBook;
const placed = 60_000;
const cameIn = 20_000;
const campaigns = [1, 2, 3].map((n) => `cmp_${String(n).repeat(26)}` as CampaignId);
const [big = `cmp_`, small = `cmp_`, other = `cmp_`] = campaigns;
const acme = `crd_${'1'.repeat(26)}` as CreditorId;
const beta = `crd_${'2'.repeat(26)}` as CreditorId;
const day = 86_400_000;

beforeAll(async () => {
  book = await openLargeBook();
  const { db, run } = book;
  const { rows: columns } = await sql<{
    name: string;
  }>`select name from pragma_table_info('creditors') where "notnull" = 1 or pk = 1`.execute(db.writer);
  const names = columns.map(({ name }) => name);
  for (const key of [acme, beta])
    await run(
      `insert into creditors (${names}) values (${names.map((name) => (['id', 'code', 'name'].includes(name) ? `'${key}'` : `'1'`))})`,
    );
  for (const [index, campaign] of campaigns.entries())
    await run(`insert into campaigns (id, creditor_id, name, flow, state, settings, created_at)
      values ('${campaign}', '${index === 2 ? beta : acme}', 'campaign ${index}', 'f', 'running', '{}', 1)`);
  await run(`insert into persons (id, kind, name, language, country) ${numbers(5000)}
    select ${id('per')}, 'natural', 'Jana Nováková ' || n, 'cs', 'CZ' from n`);
  await run(`insert into name_words ${numbers(5000)} select 'novakova' || n, ${id('per')} from n`);
  await run(`insert into contact_points ${numbers(5000)}
    select ${id('cnt')}, ${id('per')}, 'phone', '+420' || printf('%09d', 601000000 + n), 'mobile', 0, 'unverified', 'file', 1 from n`);
  // every fourth call of all came in; each is a second after the one before
  await run(`insert into attempts (id, campaign_id, entry_id, person_id, creditor_id, contact_point_id, number, trunk_id,
      caller_identity_id, caller_number, ordinal, state, reserved_at, ended_at, result) ${numbers(placed)}
    select ${id('att', 'n * 4')}, case when n % 1000 = 0 then '${small}' when n % 3 = 0 then '${other}' else '${big}' end, 'ent' || n,
      ${id('per', '1 + n % 5000')}, case when n % 1000 <> 0 and n % 3 = 0 then '${beta}' else '${acme}' end, 'cnt',
      '+420' || printf('%09d', 601000001 + n % 5000), 'trk', 'cid', '+420000900001', 1,
      case when n > ${placed - 5} then 'dialling' else 'ended' end, n * 4000,
      case when n > ${placed - 5} then null else n * 4000 + 1 end,
      case when n > ${placed - 5} then null when n % 500 = 1 then 'rpc_ptp' else 'no_answer' end from n`);
  await run(`insert into inbound_calls (id, channel, trunk_id, creditor_id, caller_identity_id, called_number, caller_number, person_id,
      contact_point_id, served, arrived_at, answered_at, ended_at, result) ${numbers(cameIn)}
    select ${id('att', 'n * 12 + 1')}, 'ch', 'trk', case when n % 200 = 0 then '${beta}' else '${acme}' end, 'cid', '+420000900001',
      case when n % 2 = 0 then null else '+420601000017' end, case when n % 2 = 0 then null else ${id('per', '1 + n % 5000')} end, null,
      'flow', n * 12000 + 1000, n * 12000 + 1000, case when n > ${cameIn - 2} then null else n * 12000 + 1001 end,
      case when n > ${cameIn - 2} then null when n % 300 = 1 then 'rpc_ptp' when n % 2 = 0 then 'silent' end from n`);
  await run('analyze');
});
afterAll(() => book.close());

const after = `att_${String(120_000).padStart(26, '0')}` as AttemptId;
const wholeDay = { from: day, before: 2 * day };
const filters: [string, CallFilter][] = [
  ['all of them', {}],
  ['those that we placed', { direction: 'outbound' }],
  ['those that came in', { direction: 'inbound' }],
  ['of a campaign', { campaignId: big }],
  ['of a small campaign', { campaignId: small }],
  ['of a creditor', { creditorId: beta }],
  ['of another creditor’s campaign', { creditorId: beta, campaignId: big }],
  ['of a rare result', { result: 'rpc_ptp' }],
  ['of a rare result and a creditor', { result: 'rpc_ptp', creditorId: beta }],
  ['of a rare result of a campaign', { result: 'rpc_ptp', campaignId: big, ...wholeDay }],
  ['of a day', wholeDay],
  ['of a day that was none', { from: 30 * day, before: 31 * day }],
  ['of a person', { q: 'novakova17' }],
  ['of a number', { q: '601 000 017', creditorId: acme }],
  ['that are up', { state: 'up' }],
  ['that are up for a creditor', { state: 'up', creditorId: acme }],
  ['that have ended', { state: 'ended' }],
];

/** Steps that go through a whole table or index; the few campaigns and creditors, and what a subquery has found, may be gone through. */
const scansOf = async (query: RawBuilder<unknown> | null) => scansIn(await book.planOf(query), 'c', 'o', 'm');

test.each(filters)('calls %s are found without going through all of them', async (_name, filter) => {
  for (const page of [
    { limit: 51, after: null },
    { limit: 51, after },
  ] satisfies BookPage[]) {
    const days = { first: filter.from ? `att_${String(80_000).padStart(26, '0')}` : null, last: null };
    // the newest of all stand at the end of the index of ids, and the page ends the way through it
    const bound = /^SCAN [ai] USING INDEX sqlite_autoindex_/;
    // indexes that hold nothing else
    const thoseUp = /^SCAN [ai] USING INDEX (?:attempts_open|attempts_up|inbound_calls_open)/;
    const { direction: _any, ...narrowing } = filter;
    const mayWalk = Object.keys(narrowing).length === 0 || filter.state === 'ended';
    const inbound = filter.campaignId ? [] : [cameInQuery(filter, days, page)]; // no campaign has any
    for (const query of [placedQuery(filter, days, page), ...inbound])
      expect((await scansOf(query)).filter((step) => !(mayWalk && bound.test(step)) && !thoseUp.test(step))).toEqual([]);
  }
});

type Plain = {
  id: string;
  campaign_id: string | null;
  creditor_id: string;
  result: string | null;
  n: number;
  at: number;
  up: number;
};

test('the same page comes from the indexes as from a look at every call', async () => {
  const { rows } = await sql<Plain>`
    select id, campaign_id, creditor_id, result, reserved_at as at, ended_at is null as up, substr(person_id, 5) + 0 as n from attempts
    union all select id, null, creditor_id, result, arrived_at, ended_at is null, coalesce(substr(person_id, 5) + 0, 0) from inbound_calls
    order by 1 desc`.execute(book.db.reader);
  expect(rows).toHaveLength(placed + cameIn);
  for (const [name, filter] of filters)
    for (const from of [null, after]) {
      const wanted = rows.filter(
        (row) =>
          (!filter.direction || (filter.direction === 'inbound') === (row.campaign_id === null)) &&
          (!filter.campaignId || row.campaign_id === filter.campaignId) &&
          (!filter.creditorId || row.creditor_id === filter.creditorId) &&
          (!filter.result || row.result === filter.result) &&
          (!filter.state || (filter.state === 'up') === (row.up === 1)) &&
          (filter.from === undefined || row.at >= filter.from) &&
          (filter.before === undefined || row.at < filter.before) &&
          (!filter.q || (filter.q.startsWith('6') ? row.n === 17 : String(row.n).startsWith('17'))) &&
          (from === null || row.id < from),
      );
      const found = await callBookRows(book.db, filter, { limit: 51, after: from });
      expect(
        found.map(({ id }) => id),
        `${name} ${from}`,
      ).toEqual(wanted.slice(0, 51).map(({ id }) => id));
    }
});

test('page by page, every call is met once', async () => {
  const met = new Set<string>();
  let last: AttemptId | null = null;
  for (;;) {
    const page = await callBookRows(book.db, { result: 'rpc_ptp' }, { limit: 40, after: last });
    for (const { id } of page) met.add(id);
    if (page.length < 40) break;
    last = page.at(-1)?.id as AttemptId;
  }
  const { rows } = await sql<{ id: string }>`select id from attempts where result = 'rpc_ptp'
    union all select id from inbound_calls where result = 'rpc_ptp'`.execute(book.db.reader);
  expect([...met].sort()).toEqual(rows.map(({ id }) => id).sort());
});
