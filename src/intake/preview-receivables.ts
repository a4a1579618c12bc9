import { localDate } from '../kernel/calendar.ts';
import type { Currency } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { externalKeyOf } from '../receivables/prepare-row.ts';
import type { Column } from './columns.ts';
import { duplicateOf, duplicatePartyOf } from './duplicate-of.ts';
import type { ImportOrder, ImportRefusal, ImportTools } from './import-receivables.ts';
import { openReceivables } from './open-receivables.ts';
import { type ParsedParty, partyKey } from './parse-party-row.ts';
import type { RowDefaults } from './parse-row.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { FileRecord } from './read-records.ts';
import { readValue } from './read-value.ts';
import type { FileForm } from './records/record-source.ts';
import type { RowError } from './row-error.ts';
import { understandRecord } from './understand-record.ts';

/** How a file would be read. Its values are personal: for the eyes of whoever owns the file, never for a log. */
export type FilePreview = FileForm & {
  readonly hasHeader: boolean;
  /** A list of phones and amounts alone: due on the day on which it comes in. */
  readonly dueOnArrival: boolean;
  readonly bytes: number;
  /** Of the whole file, the header left out; about, where records hold nothing but separators. */
  readonly rows: number;
  readonly columns: readonly PreviewColumn[];
  /** Rows from the top that were looked at, and what an import would make of them alone. */
  readonly looked: number;
  readonly good: number;
  readonly rejected: number;
  /** Minor units that the good ones come to, by currency. */
  readonly totals: Readonly<Partial<Record<Currency, number>>>;
  /** The first of what is wrong with them, values masked. */
  readonly errors: readonly RowError[];
};

export type PreviewColumn = {
  /** From 1. */
  readonly number: number;
  /** As the header says; empty in a file that has none. */
  readonly name: string;
  /** What it is read as; null: kept as an attribute under its name. */
  readonly column: Column | null;
  /** Of the first rows; `text` as it would be kept, or as it stands in the file when it is wrong. */
  readonly values: readonly { readonly text: string; readonly wrong: boolean }[];
};

/** Reads a file as an import with the same order would, and says what it would make of its first rows. Writes nothing. */
export async function previewReceivables(
  tools: Pick<ImportTools, 'work' | 'books' | 'clock'>,
  order: ImportOrder,
  look: { readonly rows: number; readonly shown: number; readonly errors: number } = { rows: 1_000, shown: 3, errors: 10 },
): Promise<Result<FilePreview, ImportRefusal>> {
  const creditor = await tools.work.run((tx) => tools.books.creditors.find(tx, order.creditorId));
  if (!creditor) return refuse('creditor_unknown', `no creditor has the id ${order.creditorId}`);
  const opened = await openReceivables(order, creditor);
  if (!opened.ok) return opened;
  const { form, plan, header, rows, bytes, records } = opened.value;
  const defaults: RowDefaults = {
    country: order.country ?? creditor.country,
    currency: order.currency ?? creditor.currency,
    today: localDate(tools.clock.now(), creditor.country).toString(),
  };
  const sample: { readonly record: FileRecord; readonly errors: readonly RowError[] }[] = [];
  const errors: RowError[] = [];
  const totals: Partial<Record<Currency, number>> = {};
  const lines = new Map<string, number>();
  let looked = 0;
  let rejected = 0;
  for await (const record of records()) {
    looked += 1;
    const wrong = check(record);
    if (wrong.length > 0) rejected += 1;
    errors.push(...wrong);
    if (sample.length < look.shown) sample.push({ record, errors: wrong });
    if (looked === look.rows) break;
  }
  const columns = Array.from({ length: plan.width }, (_, index) => columnOf(plan, index, header[index] ?? '', sample, defaults));
  return accept({
    ...form,
    hasHeader: plan.hasHeader,
    dueOnArrival: plan.dueOnArrival,
    bytes,
    rows,
    columns,
    looked,
    good: looked - rejected,
    rejected,
    totals,
    errors: errors.slice(0, look.errors),
  });

  function check(record: FileRecord): readonly RowError[] {
    const { line } = record;
    const read = understandRecord(record, plan, defaults);
    if ('credit' in read) return read.credit.ok ? [] : read.credit.errors; // what it takes off is known only by the books
    if ('party' in read) return checkParty(read.party, line); // whose case it is, only the books know
    const { parsed } = read;
    if (!parsed.ok) return parsed.errors;
    const key = externalKeyOf(parsed.row);
    const earlier = lines.get(key);
    if (earlier !== undefined) return [duplicateOf(earlier, line, parsed.row.receivableId)];
    lines.set(key, line);
    const { currency, amountMinor } = parsed.row;
    totals[currency] = (totals[currency] ?? 0) + amountMinor;
    return [];
  }

  function checkParty(parsed: ParsedParty, line: number): readonly RowError[] {
    if (!parsed.ok) return parsed.errors;
    const key = partyKey(parsed.party);
    const earlier = lines.get(key);
    if (earlier !== undefined) return [{ line, ...duplicatePartyOf(earlier, parsed.toldBy) }];
    lines.set(key, line);
    return [];
  }
}

function columnOf(
  plan: ColumnPlan,
  index: number,
  name: string,
  sample: readonly { readonly record: FileRecord; readonly errors: readonly RowError[] }[],
  defaults: RowDefaults,
): PreviewColumn {
  const [column, place] = [...plan.known].find(([, known]) => known.index === index) ?? [null, undefined];
  const values = sample.map(({ record, errors }) => {
    const raw = record.cells[index]?.trim() ?? '';
    if (errors.some((error) => error.column !== '' && error.column === place?.name)) return { text: raw, wrong: true };
    const beside = (other: Column) => record.cells[plan.known.get(other)?.index ?? -1]?.trim() ?? '';
    return { text: column === null ? raw : readValue(column, raw, beside, defaults), wrong: false };
  });
  return { number: index + 1, name: name.trim(), column, values };
}
