import type { CaseId, CreditorId, DisputeId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Dispute, DisputeState } from '../../../receivables/model.ts';
import type { Disputes } from '../../../receivables/ports.ts';
import { keptQuery } from '../kept-query.ts';
import { inside } from '../unit-of-work.ts';

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
      })
      .execute();
    await inside(tx)
      .insertInto('dispute_receivables')
      .values(receivables.map((receivable_id) => ({ dispute_id: dispute.id, receivable_id })))
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('disputes').selectAll().where('origin', '=', origin).executeTakeFirst();
    if (!row) return undefined;
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
      origin: row.origin,
      recordedAt: row.recorded_at,
      recording: row.recording,
    };
  },
  disputed: async (tx, personId, creditorId) => {
    const rows = await disputedReceivables(tx, { personId, creditorId });
    return rows.flatMap(({ receivable_id, state }) => (unsettled.has(state) ? [receivable_id as ReceivableId] : []));
  },
};

const unsettled: ReadonlySet<string> = new Set<DisputeState>(['open', 'awaiting_debtor', 'internal_review']);

const disputedReceivables = keptQuery((db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
  db
    .selectFrom('disputes')
    .innerJoin('dispute_receivables', 'dispute_receivables.dispute_id', 'disputes.id')
    .select(['receivable_id', 'state'])
    .where('person_id', '=', personId)
    .where('creditor_id', '=', creditorId),
);
