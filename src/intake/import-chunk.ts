import { Fault } from '../kernel/fault.ts';
import type { ImportId } from '../kernel/ids.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import { applyCreditNote, type CreditNote } from '../receivables/apply-credit-note.ts';
import type { Creditor, DebtorRow } from '../receivables/model.ts';
import { externalKeyOf, type Registered } from '../receivables/register-receivable.ts';
import { registerReceivables } from '../receivables/register-receivables.ts';
import { bufferJournal } from './buffer-journal.ts';
import type { ImportOrder, ImportTools } from './import-receivables.ts';
import type { ImportCounts } from './ports.ts';
import type { FileRecord } from './read-records.ts';
import type { RowError, RowErrorReason } from './row-error.ts';
import type { ReadRow } from './understand-record.ts';

/** One transaction: every good row of the chunk, the errors of the others, the journal, and how far we have come. */
export function importChunk(
  tools: ImportTools,
  order: ImportOrder,
  creditor: Creditor,
  importId: ImportId,
  before: ImportCounts,
  rows: readonly ReadRow[],
): Promise<ImportCounts> {
  return tools.work.run(async (tx) => {
    const journal = bufferJournal(tools.journal);
    const source = { creditor, actor: order.actor, importId, confirmedEmails: order.confirmedEmails ?? null };
    const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
    const first = await tools.batches.noteRows(
      tx,
      importId,
      keyed.flatMap(({ row, key }) => (key === null ? [] : [{ key, line: row.record.line }])),
    );
    const wrong: RowError[][] = [];
    const owed: { readonly record: FileRecord; readonly row: DebtorRow }[] = [];
    const notes: { readonly record: FileRecord; readonly note: CreditNote }[] = [];
    for (const { row, key } of keyed) {
      const { record } = row;
      const earlier = key === null ? undefined : first.get(key);
      const read = 'credit' in row ? row.credit : row.parsed;
      if (!read.ok) wrong.push([...read.errors]);
      else if (earlier !== undefined && earlier !== record.line)
        wrong.push([{ ...duplicateOf(earlier, record.line, idOf(row)), ...partOf(record) }]);
      else if ('note' in read) notes.push({ record, note: read.note });
      else owed.push({ record, row: read.row });
    }
    const counts = { ...before, rows: before.rows + rows.length };
    const count = (outcome: Result<Registered, Refusal<RowErrorReason>>, record: FileRecord, column: string, value: string) => {
      if (outcome.ok) counts[outcome.value.outcome] += 1;
      else
        wrong.push([{ line: record.line, ...partOf(record), column, reason: outcome.reason, message: outcome.message, value }]);
    };
    const registered = await registerReceivables(
      { ...tools, journal },
      tx,
      source,
      owed.map(({ row }) => row),
    );
    for (const [index, { record }] of owed.entries()) {
      const outcome = registered[index];
      if (outcome) count(outcome, record, 'amount', '0');
    }
    for (const { record, note } of notes) count(await applyCreditNote({ ...tools, journal }, tx, source, note), record, '', '');
    counts.rejected += wrong.length;
    const errors = wrong.toSorted((a, b) => (a[0]?.line ?? 0) - (b[0]?.line ?? 0)).flat();
    await tools.batches.addErrors(tx, importId, errors);
    await journal.flush(tx);
    if (!(await tools.batches.advance(tx, importId, before.rows, counts)))
      throw new Fault('import_taken_over', `Another program is importing ${order.file.name} now`, {
        kind: 'misconfigured',
        remedy: 'Let it finish; what it has done is done once.',
      });
    return counts;
  });
}

/** What two rows of one file that are one have in common; null for a row that is turned away. */
function keyOf(row: ReadRow): string | null {
  if ('parsed' in row) return row.parsed.ok ? externalKeyOf(row.parsed.row) : null;
  return row.credit.ok ? `credit note ${row.credit.note.number}` : null;
}

function idOf(row: ReadRow): string | null {
  if ('parsed' in row) return row.parsed.ok ? row.parsed.row.receivableId : null;
  return row.credit.ok ? row.credit.note.number : null;
}

function partOf({ part }: FileRecord): { readonly part?: string } {
  return part === undefined ? {} : { part };
}

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
