import { type ReadCreditNote, readCreditNote } from './invoices/read-credit-note.ts';
import { type ParsedParty, parsePartyRow } from './parse-party-row.ts';
import { type ParsedRow, type RowDefaults, readRow } from './parse-row.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { FileRecord } from './read-records.ts';

/** A record and what it was understood as: a row of what is owed, somebody on the case of another, or a credit note. */
export type ReadRow =
  | { readonly record: FileRecord; readonly parsed: ParsedRow }
  | { readonly record: FileRecord; readonly party: ParsedParty }
  | { readonly record: FileRecord; readonly credit: ReadCreditNote };

/** What a record of a file is, in our words, or everything that is wrong with it. Pure. */
export function understandRecord(record: FileRecord, plan: ColumnPlan, defaults: RowDefaults): ReadRow {
  if (record.meant?.kind === 'credit_note')
    return { record, credit: readCreditNote(record, record.meant.corrects, plan, defaults) };
  const party = understandParty(record, plan, defaults);
  return party ? { record, party } : { record, parsed: readRow(record, plan, defaults) };
}

/** Null: the record is something else. Pure. */
export function understandParty({ cells, line, meant }: FileRecord, plan: ColumnPlan, defaults: RowDefaults): ParsedParty | null {
  return meant || !namesRoles(plan) ? null : parsePartyRow(cells, line, plan, defaults);
}

/** Whether any row of the file may put somebody onto the case of another. */
function namesRoles({ known }: ColumnPlan): boolean {
  return known.has('role') || known.has('principal_id');
}
