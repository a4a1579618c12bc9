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
