import { languageOf } from '../kernel/country.ts';
import type { Result } from '../kernel/result.ts';
import type { Creditor } from '../receivables/model.ts';
import { planColumns } from './plan-columns.ts';
import type { ReadOrder } from './ports.ts';
import { openRecords, type RecordsRefusal } from './records/open-records.ts';
import type { RecordSource } from './records/record-source.ts';

/** The rows of the order's file, read as the creditor's country writes. */
export function openReceivables(
  order: ReadOrder,
  creditor: Pick<Creditor, 'country'>,
): Promise<Result<RecordSource, RecordsRefusal>> {
  const { file, mapping, country = creditor.country } = order;
  return openRecords(file, { ...order, language: languageOf[country] }, (first) => planColumns(first, mapping, file.name));
}
