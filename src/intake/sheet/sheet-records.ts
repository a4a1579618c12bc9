import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { FileRefusal, PlanOf } from '../inspect-file.ts';
import type { ImportFile } from '../ports.ts';
import type { FileRecord } from '../read-records.ts';
import type { RecordSource } from '../records/record-source.ts';
import { cellText } from './cell-text.ts';
import { tooLarge, type WorkbookRefusal } from './check-workbook.ts';
import { readWorkbook, type Sheet } from './read-workbook.ts';

export type SheetRefusal = WorkbookRefusal | Refusal<'unknown_sheet'>;

/** Rows times columns: about what a hundred thousand receivables need, in some hundred megabytes of memory. */
export const mostCells = 2_000_000;

/** The rows of a workbook's sheet: the first one, or the one of this name (capitals do not matter). */
export async function sheetRecords<Plan extends { readonly hasHeader: boolean }>(
  file: ImportFile,
  wanted: string | undefined,
  planOf: PlanOf<Plan>,
): Promise<Result<RecordSource<Plan>, FileRefusal | SheetRefusal>> {
  const read = await readWorkbook(file);
  if (!read.ok) return read;
  const { sheets, bytes } = read.value;
  const names = sheets.map(({ name }) => name);
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => fold(name) === fold(wanted));
  if (!sheet) return refuse('unknown_sheet', `${file.name} has no sheet "${wanted ?? ''}"; it has: ${names.join(', ')}`);
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  if (sheet.rows.length * width > mostCells)
    return tooLarge(file.name, `the sheet ${sheet.name} has ${sheet.rows.length} rows of ${width} columns`);
  const all = [...recordsOf(sheet)];
  const first = all[0];
  if (!first)
    return refuse(
      'empty_file',
      `${file.name}, sheet ${sheet.name} is empty: it needs a row of column names and a row for each receivable`,
    );
  const plan = planOf(withoutTail(first.cells));
  if (!plan.ok) return plan;
  const { hasHeader } = plan.value;
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length === 0) return refuse('empty_file', `${file.name}, sheet ${sheet.name} has a header and no row below it`);
  return accept({
    form: { format: 'sheet', encoding: null, delimiter: null, sheet: sheet.name, sheets: names },
    plan: plan.value,
    header: hasHeader ? withoutTail(first.cells) : [],
    rows: rows.length,
    bytes,
    records: async function* (onBytes = () => {}) {
      for (const record of rows) {
        onBytes(bytes / rows.length);
        yield record;
      }
    },
  });
}

/** Rows that hold something, under the number that the spreadsheet shows beside them. */
function* recordsOf({ name, rows }: Sheet): Generator<FileRecord> {
  for (const [index, row] of rows.entries()) {
    const cells = row.map(cellText);
    if (cells.some((cell) => cell.trim() !== '')) yield { line: index + 1, cells, part: name };
  }
}

/** Columns on the right that were formatted once have no name and no value. */
function withoutTail(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

function fold(name: string): string {
  return name.trim().toLocaleLowerCase();
}
