import type { FileFormat } from './records/record-source.ts';

/** Where a row is, for people: `line 3`, `sheet Debts, row 3`, or the file of a batch. */
export function rowPlace(
  { line, part }: { readonly line: number; readonly part?: string | undefined },
  format: FileFormat,
): string {
  switch (format) {
    case 'delimited':
      return `line ${line}`;
    case 'sheet':
      return part === undefined ? `row ${line}` : `sheet ${part}, row ${line}`;
    case 'invoices':
      return part ?? `invoice ${line}`;
  }
}
