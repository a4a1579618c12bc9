import { type RawBuilder, sql } from 'kysely';
import type { HoldId, PersonId } from '../../../kernel/ids.ts';
import type { AgreementPages, HoldFilter, Page, PlanFilter, PromiseFilter } from '../../../receivables/ports.ts';
import { paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';
import { disputeOf } from './sqlite-disputes.ts';
import { holdOf } from './sqlite-holds.ts';
import { planOf } from './sqlite-plans.ts';
import { promiseOf } from './sqlite-promises.ts';

/** Promises, plans, disputes and holds of everybody, a page at a time, each filter by an index (disputes in the order of their ids). */
export const sqliteAgreementPages: AgreementPages = {
  promises: async (tx, filter, page) => {
    const day = page.after === null ? null : (await dayOf(page.after).execute(inside(tx))).rows[0]?.date;
    if (day === undefined) return [];
    return (await promisePageQuery(filter, page, day).execute(inside(tx))).rows.map(promiseOf);
  },
  plans: async (tx, filter, page) => (await planPageQuery(filter, page).execute(inside(tx))).rows.map(planOf),
  disputes: async (tx, { state, creditorId }, { limit, after }) => {
    const conditions = [
      ...(state ? [sql`state = ${state}`] : []),
      ...(creditorId ? [sql`creditor_id = ${creditorId}`] : []),
      ...(after ? [sql`id < ${after}`] : []),
    ];
    const query = sql<DisputeRow>`select * from disputes ${where(conditions)} order by id desc limit ${limit}`;
    return Promise.all((await query.execute(inside(tx))).rows.map((row) => disputeOf(tx, row)));
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

type DisputeRow = Parameters<typeof disputeOf>[1];

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
  return sql`select * from promises ${where(conditions)} order by date ${way}, id ${way} limit ${limit}`;
}

export function planPageQuery(
  { state, creditorId }: PlanFilter,
  { limit, after }: Page,
): RawBuilder<Parameters<typeof planOf>[0]> {
  const conditions = [
    ...(state ? [creditorId ? sql`+state = ${state}` : sql`state = ${state}`] : []),
    ...(creditorId ? [sql`creditor_id = ${creditorId}`] : []),
    ...(after ? [sql`id < ${after}`] : []),
  ];
  return sql`select * from plans ${where(conditions)} order by id desc limit ${limit}`;
}

/** Those that stand at `at`, newest first. */
export function holdPageQuery(
  { reason, creditorId }: HoldFilter,
  at: number,
  { limit, after }: Page,
): RawBuilder<Parameters<typeof holdOf>[0]> {
  const conditions = [
    sql`released_at is null`,
    sql`+from_at <= ${at}`,
    sql`(until_at is null or until_at > ${at})`,
    ...(reason ? [sql`reason = ${reason}`] : []),
    ...(creditorId ? [sql`(creditor_id = ${creditorId} or creditor_id is null)`] : []),
    ...(after ? [sql`id < ${after}`] : []),
  ];
  return sql`select * from holds ${where(conditions)} order by id desc limit ${limit}`;
}

function where(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}
