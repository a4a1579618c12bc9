import type { ReceivableId } from '../../../kernel/ids.ts';
import type { Receivables } from '../../../receivables/ports.ts';
import { paddedList } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';

/** What of receivables was paid, written off and given up, and stands. */
export const settledMinor: Receivables['settledMinor'] = async (tx, ids) => {
  const sums = new Map<ReceivableId, number>();
  if (ids.length === 0) return sums;
  for (const table of ['allocations', 'write_offs'] as const) {
    const rows = await inside(tx)
      .selectFrom(table)
      .select(({ fn }) => ['receivable_id', fn.sum<number>('amount_minor').as('minor')])
      .where('receivable_id', 'in', paddedList(ids))
      .where('undone_at', 'is', null)
      .groupBy('receivable_id')
      .execute();
    for (const { receivable_id, minor } of rows) {
      const id = receivable_id as ReceivableId;
      sums.set(id, (sums.get(id) ?? 0) + minor);
    }
  }
  const credits = await inside(tx)
    .selectFrom('balance_changes')
    .select(({ fn }) => ['receivable_id', fn.sum<number>('by_minor').as('minor')])
    .where('receivable_id', 'in', paddedList(ids))
    .where('because', '=', 'credit')
    .groupBy('receivable_id')
    .execute();
  for (const { receivable_id, minor } of credits) {
    const id = receivable_id as ReceivableId;
    sums.set(id, (sums.get(id) ?? 0) - minor);
  }
  return sums;
};
