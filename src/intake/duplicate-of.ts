import type { RowError } from './row-error.ts';

/** Two rows of one file that are one receivable. */
export function duplicateOf(earlier: number, line: number, receivableId: string | null): RowError {
  return {
    line,
    column: receivableId === null ? '' : 'receivable_id',
    reason: 'duplicate_row',
    message: `line ${earlier} has the same ${receivableId === null ? 'phone, due date, amount and variable symbol' : 'receivable_id'}: keep one of them`,
    value: receivableId ?? '',
  };
}

/** Two rows of one file that put the same person onto the same case. */
export function duplicatePartyOf(earlier: number, toldBy: string): Omit<RowError, 'line'> {
  const message = `line ${earlier} puts the same person onto the same case: keep one of them`;
  return { column: toldBy, reason: 'duplicate_row', message, value: '***' };
}
