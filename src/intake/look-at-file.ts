import { languageOf } from '../kernel/country.ts';
import { accept, type Refusal, type Result } from '../kernel/result.ts';
import type { Creditor } from '../receivables/model.ts';
import { columnNamed, isColumn } from './columns.ts';
import { decodeText } from './decode-text.ts';
import type { ImportOrder } from './import-receivables.ts';
import { type FileRefusal, inspectDelimited } from './inspect-file.ts';
import type { ColumnRefusal } from './plan-columns.ts';
import type { FilePreview, PreviewColumn } from './preview-receivables.ts';
import { type FileRecord, readRecords } from './read-records.ts';

/** A preview of a file whose columns cannot be read so: `objection` says why, and the columns are there to be named. */
export type ObjectedPreview = FilePreview & { readonly objection: Refusal | null };

export function isColumnRefusal({ reason }: Refusal): boolean {
  const reasons: readonly ColumnRefusal['reason'][] = ['no_header', 'missing_column', 'duplicate_column', 'bad_mapping'];
  return (reasons as readonly string[]).includes(reason);
}

const shown = 3;

/** The columns and first rows of a file as they stand in it, for somebody to say what they mean. */
export async function lookAtFile(
  order: Pick<ImportOrder, 'file' | 'encoding' | 'delimiter' | 'country' | 'mapping'>,
  creditor: Pick<Creditor, 'country'>,
  objection: Refusal,
): Promise<Result<ObjectedPreview, FileRefusal>> {
  const { file, mapping = {} } = order;
  const byNumber = Object.values(mapping).some((to) => typeof to === 'number');
  const hasHeader = objection.reason !== 'no_header' && !byNumber;
  const wish = { ...order, language: languageOf[order.country ?? creditor.country] };
  const inspected = await inspectDelimited(file, wish, Object.values(mapping).map(String), () => accept({ hasHeader }));
  if (!inspected.ok) return inspected;
  const { encoding, delimiter, rows, bytes } = inspected.value;
  const records: FileRecord[] = [];
  for await (const record of readRecords(decodeText(file.bytes(), encoding), delimiter)) {
    records.push(record);
    if (records.length === shown + (hasHeader ? 1 : 0)) break;
  }
  const header = hasHeader ? (records.shift()?.cells ?? []) : [];
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
  return accept({ ...nothing, encoding, delimiter, hasHeader, bytes, rows, columns, objection });
}
