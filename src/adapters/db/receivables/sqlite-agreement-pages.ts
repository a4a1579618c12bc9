import { type RawBuilder, sql } from 'kysely';
import type { HoldId, PersonId } from '../../../kernel/ids.ts';
import type { Department } from '../../../receivables/model.ts';
import type { AgreementPages, DisputeFilter, Page, PlanFilter, PromiseFilter } from '../../../receivables/ports.ts';
import { paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';
import { holdPageQuery } from './hold-page-query.ts';
import { disputeOf } from './sqlite-disputes.ts';
import { holdOf } from './sqlite-holds.ts';
import { planOf } from './sqlite-plans.ts';
import { promiseOf } from './sqlite-promises.ts';

/** Promises, plans, disputes and holds of everybody, a page at a time, each filter by an index. */
export const sqliteAgreementPages: AgreementPages = {
  promises: async (tx, filter, page) => {
    const day = page.after === null ? null : (await dayOf(page.after).execute(inside(tx))).rows[0]?.date;
    if (day === undefined) return [];
    return (await promisePageQuery(filter, page, day).execute(inside(tx))).rows.map(promiseOf);
  },
  plans: async (tx, filter, page) => (await planPageQuery(filter, page).execute(inside(tx))).rows.map(planOf),
  disputes: async (tx, filter, page) => {
    const { rows } = await disputePageQuery(filter, page).execute(inside(tx));
    return Promise.all(rows.map((row) => disputeOf(tx, row)));
  },
  holds: async (tx, filter, at, page) => (await holdPageQuery(filter, at, page).execute(inside(tx))).rows.map(holdOf),
  placedBy: async (tx, holds) => {
    if (holds.length === 0) return new Map();
    const persons = [...new Set(holds.map(({ personId }) => personId))] satisfies PersonId[];
    const { rows } = await sql<{ hold: HoldId; actor: string }>`select json_extract(data, '$.holdId') as hold, actor
      from journal indexed by journal_person_id
      where person_id in (${sql.join(paddedList(persons))}) and type = 'hold_placed'`.execute(inside(tx));
    return new Map(rows.map(({ hold, actor }) => [hold, actor]));
  },
};

function dayOf(id: string): RawBuilder<{ readonly date: string }> {
  return sql<{ date: string }>`select date from promises where id = ${id}`;
}

/** By the day for which it was given: those that stand the soonest first, others the latest first. */
export function promisePageQuery(
  { state, creditorId, from, to }: PromiseFilter,
  { limit, after }: Page,
  day: string | null,
): RawBuilder<Parameters<typeof promiseOf>[0]> {
  const soonest = state === 'active';
  const conditions = [
    ...(state ? [sql`state = ${state}`] : []),
    ...(creditorId ? [sql`creditor_id = ${creditorId}`] : []),
    ...(from ? [sql`date >= ${from}`] : []),
    ...(to ? [sql`date <= ${to}`] : []),
    ...(after && day ? [soonest ? sql`(date, id) > (${day}, ${after})` : sql`(date, id) < (${day}, ${after})`] : []),
  ];
  const way = soonest ? sql`asc` : sql`desc`;
  return sql`select * from promises indexed by ${sql.ref(promiseIndex(creditorId, state))} ${where(conditions)}
    order by date ${way}, id ${way} limit ${limit}`;
}

export function planPageQuery(filter: PlanFilter, page: Page): RawBuilder<Parameters<typeof planOf>[0]> {
  return sql`select * from plans ${indexOf('plans', filter)} ${newestFirst(filter, page)}`;
}

export function disputePageQuery(filter: DisputeFilter, page: Page): RawBuilder<Parameters<typeof disputeOf>[1]> {
  const looksAtIt = filter.department ? [reviewedBy(filter.department)] : [];
  return sql`select * from disputes ${indexOf('disputes', filter)} ${newestFirst(filter, page, looksAtIt)}`;
}

/** The same as `desk/tasks/reviewed-by.ts` says of each; what is open is gone through once, and not again for each dispute. */
function reviewedBy(department: Department): RawBuilder<unknown> {
  return sql`(department = ${department} or department is null and id in (
    select about from tasks indexed by tasks_open where state = 'open' and department = ${department}))`;
}

function newestFirst(
  { state, creditorId }: PlanFilter | DisputeFilter,
  { limit, after }: Page,
  further: readonly RawBuilder<unknown>[] = [],
): RawBuilder<unknown> {
  const conditions = [
    ...further,
    ...(state ? [sql`state = ${state}`] : []),
    ...(creditorId ? [sql`creditor_id = ${creditorId}`] : []),
    ...(after ? [sql`id < ${after}`] : []),
  ];
  return sql`${where(conditions)} order by id desc limit ${limit}`;
}

/** Named, since SQLite takes a range of days to be rarer than a creditor, and goes through everybody's. */
function promiseIndex(creditorId: PromiseFilter['creditorId'], state: PromiseFilter['state']): string {
  if (creditorId) return state ? 'promises_by_creditor_state_and_day' : 'promises_by_creditor_and_day';
  return state ? 'promises_by_state_and_day' : 'promises_by_day';
}

function indexOf(table: 'plans' | 'disputes', { creditorId, state }: PlanFilter | DisputeFilter): RawBuilder<unknown> {
  const by = [...(creditorId ? ['creditor'] : []), ...(state ? ['state'] : [])].join('_and_');
  return by ? sql`indexed by ${sql.ref(`${table}_by_${by}`)}` : sql``;
}

function where(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}
