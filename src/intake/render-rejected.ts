import { stringify } from 'csv-stringify/sync';
import type { RowError } from './row-error.ts';

/** `debts.csv` gives `debts.rejected.csv`. */
export function rejectedName(fileName: string): string {
  return `${fileName.replace(/\.(csv|txt|tsv)$/i, '')}.rejected.csv`;
}

/** The errors as a file that spreadsheets open: a line each, values masked already, none of them taken for a formula. */
export async function* renderRejected(errors: AsyncIterable<RowError>, delimiter: string): AsyncGenerator<string> {
  const write = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter, escape_formulas: true },
    );
  yield `\ufeff${write([['line', 'column', 'reason', 'message', 'value']])}`;
  for await (const { line, column, reason, message, value } of errors)
    yield write([[String(line), column, reason, message, value]]);
}
