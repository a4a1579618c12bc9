import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { FileRefusal, PlanOf } from '../inspect-file.ts';
import type { ImportFile } from '../ports.ts';
import type { FileRecord } from '../read-records.ts';
import type { RecordSource } from '../records/record-source.ts';
import { invoiceCells, invoiceColumns } from './invoice-cells.ts';
import { readInvoice } from './read-invoice.ts';

/**
 * The invoices of a batch of files, or the one that a file is, as rows. Credit notes come after all invoices, wherever their files stand:
 * each takes off one of them. A file that cannot be read is a row that is turned away.
 */
export async function invoiceRecords<Plan extends { readonly hasHeader: boolean }>(
  file: ImportFile,
  planOf: PlanOf<Plan>,
): Promise<Result<RecordSource<Plan>, FileRefusal>> {
  const plan = planOf(invoiceColumns);
  if (!plan.ok) return plan;
  let rows = 0;
  for await (const _part of partsOf(file)) rows += 1;
  if (rows === 0) return refuse('empty_file', `${file.name} has no file of an invoice (.xml, .isdoc)`);
  return accept({
    form: { format: 'invoices', encoding: null, delimiter: null, sheet: null, sheets: [] },
    plan: plan.value,
    header: [...invoiceColumns],
    rows,
    bytes: rows,
    records: async function* (onBytes = () => {}) {
      for (const wanted of ['others', 'credit_notes'] as const) {
        let line = 0;
        for await (const part of partsOf(file)) {
          line += 1;
          const record = await recordOf(part, line);
          if ((record.meant?.kind === 'credit_note') !== (wanted === 'credit_notes')) continue;
          onBytes(1);
          yield record;
        }
      }
    },
  });
}

async function* partsOf(file: ImportFile): AsyncIterable<ImportFile> {
  if (file.parts) yield* file.parts();
  else yield file;
}

async function recordOf(part: ImportFile, line: number): Promise<FileRecord> {
  const read = await readInvoice(part);
  if (!read.ok) return { line, part: part.name, cells: [], meant: { kind: 'unreadable', refusal: read } };
  const { kind, corrects } = read.value;
  const record = { line, part: part.name, cells: invoiceCells(read.value) };
  return kind === 'credit_note' ? { ...record, meant: { kind, corrects } } : record;
}
