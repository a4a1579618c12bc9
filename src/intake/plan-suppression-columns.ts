import { accept, type Result, refuse } from '../kernel/result.ts';
import { parseDate } from './parse-date.ts';
import type { ColumnRefusal } from './plan-columns.ts';

const suppressionColumns = ['number', 'reason', 'until'] as const;
export type SuppressionColumn = (typeof suppressionColumns)[number];

/** Where the number, the reason and the last day stand in a row; the other columns mean nothing to us. */
export type SuppressionPlan = {
  /** False: the first line is already a row. */
  readonly hasHeader: boolean;
  /** Index from 0 and the file's own name of each column. */
  readonly known: ReadonlyMap<SuppressionColumn, { readonly index: number; readonly name: string }>;
  /** Columns of the header; null in a file without one. */
  readonly width: number | null;
};

/**
 * Finds the columns of a list of numbers by its header, in our words or those of the four countries, or by a first line that holds
 * values: then the numbers are in the first column that looks like one. A single column is a list of numbers, whatever its header says.
 */
export function planSuppressionColumns(first: readonly string[], file: string): Result<SuppressionPlan, ColumnRefusal> {
  const known = new Map<SuppressionColumn, { index: number; name: string }>();
  for (const [index, cell] of first.entries()) {
    const column = columnOf(cell);
    if (!column) continue;
    const twin = known.get(column);
    if (twin)
      return refuse(
        'duplicate_column',
        `${file}, line 1: columns ${twin.index + 1} and ${index + 1} are both ${column}: rename one of them`,
      );
    known.set(column, { index, name: cell.trim() });
  }
  if (known.has('number')) return accept({ hasHeader: true, known, width: first.length });
  const number = first.findIndex((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) && parseDate(cell.trim()) === undefined);
  if (number >= 0)
    return accept({ hasHeader: false, known: new Map([['number', { index: number, name: 'number' }]]), width: null });
  const filled = first.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ index, name: cell.trim() }]));
  const [only] = filled;
  if (only && filled.length === 1) return accept({ hasHeader: true, known: new Map([['number', only]]), width: first.length });
  return refuse(
    'missing_column',
    `${file}, line 1: no column holds telephone numbers; the header has: ${filled.map(({ name }) => name).join(', ')}. Call that column number`,
  );
}

/** What these columns are called in files, without marks on letters: for the separator, and for the plan. */
export const suppressionColumnNames: readonly string[] = [...suppressionColumns];

function columnOf(header: string): SuppressionColumn | undefined {
  const name = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ');
  return suppressionColumns.find((column) => names[column].includes(name));
}

const names: Readonly<Record<SuppressionColumn, readonly string[]>> = {
  number: [
    ...['number', 'phone', 'phone number', 'telephone', 'telephone number', 'tel', 'mobile', 'msisdn'],
    ...['telefon', 'telefonni cislo', 'cislo', 'mobil', 'telefonne cislo'],
    ...['numer', 'numer telefonu', 'nr telefonu', 'telefonszam', 'telefonszama'],
  ],
  reason: ['reason', 'duvod', 'dovod', 'powod', 'ok', 'indok'],
  until: ['until', 'valid until', 'plati do', 'platne do', 'wazne do', 'ervenyes'],
};
