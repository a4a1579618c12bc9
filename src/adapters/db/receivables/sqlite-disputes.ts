import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { CaseId, CreditorId, DisputeId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Dispute, DisputeState } from '../../../receivables/model.ts';
import type { Disputes } from '../../../receivables/ports.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteDisputes: Disputes = {
  insert: async (tx, { receivables, ...dispute }) => {
    await inside(tx)
      .insertInto('disputes')
      .values({
        id: dispute.id,
        case_id: dispute.caseId,
        person_id: dispute.personId,
        creditor_id: dispute.creditorId,
        code: dispute.code,
        state: dispute.state,
        origin: dispute.origin,
        recorded_at: dispute.recordedAt,
        recording: dispute.recording,
        department: dispute.department,
        review_by: dispute.reviewBy,
      })
      .execute();
    await inside(tx)
      .insertInto('dispute_receivables')
      .values(receivables.map((receivable_id) => ({ dispute_id: dispute.id, receivable_id })))
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('disputes').selectAll().where('origin', '=', origin).executeTakeFirst();
    return row && disputeOf(tx, row);
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('disputes').selectAll().where('id', '=', id).executeTakeFirst();
    return row && disputeOf(tx, row);
  },
  move: async (tx, id, { state, department, reviewBy }) => {
    await inside(tx).updateTable('disputes').set({ state, department, review_by: reviewBy }).where('id', '=', id).execute();
  },
  unsettled: async (tx, creditorId, limit) => {
    const { rows } = await unsettledQuery(creditorId, limit).execute(inside(tx));
    return Promise.all(rows.map((row) => disputeOf(tx, row)));
  },
  disputed: async (tx, personId, creditorId) => {
    const rows = await disputedReceivables(tx, { personId, creditorId });
    return rows.flatMap(({ receivable_id, state }) => (unsettled.has(state) ? [receivable_id as ReceivableId] : []));
  },
};

/** Those that are not closed, oldest first. The states stand in it word for word as in the index: only so SQLite can use it. */
export function unsettledQuery(
  creditorId: CreditorId | null,
  limit: number,
): RawBuilder<Selectable<ReceivablesTables['disputes']>> {
  const index = creditorId === null ? sql`disputes_unsettled` : sql`disputes_unsettled_by_creditor`;
  return sql`select * from disputes indexed by ${index} where state in ('open', 'awaiting_debtor', 'internal_review')
    ${creditorId === null ? sql`` : sql`and creditor_id = ${creditorId}`} order by recorded_at, id limit ${limit}`;
}

const unsettled: ReadonlySet<string> = new Set<DisputeState>(['open', 'awaiting_debtor', 'internal_review']);

const disputedReceivables = rememberedQuery(
  ['disputes', 'dispute_receivables'],
  (db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
    db
      .selectFrom('disputes')
      .innerJoin('dispute_receivables', 'dispute_receivables.dispute_id', 'disputes.id')
      .select(['receivable_id', 'state'])
      .where('person_id', '=', personId)
      .where('creditor_id', '=', creditorId),
);

export async function disputeOf(tx: Tx, row: Selectable<ReceivablesTables['disputes']>): Promise<Dispute> {
  const about = await inside(tx)
    .selectFrom('dispute_receivables')
    .select('receivable_id')
    .where('dispute_id', '=', row.id)
    .orderBy('receivable_id')
    .execute();
  return {
    id: row.id as DisputeId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    code: row.code as Dispute['code'],
    state: row.state as DisputeState,
    receivables: about.map(({ receivable_id }) => receivable_id as ReceivableId),
    department: row.department as Dispute['department'],
    reviewBy: row.review_by,
    origin: row.origin,
    recordedAt: row.recorded_at,
    recording: row.recording,
  };
}
