import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowId as id, type LargeBook, numbers, openLargeBook, scansOf as scansIn } from '../../../../test/support/large-book.ts';
import type { CampaignId, PersonId } from '../../../kernel/ids.ts';
import type { CallPage, RefusalPage } from '../../../web/ports.ts';
import { callPageQuery, callRows } from './call-rows.ts';
import { historyQuery } from './debtor-history.ts';
import { refusalPageQuery } from './refusal-rows.ts';
import { debtorSearchQuery } from './sqlite-debtors.ts';

/** A campaign of 100,000 calls, another beside it, and 20,000 refusals: enough for a plan that scans to be seen. */
let book: LargeBook;
const big = `cmp_${'1'.repeat(26)}` as CampaignId;
const small = `cmp_${'2'.repeat(26)}` as CampaignId;
const calls = 100_000;

beforeAll(async () => {
  book = await openLargeBook();
  const { run } = book;
  await run(`insert into campaigns (id, creditor_id, name, flow, state, settings, created_at) values
    ('${big}', 'crd', 'big', 'soft-reminder', 'running', '{"concurrency":5}', 1), ('${small}', 'crd', 'small', 'soft-reminder', 'running', '{"concurrency":5}', 2)`);
  await run(`insert into persons (id, kind, name, language, country) ${numbers(calls / 2)}
    select ${id('per')}, 'natural', 'Jana Nováková ' || n, 'cs', 'CZ' from n`);
  await run(`insert into name_words ${numbers(calls / 2)} select 'jana', ${id('per')} from n`);
  await run(`insert into name_words ${numbers(calls / 2)} select 'novakova' || (n % 5000), ${id('per')} from n`);
  await run(`insert into contact_points ${numbers(calls / 2)}
    select ${id('cnt')}, ${id('per')}, 'phone', '+420' || printf('%09d', 601000000 + n), 'mobile', 0, 'unverified', 'file', 1 from n`);
  await run(`insert into attempts (id, campaign_id, entry_id, person_id, creditor_id, contact_point_id, number, trunk_id,
      caller_identity_id, caller_number, ordinal, state, reserved_at, ended_at, result) ${numbers(calls)}
    select ${id('att')}, case when n % 1000 = 0 then '${small}' else '${big}' end, 'ent' || n, ${id('per', '1 + n / 2')}, 'crd', 'cnt',
      '+420' || printf('%09d', 601000000 + n / 2), 'trk', 'cid', '+420000900001', 1,
      case when n > ${calls - 5} then 'dialling' else 'ended' end, n, n,
      case when n > ${calls - 5} then null when n % 500 = 1 then 'rpc_ptp' else 'no_answer' end from n`);
  await run(`insert into journal (id, at, type, actor, person_id, campaign_id, attempt_id, data) ${numbers(calls)}
    select ${id('evt')}, n, 'attempt_rang', 'dialer', ${id('per', '1 + n / 2')}, '${big}', ${id('att')}, '{}' from n`);
  await run(`insert into journal (id, at, type, actor, person_id, campaign_id, data) ${numbers(20_000)}
    select ${id('evt', '1000000 + n')}, n, 'contact_refused', 'dialer', ${id('per')}, '${big}',
      '{"rule":"' || case when n % 1000 = 0 then 'wishes.hold' else 'window.calling_hours' end || '","message":"m","source":"s","notBefore":null}' from n`);
});
afterAll(() => book.close());

const scans = (plan: readonly string[]) => scansIn(plan, 'm');

const after = `att_${'0'.repeat(21)}50000` as const;
const pages: [string, CallPage][] = [
  ['the newest', { limit: 101 }],
  ['those before a call', { limit: 101, after }],
  ['those that are up', { limit: 101, state: 'up' }],
  ['those that have ended', { limit: 101, state: 'ended' }],
  ['a rare result', { limit: 101, result: 'rpc_ptp' }],
  ['a rare result, further back', { limit: 101, result: 'rpc_ptp', after }],
  ['those asked for by id', { limit: 2, ids: [after, `att_${'0'.repeat(21)}50001`] }],
  ['a name', { limit: 101, q: 'Nováková17' }],
  ['two words of a name', { limit: 101, q: 'jan novakova17' }],
  ['a national number', { limit: 101, q: '601 000 017' }],
  ['an international number with a result', { limit: 101, q: '+420601000017', result: 'no_answer' }],
];

test.each(pages)('a page of calls never goes through the campaign: %s', async (_name, page) => {
  const plan = await book.planOf(callPageQuery(big, page));
  expect(scans(plan), plan.join('\n')).toEqual([]);
  if (!page.q && !page.ids && page.state !== 'up') expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/);
});

test('the same page comes from the index as from a look at every call', async () => {
  for (const [name, page] of pages) {
    const found = (await callRows(book.db, big, page, () => null)).map(({ id }) => id);
    const { rows } = await sql<{ id: string; state: string; result: string | null; person_id: string; number: string }>`
      select id, state, result, person_id, number from attempts where +campaign_id = ${big} order by +id desc`.execute(
      book.db.reader,
    );
    const persons = new Map<string, number>();
    const inPage = rows.filter((row) => {
      const n = Number(row.person_id.slice(4));
      persons.set(row.person_id, n);
      if (page.after && row.id >= page.after) return false;
      if (page.ids && !page.ids.includes(row.id as (typeof page.ids)[number])) return false;
      if (page.state && (row.state === 'ended') !== (page.state === 'ended')) return false;
      if (page.result && row.result !== page.result) return false;
      // `Nováková17` begins the words novakova17, novakova170 ... and the number is of one person only
      if (page.q?.match(/ov/)) return String(n % 5000).startsWith('17');
      if (page.q) return n === 17;
      return true;
    });
    expect(found, name).toEqual(inPage.slice(0, page.limit).map(({ id }) => id));
  }
});

const refusals: [string, CampaignId | null, RefusalPage][] = [
  ['of a campaign', big, { limit: 51 }],
  ['of a campaign by a rule', big, { limit: 51, rule: 'wishes.hold', after: 110_000 }],
  ['of all', null, { limit: 51 }],
  ['of all by a rule', null, { limit: 51, rule: 'wishes.hold' }],
];
test.each(refusals)('refusals %s are found without going through the journal', async (_name, campaign, page) => {
  const query = refusalPageQuery(campaign, page);
  const plan = await book.planOf(query);
  expect(scans(plan), plan.join('\n')).toEqual([]);
  expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/);
  expect((await query.execute(book.db.reader)).rows.length).toBeGreaterThan(8);
});

test.each(['jana novakova17', '+420 601 000 017', '2026017'])(
  'people are found without going through all of them: %s',
  async (q) => {
    const plan = await book.planOf(debtorSearchQuery({ q, limit: 26 }));
    expect(scans(plan), plan.join('\n')).toEqual([]);
  },
);

test('what happened with a person is found without going through the journal', async () => {
  const plan = await book.planOf(historyQuery(`per_${'0'.repeat(25)}1` as PersonId, { limit: 26, before: 500_000 }));
  expect(scans(plan), plan.join('\n')).toEqual([]);
});
