import { Fault } from '../kernel/fault.ts';
import type { ImportId } from '../kernel/ids.ts';
import type { Creditor, DebtorRow } from '../receivables/model.ts';
import { externalKeyOf } from '../receivables/register-receivable.ts';
import { registerReceivables } from '../receivables/register-receivables.ts';
import { bufferJournal } from './buffer-journal.ts';
import type { ImportOrder, ImportTools } from './import-receivables.ts';
import type { ParsedRow } from './parse-row.ts';
import type { ImportCounts } from './ports.ts';
import type { FileRecord } from './read-records.ts';
import type { RowError } from './row-error.ts';

/** A record and what it was understood as. */
export type ReadRow = { readonly record: FileRecord; readonly parsed: ParsedRow };

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
    const keyed = rows.map(({ record, parsed }) => ({ record, parsed, key: parsed.ok ? externalKeyOf(parsed.row) : null }));
    const first = await tools.batches.noteRows(
      tx,
      importId,
      keyed.flatMap(({ record, key }) => (key === null ? [] : [{ key, line: record.line }])),
    );
    const wrong: RowError[][] = [];
    const rightful: { readonly record: FileRecord; readonly row: DebtorRow }[] = [];
    for (const { record, parsed, key } of keyed) {
      const line = record.line;
      const earlier = key === null ? undefined : first.get(key);
      if (!parsed.ok) wrong.push([...parsed.errors]);
      else if (earlier !== undefined && earlier !== line)
        wrong.push([{ ...duplicateOf(earlier, line, parsed.row.receivableId), ...partOf(record) }]);
      else rightful.push({ record, row: parsed.row });
    }
    const counts = { ...before, rows: before.rows + rows.length };
    const registered = await registerReceivables(
      { ...tools, journal },
      tx,
      source,
      rightful.map(({ row }) => row),
    );
    for (const [index, outcome] of registered.entries()) {
      const record = rightful[index]?.record ?? { line: 0, cells: [] };
      const { line } = record;
      if (outcome.ok) counts[outcome.value.outcome] += 1;
      else
        wrong.push([{ line, ...partOf(record), column: 'amount', reason: outcome.reason, message: outcome.message, value: '0' }]);
    }
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

function partOf({ part }: Pick<FileRecord, 'part'>): { readonly part?: string } {
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
