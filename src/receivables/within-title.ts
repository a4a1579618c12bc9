import { parseBirthNumber } from '../kernel/birth-number.ts';
import type { Creditor, DebtorRow } from './model.ts';

/**
 * The row without what this creditor may not use: a birth number needs a recorded legal title (Act 133/2000 §13c). The birth date that
 * it tells may stay.
 */
export function withinTitle(row: DebtorRow, creditor: Creditor): DebtorRow {
  if (!row.birthNumber) return row;
  const parsed = parseBirthNumber(row.birthNumber);
  const birthDate = row.birthDate ?? (parsed.ok ? parsed.value.birthDate : null);
  return { ...row, birthDate, birthNumber: creditor.birthNumberTitle === null ? null : row.birthNumber };
}
