import { basename } from 'node:path';
import type { FileFormat } from '../intake/records/record-source.ts';
import type { RowError } from '../intake/row-error.ts';
import { rowPlace } from '../intake/row-place.ts';

type TurnedAway = {
  readonly rejected: number;
  readonly rejectedFile: string | null;
  readonly format?: FileFormat;
  readonly firstErrors: readonly RowError[];
};

/** Where each row of an import is wrong and what to do: the good ones are in all the same. */
export function turnedAway(file: string, { rejected, rejectedFile, format = 'delimited', firstErrors }: TurnedAway): string {
  const lines = firstErrors.map(({ line, part, column, message, value }) =>
    [
      `  ${format === 'invoices' && part ? '' : `${basename(file)}, `}${rowPlace({ line, part }, format)}`,
      column && `, column ${column}`,
      `: ${message}`,
      value && ` (found: ${value})`,
    ].join(''),
  );
  return [
    `${rejected} rows were turned away; the others are in:`,
    ...lines,
    `What to do: correct them in ${rejectedFile} and import that file.`,
  ].join('\n');
}
