import type { EventId, ReceivableId } from '../../../kernel/ids.ts';
import type { BalanceChange } from '../../../receivables/model.ts';
import type { BalanceChanges } from '../../../receivables/ports.ts';
import { paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';

export const sqliteBalanceChanges: BalanceChanges = {
  add: async (tx, change) => {
    await inside(tx)
      .insertInto('balance_changes')
      .values({
        event_id: change.eventId,
        receivable_id: change.receivableId,
        on_date: change.on,
        by_minor: change.byMinor,
        because: change.because,
        at: change.at,
      })
      .onConflict((conflict) => conflict.columns(['receivable_id', 'event_id']).doNothing())
      .execute();
  },
  of: async (tx, receivableIds) => {
    if (receivableIds.length === 0) return [];
    const rows = await inside(tx)
      .selectFrom('balance_changes')
      .selectAll()
      .where('receivable_id', 'in', paddedList(receivableIds))
      .orderBy('on_date')
      .orderBy('at')
      .orderBy('event_id')
      .execute();
    return rows.map((row) => ({
      eventId: row.event_id as EventId,
      receivableId: row.receivable_id as ReceivableId,
      on: row.on_date,
      byMinor: row.by_minor,
      because: row.because as BalanceChange['because'],
      at: row.at,
    }));
  },
};
