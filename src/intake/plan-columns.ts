import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type Column, columnNamed, columns, foldName, isColumn, phoneColumns } from './columns.ts';

/** Our column -> the file's column: its name in the header, or its number from 1 in a file without header. */
export type Mapping = Readonly<Partial<Record<Column, string | number>>>;

/** Where each of our columns stands in a row. */
export type ColumnPlan = {
  /** False: the first line is already a row. */
  readonly hasHeader: boolean;
  /** Index from 0 and the file's own name of each column that we know. */
  readonly known: ReadonlyMap<Column, { readonly index: number; readonly name: string }>;
  /** By name, so that the order of columns changes nothing. */
  readonly extras: readonly { readonly index: number; readonly name: string }[];
  readonly width: number;
  /** A bare list of phones and amounts has no due dates: they are due on the day on which they first come in. */
  readonly dueOnArrival: boolean;
};

export type ColumnRefusal = Refusal<'no_header' | 'missing_column' | 'duplicate_column' | 'bad_mapping'>;

/** Reads the header, or takes the mapping; says which column is missing and what to do. */
export function planColumns(
  first: readonly string[],
  mapping: Mapping | undefined,
  file: string,
): Result<ColumnPlan, ColumnRefusal> {
  const found =
    mapping && Object.keys(mapping).length > 0 ? byMapping(first, numbered(mapping, first), file) : byHeader(first, file);
  if (!found.ok) return found;
  const { known, extras } = found.value;
  const names = first.map((name) => name.trim()).filter(Boolean);
  const there = found.value.hasHeader ? `; the header has: ${names.slice(0, 40).join(', ')}` : '';
  const missing = (column: string, remedy: string) =>
    refuse('missing_column', `${file}, line 1: the column ${column} is missing${there}. ${remedy}`);
  const partiesAlone = known.has('role') && !known.has('amount') && !known.has('due_date');
  if (!known.has('amount') && !partiesAlone)
    return missing('amount', 'Rename the column that holds the amount, or map it: amount=NAME');
  const reachable = [...phoneColumns, 'email' as const, 'street' as const, 'city' as const].some((column) => known.has(column));
  if (!reachable)
    return missing('phone', 'A row needs a phone, an e-mail or an address: rename that column, or map it: phone=NAME');
  const dueOnArrival = !known.has('due_date') && !partiesAlone;
  if (dueOnArrival && (extras.length > 0 || [...known.keys()].some((column) => !bareColumns.has(column))))
    return missing('due_date', 'Rename the column that holds the due date, or map it: due_date=NAME');
  return accept({
    ...found.value,
    extras: extras.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    width: first.length,
    dueOnArrival,
  });
}

type Found = Pick<ColumnPlan, 'hasHeader' | 'known' | 'extras'>;

/** What a bare list may have: nothing in it could be a due date under another name. */
const bareColumns: ReadonlySet<Column> = new Set([
  ...phoneColumns,
  'amount',
  'currency',
  'name',
  'first_name',
  'last_name',
  'company_name',
  'vocative',
  'country',
  'language',
]);

function byHeader(first: readonly string[], file: string): Result<Found, ColumnRefusal> {
  const known = new Map<Column, { index: number; name: string }>();
  const extras: { index: number; name: string }[] = [];
  for (const [index, cell] of first.entries()) {
    const name = cell.trim();
    const column = columnNamed(name);
    const twin = column && known.get(column);
    if (twin)
      return refuse(
        'duplicate_column',
        `${file}, line 1: columns ${twin.index + 1} and ${index + 1} are both ${column}: rename one of them`,
      );
    if (column) known.set(column, { index, name });
    else if (name) extras.push({ index, name });
  }
  if (known.size === 0 && first.some(looksLikeValue))
    return refuse(
      'no_header',
      `${file}, line 1 holds values, not column names: put a line like phone;amount above it, or map the columns by number: phone=1 amount=2`,
    );
  return accept({ hasHeader: true, known, extras });
}

/** `phone=1` as it is typed: a column's number, unless the header has a column that is called so. */
function numbered(mapping: Mapping, first: readonly string[]): Mapping {
  const isNumber = (to: string | number) => /^\d{1,3}$/.test(String(to)) && !first.some((name) => name.trim() === to);
  if (!Object.values(mapping).every(isNumber)) return mapping;
  return Object.fromEntries(Object.entries(mapping).map(([column, to]) => [column, Number(to)]));
}

function byMapping(first: readonly string[], mapping: Mapping, file: string): Result<Found, ColumnRefusal> {
  const known = new Map<Column, { index: number; name: string }>();
  const names = first.map((name) => name.trim());
  const numbers = Object.values(mapping).map((to) => typeof to === 'number');
  if (numbers.includes(true) && numbers.includes(false))
    return refuse('bad_mapping', 'map all columns by name (the file has a header) or all by number (it has none)');
  for (const [column, to] of Object.entries(mapping)) {
    if (!isColumn(column)) return refuse('bad_mapping', `${column} is no column of ours; they are: ${columns.join(', ')}`);
    const index = typeof to === 'number' ? to - 1 : indexOfName(names, String(to).trim());
    const name = typeof to === 'number' ? column : names[index];
    if (name === undefined || index < 0 || index >= first.length)
      return refuse(
        'bad_mapping',
        `${file}, line 1: there is no column ${to} to map ${column} to; the line has ${names.length} columns`,
      );
    known.set(column, { index, name });
  }
  const hasHeader = !numbers.includes(true);
  const taken = new Set([...known.values()].map(({ index }) => index));
  if (hasHeader)
    for (const [index, name] of names.entries()) {
      const column = taken.has(index) ? undefined : columnNamed(name);
      if (!column || known.has(column)) continue;
      known.set(column, { index, name });
      taken.add(index);
    }
  const extras = names.flatMap((name, index) =>
    taken.has(index) || (hasHeader && !name) ? [] : [{ index, name: hasHeader ? name : `column_${index + 1}` }],
  );
  return accept({ hasHeader, known, extras });
}

/** The column of exactly this name, else the one whose name differs in capitals, accents or spaces only. */
function indexOfName(names: readonly string[], name: string): number {
  const exact = names.indexOf(name);
  return exact >= 0 ? exact : names.findIndex((other) => foldName(other) === foldName(name));
}

/** A number, an amount, a date, a phone number or an e-mail address: no name of a column. */
function looksLikeValue(cell: string): boolean {
  return /^[+\-\d][\d\s.,/-]*$|@/.test(cell.trim());
}
