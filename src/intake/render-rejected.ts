import { stringify } from 'csv-stringify/sync';
import type { FileForm, FileFormat } from './records/record-source.ts';
import type { RowError } from './row-error.ts';

/** `debts.csv` gives `debts.rejected.csv`. */
export function rejectedName(fileName: string): string {
  return `${fileName.replace(/\.(csv|txt|tsv|xlsx|xml|isdoc)$/i, '')}.rejected.csv`;
}

/** The errors as a file that spreadsheets open: a line each, values masked already, none of them taken for a formula. */
export async function* renderRejected(
  errors: AsyncIterable<RowError>,
  { format, delimiter }: Pick<FileForm, 'format' | 'delimiter'>,
): AsyncGenerator<string> {
  const write = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter: delimiter ?? ';', escape_formulas: true },
    );
  yield `\ufeff${write([[...places[format], 'column', 'reason', 'message', 'value']])}`;
  for await (const { line, part, column, reason, message, value } of errors) {
    const place = format === 'delimited' ? [String(line)] : [part ?? '', String(line)];
    yield write([[...place, column, reason, message, value]]);
  }
}

/** What says where a row is, by what the file is written in. */
const places: Readonly<Record<FileFormat, readonly string[]>> = {
  delimited: ['line'],
  sheet: ['sheet', 'row'],
  invoices: ['file', 'number'],
};
