import { basename } from 'node:path';
import type { RowError } from '../intake/row-error.ts';

type TurnedAway = {
  readonly rejected: number;
  readonly rejectedFile: string | null;
  readonly firstErrors: readonly RowError[];
};

/** Where each row of an import is wrong and what to do: the good ones are in all the same. */
export function turnedAway(file: string, { rejected, rejectedFile, firstErrors }: TurnedAway): string {
  const lines = firstErrors.map(({ line, column, message, value }) =>
    [`  ${basename(file)}, line ${line}`, column && `, column ${column}`, `: ${message}`, value && ` (found: ${value})`].join(''),
  );
  return [
    `${rejected} rows were turned away; the others are in:`,
    ...lines,
    `What to do: correct them in ${rejectedFile} and import that file.`,
  ].join('\n');
}
