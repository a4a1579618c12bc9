import { type Selectable, sql } from 'kysely';
import type { CaseId, CreditorId, PersonId, PlanId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Plan, PlanState } from '../../../receivables/model.ts';
import type { Plans } from '../../../receivables/ports.ts';
import { keptQuery } from '../kept-query.ts';
import { inside } from '../unit-of-work.ts';
import { newestOfCreditor } from './newest-of-creditor.ts';
import { knownUntil } from './sqlite-payments-known.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqlitePlans: Plans = {
  insert: async (tx, plan) => {
    await inside(tx)
      .insertInto('plans')
      .values({
        id: plan.id,
        case_id: plan.caseId,
        person_id: plan.personId,
        creditor_id: plan.creditorId,
        state: plan.state,
        currency: plan.currency,
        total_minor: plan.totalMinor,
        instalments: JSON.stringify(plan.instalments),
        covered: JSON.stringify(plan.covered),
        look_at: plan.lookAt,
        origin: plan.origin,
        recorded_at: plan.recordedAt,
      })
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('plans').selectAll().where('origin', '=', origin).executeTakeFirst();
    return row && planOf(row);
  },
  findStanding: async (tx, caseId) => {
    const row = await inside(tx)
      .selectFrom('plans')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('state', 'in', ['active', 'late'])
      .executeTakeFirst();
    return row && planOf(row);
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
    return row && planOf(row);
  },
  setState: async (tx, id, { state, lookAt }) => {
    await inside(tx).updateTable('plans').set({ state, look_at: lookAt }).where('id', '=', id).execute();
  },
  change: async (tx, id, { totalMinor, instalments, covered }) => {
    await inside(tx)
      .updateTable('plans')
      .set({ total_minor: totalMinor, instalments: JSON.stringify(instalments), covered: JSON.stringify(covered) })
      .where('id', '=', id)
      .execute();
  },
  due: async (tx, now, limit) => (await duePlans(tx, { now, limit })).map(planOf),
  ofCreditor: async (tx, creditorId, limit) =>
    (await newestOfCreditor('plans', creditorId, limit).execute(inside(tx))).rows.map(planOf),
};

const duePlans = keptQuery((db, { now, limit }: { now: number; limit: number }) =>
  db
    .selectFrom('plans')
    .selectAll()
    .where('state', 'in', [sql.lit('active'), sql.lit('late')])
    .where('look_at', '<=', now)
    .where(sql<boolean>`look_at <= coalesce(${knownUntil(sql`plans.creditor_id`)}, look_at)`)
    .orderBy('look_at')
    .orderBy('id')
    .limit(limit),
);

export function planOf(row: Selectable<ReceivablesTables['plans']>): Plan {
  return {
    id: row.id as PlanId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    state: row.state as PlanState,
    currency: row.currency as Currency,
    totalMinor: row.total_minor,
    instalments: JSON.parse(row.instalments),
    covered: JSON.parse(row.covered),
    lookAt: row.look_at,
    origin: row.origin,
    recordedAt: row.recorded_at,
  };
}
