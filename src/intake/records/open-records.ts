import type { Result } from '../../kernel/result.ts';
import type { FileRefusal, FormWish, PlanOf } from '../inspect-file.ts';
import { invoiceRecords } from '../invoices/invoice-records.ts';
import type { Mapping } from '../plan-columns.ts';
import type { ImportFile } from '../ports.ts';
import { type SheetRefusal, sheetRecords } from '../sheet/sheet-records.ts';
import { delimitedRecords } from './delimited-records.ts';
import { detectFormat } from './detect-format.ts';
import type { RecordSource } from './record-source.ts';

export type RecordsWish = FormWish & {
  readonly mapping?: Mapping;
  /** The sheet of a workbook; its first one when not given. */
  readonly sheet?: string;
};

export type RecordsRefusal = FileRefusal | SheetRefusal;

/**
 * Looks a file of receivables through to its end, whatever it is written in, before anything is written. Refuses what cannot be read so.
 * `planOf`: what the first row tells about the columns.
 */
export async function openRecords<Plan extends { readonly hasHeader: boolean }>(
  file: ImportFile,
  wish: RecordsWish,
  planOf: PlanOf<Plan>,
): Promise<Result<RecordSource<Plan>, RecordsRefusal>> {
  const format = await detectFormat(file);
  switch (format) {
    case 'sheet':
      return sheetRecords(file, wish.sheet, planOf);
    case 'invoices':
      return invoiceRecords(file, planOf);
    case 'delimited':
      return delimitedRecords(file, wish, Object.values(wish.mapping ?? {}).map(String), planOf);
  }
}
