import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import type { CreditorId } from '../../../kernel/ids.ts';
import type { Hold } from '../../../receivables/model.ts';
import type { DisputeFilter, HoldFilter, PlanFilter, PromiseFilter } from '../../../receivables/ports.ts';
import { inside } from '../unit-of-work.ts';
import { holdPageQuery } from './hold-page-query.ts';
import { newestOfCreditor } from './newest-of-creditor.ts';
import { disputePageQuery, planPageQuery, promisePageQuery, sqliteAgreementPages } from './sqlite-agreement-pages.ts';
import { unsettledQuery } from './sqlite-disputes.ts';

let the: OpenBooks;
const big = 'crd_big' as CreditorId;
const small = 'crd_small' as CreditorId;
const at = 1_000_000;

/** Two thousand of each: one creditor has nearly all; most holds have ended, and some bind for all. */
beforeAll(async () => {
  the = await openBooks();
  await the.run(async (tx) => {
    const db = inside(tx);
    await sql`insert into persons (id, kind, name, country) values ('per_1', 'natural', '', 'CZ')`.execute(db);
    const all = sql`with recursive n (k) as (select 1 union all select k + 1 from n where k < 2000)`;
    const creditor = sql`iif(k % 97 = 0, ${small}, ${big})`;
    const word = (index: RawBuilder<unknown>, ...words: string[]) =>
      sql`case ${index} % ${sql.lit(words.length)} ${sql.join(
        words.map((one, i) => sql`when ${sql.lit(i)} then ${one}`),
        sql` `,
      )} end`;
    await sql`pragma defer_foreign_keys = on`.execute(db);
    await sql`insert into creditors (id, code, name, neutral_name, country, language, currency, promise_latest_days, promise_least_percent,
      promise_grace_working_days, promise_tolerance_minor)
      values (${big}, 'b', 'b', 'b', 'CZ', 'cs', 'CZK', 1, 1, 1, 1), (${small}, 's', 's', 's', 'CZ', 'cs', 'CZK', 1, 1, 1, 1)`.execute(
      db,
    );
    await sql`insert into cases (id, person_id, creditor_id, currency) values ('cas_1', 'per_1', ${big}, 'CZK')`.execute(db);
    await sql`insert into holds (id, reason, scope, person_id, creditor_id, from_at, until_at, released_at, origin) ${all}
      select printf('hld_%05d', k), ${word(sql`k / 3`, 'manual', 'legal', 'payment_in_transit')}, 'person', 'per_1',
        iif(k % 53 = 0, null, ${creditor}), iif(k % 41 = 0, ${at + 1}, 0), iif(k % 7 = 0, null, ${at} + (k % 20) - 17), iif(k % 5 = 0, 1, null), 'o' from n`.execute(
      db,
    );
    await sql`insert into plans (id, case_id, person_id, creditor_id, state, currency, total_minor, instalments, covered, origin, recorded_at)
      ${all} select printf('pln_%05d', k), 'cas_1', 'per_1', ${creditor}, ${word(sql`k / 3`, 'active', 'broken', 'completed')}, 'CZK', 1, '[]', '[]', k, k from n`.execute(
      db,
    );
    await sql`insert into promises (id, case_id, person_id, creditor_id, state, currency, date, covered, breaks_at, origin, recorded_at)
      ${all} select printf('prm_%05d', k), 'cas_1', 'per_1', ${creditor}, ${word(sql`k / 3`, 'active', 'broken', 'kept')}, 'CZK',
        printf('2026-11-%02d', 1 + k * 7 % 30), '[]', 0, k, k from n`.execute(db);
    await sql`insert into disputes (id, case_id, person_id, creditor_id, code, state, origin, recorded_at)
      ${all} select printf('dsp_%05d', k), 'cas_1', 'per_1', ${creditor}, 'other', ${word(sql`k / 3`, 'open', 'rejected', 'accepted')}, k, k / 4 from n`.execute(
      db,
    );
  });
});
afterAll(() => the.close());

/** Steps of the plan that go through a whole table, that sort what they found, and by what rows are found. */
async function stepsOf(query: RawBuilder<unknown>): Promise<{ scans: string[]; sorts: string[]; by: string }> {
  const plan = await the.run(async (tx) => (await sql<{ detail: string }>`explain query plan ${query}`.execute(inside(tx))).rows);
  const steps = plan.map(({ detail }) => detail);
  return {
    scans: steps.filter((step) => /^SCAN (holds|plans|promises|disputes)/.test(step)),
    sorts: steps.filter((step) => step.includes('TEMP B-TREE')),
    by: steps.find((step) => step.startsWith('SEARCH')) ?? '',
  };
}

const creditors = [undefined, big, small];
const plans: PlanFilter[] = creditors.flatMap((creditorId) =>
  [undefined, 'active' as const].map((state) => ({ creditorId, state })),
);
const days = [{}, { from: '2026-11-10' }, { to: '2026-11-20' }, { from: '2026-11-10', to: '2026-11-20' }];
const promises: PromiseFilter[] = plans.flatMap(({ creditorId, state }) =>
  [state, state && ('kept' as const)].flatMap((one) =>
    days.map((day) => ({ creditorId, state: one as PromiseFilter['state'], ...day })),
  ),
);
const holds: HoldFilter[] = creditors.flatMap((creditorId) =>
  [undefined, 'manual' as const].map((reason) => ({ creditorId, reason })),
);
const disputes: DisputeFilter[] = creditors.flatMap((creditorId) =>
  [undefined, 'open' as const].flatMap((state) =>
    [undefined, 'legal' as const].map((department) => ({ creditorId, state, department })),
  ),
);
const columnsOf = ({ creditorId, state }: PlanFilter | PromiseFilter | DisputeFilter) => [
  ...(creditorId ? ['creditor_id=?'] : []),
  ...(state ? ['state=?'] : []),
];
const named = <Filter extends object>(filters: readonly Filter[]) =>
  filters.map((filter) => [JSON.stringify(filter), filter] as const);
/** The end of the index of ids is where the newest stand, and the page ends the way along an index of days. */
const walks = /^SCAN ((plans|disputes) USING INDEX sqlite_autoindex_(plans|disputes)_1|promises USING INDEX promises_by_day)$/;

test.each(named(plans))('a page of plans %s comes from an index in its order', async (_name, filter) => {
  for (const after of [null, 'pln_01000']) {
    const { scans, sorts, by } = await stepsOf(planPageQuery(filter, { limit: 51, after }));
    for (const column of columnsOf(filter)) expect(by).toContain(column);
    expect([scans.filter((step) => !(walks.test(step) && !filter.creditorId && !filter.state)), sorts]).toEqual([[], []]);
  }
});

test.each(named(disputes))('a page of disputes %s comes from an index in its order', async (_name, filter) => {
  for (const after of [null, 'dsp_01000']) {
    const { scans, sorts, by } = await stepsOf(disputePageQuery(filter, { limit: 51, after }));
    for (const column of columnsOf(filter)) expect(by).toContain(column);
    expect([scans.filter((step) => !(walks.test(step) && !filter.creditorId && !filter.state)), sorts]).toEqual([[], []]);
  }
});

test.each(named(promises))('a page of promises %s comes from an index in its order', async (_name, filter) => {
  for (const after of [null, 'prm_01000']) {
    const query = promisePageQuery(filter, { limit: 51, after }, after && '2026-11-11');
    const { scans, sorts, by } = await stepsOf(query);
    for (const column of columnsOf(filter)) expect(by).toContain(column);
    expect([scans.filter((step) => !(walks.test(step) && !filter.creditorId && !filter.state)), sorts]).toEqual([[], []]);
  }
});

test.each(named(holds))(
  'a page of holds %s reads nothing but what stands, and no row that is not on it',
  async (_name, filter) => {
    for (const after of [null, 'hld_01000']) {
      const query = holdPageQuery(filter, at, { limit: 51, after });
      expect((await stepsOf(query)).scans).toEqual([]);
      const plan = await the.run(
        async (tx) => (await sql<{ detail: string }>`explain query plan ${query}`.execute(inside(tx))).rows,
      );
      const steps = plan.map(({ detail }) => detail).filter((step) => /^SEARCH holds/.test(step));
      const found = steps.filter((step) => !step.includes('sqlite_autoindex_holds_1 (id=?)'));
      expect(found).toHaveLength(filter.creditorId ? 4 : 2);
      for (const step of found) {
        expect(step).toMatch(/USING COVERING INDEX holds_standing.*until_at[=>]\?/);
        expect(step).toContain(filter.creditorId ? 'creditor_id=?' : filter.reason ? 'reason=?' : 'until_at');
      }
    }
  },
);

test.each([null, big, small])('disputes that wait (%s) come from an index in their order', async (creditorId) => {
  const { scans, sorts, by } = await stepsOf(unsettledQuery(creditorId, 51));
  if (creditorId) expect(by).toContain('creditor_id=?');
  expect([scans.filter((step) => !/USING INDEX disputes_unsettled$/.test(step)), sorts]).toEqual([[], []]);
});

test('the lists of the command line are the newest of a creditor, by an index', async () => {
  const { books } = the.tools;
  const newest = await the.run(async (tx) => [
    await books.promises.ofCreditor(tx, small, 3),
    await books.plans.ofCreditor(tx, small, 3),
  ]);
  expect(newest.map((list) => list.map(({ recordedAt }) => recordedAt))).toEqual([
    [1940, 1843, 1746],
    [1940, 1843, 1746],
  ]);
  for (const table of ['promises', 'plans'] as const)
    expect(await stepsOf(newestOfCreditor(table, small, 3))).toMatchObject({
      scans: [],
      sorts: [],
      by: expect.stringContaining('creditor_id=?'),
    });
});

test('page by page come all holds that stand and nothing else, each once, newest first', async () => {
  const rows = await the.db.reader.selectFrom('holds').selectAll().orderBy('id', 'desc').execute();
  for (const filter of holds) {
    const wanted = rows.filter(
      (row) =>
        row.released_at === null &&
        row.from_at <= at &&
        (row.until_at === null || row.until_at > at) &&
        (!filter.reason || row.reason === filter.reason) &&
        (!filter.creditorId || row.creditor_id === filter.creditorId || row.creditor_id === null),
    );
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const last: string | null = after;
      const page: Hold[] = await the.run((tx) => sqliteAgreementPages.holds(tx, filter, at, { limit: 20, after: last }));
      found.push(...page.map(({ id }) => id));
      after = page.at(-1)?.id ?? null;
      if (page.length < 20) break;
    }
    expect(wanted.length).toBeGreaterThan(0);
    expect(found).toEqual(wanted.map(({ id }) => id));
  }
});
