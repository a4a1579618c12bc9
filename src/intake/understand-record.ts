import { type ReadCreditNote, readCreditNote } from './invoices/read-credit-note.ts';
import { type ParsedRow, type RowDefaults, readRow } from './parse-row.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { FileRecord } from './read-records.ts';

/** A record and what it was understood as: a row of what is owed, or a credit note. */
export type ReadRow =
  | { readonly record: FileRecord; readonly parsed: ParsedRow }
  | { readonly record: FileRecord; readonly credit: ReadCreditNote };

/** What a record of a file is, in our words, or everything that is wrong with it. Pure. */
export function understandRecord(record: FileRecord, plan: ColumnPlan, defaults: RowDefaults): ReadRow {
  if (record.meant?.kind !== 'credit_note') return { record, parsed: readRow(record, plan, defaults) };
  return { record, credit: readCreditNote(record, record.meant.corrects, plan, defaults) };
}
