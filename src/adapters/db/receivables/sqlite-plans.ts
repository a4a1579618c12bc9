import type { Selectable } from 'kysely';
import type { CaseId, CreditorId, PersonId, PlanId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Plan, PlanState } from '../../../receivables/model.ts';
import type { Plans } from '../../../receivables/ports.ts';
import { inside } from '../unit-of-work.ts';
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
        receivables: JSON.stringify(plan.receivables),
        origin: plan.origin,
        recorded_at: plan.recordedAt,
      })
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('plans').selectAll().where('origin', '=', origin).executeTakeFirst();
    return row && planOf(row);
  },
  findActive: async (tx, caseId) => {
    const row = await inside(tx)
      .selectFrom('plans')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    return row && planOf(row);
  },
  setState: async (tx, id, state) => {
    await inside(tx).updateTable('plans').set({ state }).where('id', '=', id).execute();
  },
};

function planOf(row: Selectable<ReceivablesTables['plans']>): Plan {
  return {
    id: row.id as PlanId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    state: row.state as PlanState,
    currency: row.currency as Currency,
    totalMinor: row.total_minor,
    instalments: JSON.parse(row.instalments),
    receivables: JSON.parse(row.receivables),
    origin: row.origin,
    recordedAt: row.recorded_at,
  };
}
