import type { CreditNotes } from '../../../receivables/ports.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteCreditNotes: CreditNotes = {
  insert: async (tx, { creditorId, number, receivableId, creditedMinor }) => {
    const { numInsertedOrUpdatedRows } = await inside(tx)
      .insertInto('credit_notes')
      .values({ creditor_id: creditorId, number, receivable_id: receivableId, credited_minor: creditedMinor })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  creditedOf: async (tx, receivableId) => {
    const { credited } = await inside(tx)
      .selectFrom('credit_notes')
      .select(({ fn }) => fn.sum<number | null>('credited_minor').as('credited'))
      .where('receivable_id', '=', receivableId)
      .executeTakeFirstOrThrow();
    return credited ?? 0;
  },
};
