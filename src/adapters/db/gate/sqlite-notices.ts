import type { Notice, NoticeDuty } from '../../../gate/model.ts';
import type { Notices } from '../../../gate/ports.ts';
import type { CreditorId } from '../../../kernel/ids.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteNotices: Notices = {
  insert: async (tx, notice) => {
    await inside(tx)
      .insertInto('notices')
      .values({
        ...{ id: notice.id, kind: notice.kind, way: notice.way, evidence: notice.evidence },
        ...{ person_id: notice.personId, creditor_id: notice.creditorId, receivable_id: notice.receivableId },
        ...{ sent_on: notice.sentOn, delivered_on: notice.deliveredOn, recorded_at: notice.recordedAt },
      })
      .execute();
  },
  ofPerson: async (tx, personId, creditorId) => {
    const rows = await inside(tx)
      .selectFrom('notices')
      .selectAll()
      .where('person_id', '=', personId)
      .where('creditor_id', '=', creditorId)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id as Notice['id'],
      kind: row.kind as Notice['kind'],
      personId,
      creditorId,
      receivableId: row.receivable_id as Notice['receivableId'],
      sentOn: row.sent_on,
      deliveredOn: row.delivered_on,
      way: row.way as Notice['way'],
      evidence: row.evidence,
      recordedAt: row.recorded_at,
    }));
  },
  duties: (tx) => dutiesOf(tx, 'all'),
  setDuty: async (tx, { creditorId, kind, since }, recordedAt) => {
    await inside(tx)
      .insertInto('notice_duties')
      .values({ creditor_id: creditorId, kind, since, recorded_at: recordedAt })
      .onConflict((conflict) => conflict.columns(['creditor_id', 'kind']).doUpdateSet({ since, recorded_at: recordedAt }))
      .execute();
  },
  removeDuty: async (tx, creditorId, kind) => {
    const removed = await inside(tx)
      .deleteFrom('notice_duties')
      .where('creditor_id', '=', creditorId)
      .where('kind', '=', kind)
      .returning('creditor_id')
      .execute();
    return removed.length > 0;
  },
};

/** Every contact asks for them, and operators change them now and then. */
const dutiesOf = seldomChanged(['notice_duties'], async (tx): Promise<readonly NoticeDuty[]> => {
  const rows = await inside(tx).selectFrom('notice_duties').selectAll().orderBy('creditor_id').execute();
  return rows.map(({ creditor_id, kind, since }) => ({
    creditorId: creditor_id as CreditorId,
    kind: kind as NoticeDuty['kind'],
    since,
  }));
});
