import { languageOf } from '../kernel/country.ts';
import { accept, type Refusal, type Result } from '../kernel/result.ts';
import type { Creditor } from '../receivables/model.ts';
import { columnNamed, isColumn } from './columns.ts';
import type { ImportOrder } from './import-receivables.ts';
import type { ColumnRefusal } from './plan-columns.ts';
import type { FilePreview, PreviewColumn } from './preview-receivables.ts';
import type { FileRecord } from './read-records.ts';
import { openRecords, type RecordsRefusal } from './records/open-records.ts';

/** A preview of a file whose columns cannot be read so: `objection` says why, and the columns are there to be named. */
export type ObjectedPreview = FilePreview & { readonly objection: Refusal | null };

export function isColumnRefusal({ reason }: Refusal): boolean {
  const reasons: readonly ColumnRefusal['reason'][] = ['no_header', 'missing_column', 'duplicate_column', 'bad_mapping'];
  return (reasons as readonly string[]).includes(reason);
}

const shown = 3;

/** The columns and first rows of a file as they stand in it, for somebody to say what they mean. */
export async function lookAtFile(
  order: Pick<ImportOrder, 'file' | 'encoding' | 'delimiter' | 'sheet' | 'country' | 'mapping'>,
  creditor: Pick<Creditor, 'country'>,
  objection: Refusal,
): Promise<Result<ObjectedPreview, RecordsRefusal>> {
  const { file, mapping = {} } = order;
  const byNumber = Object.values(mapping).some((to) => typeof to === 'number');
  const hasHeader = objection.reason !== 'no_header' && !byNumber;
  const wish = { ...order, language: languageOf[order.country ?? creditor.country] };
  const opened = await openRecords(file, wish, () => accept({ hasHeader }));
  if (!opened.ok) return opened;
  const { form, header, rows, bytes } = opened.value;
  const records: FileRecord[] = [];
  for await (const record of opened.value.records()) {
    records.push(record);
    if (records.length === shown) break;
  }
  const width = Math.max(header.length, ...records.map(({ cells }) => cells.length));
  const meant = new Map(Object.entries(mapping).map(([column, to]) => [typeof to === 'number' ? to : to.trim(), column]));
  const columns = Array.from({ length: width }, (_, index): PreviewColumn => {
    const name = header[index]?.trim() ?? '';
    const said = meant.get(hasHeader ? name : index + 1);
    const column = said !== undefined && isColumn(said) ? said : (columnNamed(name) ?? null);
    const values = records.map(({ cells }) => ({ text: cells[index]?.trim() ?? '', wrong: false }));
    return { number: index + 1, name, column, values };
  });
  const nothing = { dueOnArrival: false, looked: 0, good: 0, rejected: 0, totals: {}, errors: [] };
  return accept({ ...nothing, ...form, hasHeader, bytes, rows, columns, objection });
}
