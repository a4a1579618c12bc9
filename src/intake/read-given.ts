import { type Column, columns, phoneColumns } from './columns.ts';
import { type ParsedParty, parsePartyRow } from './parse-party-row.ts';
import { type ParsedRow, parseRow, type RowDefaults } from './parse-row.ts';
import type { ColumnPlan } from './plan-columns.ts';

/** Columns that a program gives under their own name in camelCase: `due_date` is `dueDate`. */
export const givenFields = columns.filter(
  (column) => column !== 'amount' && column !== 'currency' && !(phoneColumns as readonly Column[]).includes(column),
);
export type GivenField = CamelCase<Exclude<Column, 'amount' | 'currency' | (typeof phoneColumns)[number]>>;

/** A receivable as a program hands it over: the columns of a file, telephone numbers as a list, money in its wire form. */
export type GivenReceivable = { readonly [Field in GivenField]?: string | undefined } & {
  /** Needed but of whoever stands on the case of another. */
  readonly amount?: { readonly amount: string; readonly currency: string } | undefined;
  readonly phones?: readonly string[] | undefined;
  /** What we have no word for, by name. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
};

/** Reads a receivable, or a party, as a row of a file is read; errors name its fields: `dueDate`, `phones/1`, `amount/currency`. Pure. */
export function readGiven(given: GivenReceivable, line: number, defaults: RowDefaults): ParsedRow | ParsedParty {
  const extras = Object.keys(given.attributes ?? {}).sort();
  const cells = [
    ...givenFields.map((column) => given[camelCase(column) as GivenField] ?? ''),
    ...phoneColumns.map((_, at) => given.phones?.[at] ?? ''),
    given.amount?.amount ?? '',
    given.amount?.currency ?? '',
    ...extras.map((name) => given.attributes?.[name] ?? ''),
  ];
  const named = known.size;
  const plan = { ...fixed, extras: extras.map((name, at) => ({ index: named + at, name })), width: cells.length };
  return parsePartyRow(cells, line, plan, defaults) ?? parseRow(cells, line, plan, defaults);
}

/** `variable_symbol` is `variableSymbol`. */
export function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const places: readonly (readonly [Column, string])[] = [
  ...givenFields.map((column) => [column, camelCase(column)] as const),
  ...phoneColumns.map((column, at) => [column, `phones/${at}`] as const),
  ['amount', 'amount/amount'],
  ['currency', 'amount/currency'],
];
const known: ColumnPlan['known'] = new Map(places.map(([column, name], index) => [column, { index, name }]));
const fixed = { hasHeader: false, known, dueOnArrival: false } as const;

type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Text;
