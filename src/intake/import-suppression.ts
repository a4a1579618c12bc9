import { type Country, languageOf } from '../kernel/country.ts';
import type { Ids, ImportId } from '../kernel/ids.ts';
import { accept, type Result } from '../kernel/result.ts';
import { decodedRecords } from './decoded-records.ts';
import type { Delimiter } from './detect-delimiter.ts';
import type { Encoding } from './detect-encoding.ts';
import type { ImportProgress } from './import-receivables.ts';
import { type DelimitedForm, type FileRefusal, inspectDelimited } from './inspect-file.ts';
import { type ParsedSuppression, parseSuppressionRow } from './parse-suppression-row.ts';
import { planSuppressionColumns, type SuppressionPlan, suppressionColumnNames } from './plan-suppression-columns.ts';
import type { ImportFile, ListCounts, ListedNumber, RejectedFiles, SuppressionList } from './ports.ts';
import { rejectedName, renderRejected } from './render-rejected.ts';
import type { RowError } from './row-error.ts';

export type SuppressionImportTools = {
  readonly list: SuppressionList;
  readonly rejectedFiles: RejectedFiles;
  readonly ids: Ids;
};

export type SuppressionOrder = {
  readonly file: ImportFile;
  /** Of numbers without a country's code, and of the days on which they end. */
  readonly country: Country;
  /** For rows that name none. */
  readonly reason: string | null;
  /** What the file does not name is taken off the list; not when a row was turned away, since that number would be set free. */
  readonly replace: boolean;
  /** Detected when not given. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly onProgress?: (progress: ImportProgress) => void;
};

export type SuppressionSummary = ListCounts & {
  readonly importId: ImportId;
  readonly rows: number;
  readonly good: number;
  readonly rejected: number;
  readonly removed: number;
  /** False also where it was asked for and rows were turned away. */
  readonly replaced: boolean;
  /** Where the rejected rows are told; null when there are none. */
  readonly rejectedFile: string | null;
  readonly firstErrors: readonly RowError[];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
};

/**
 * Brings a file of telephone numbers onto a suppression list, chunk by chunk, each in one transaction. Good rows go in, bad ones come
 * back in `NAME.rejected.csv`. The same file again changes nothing; an interrupted import is simply run again. A file that cannot be
 * read to its end is refused before anything is written.
 */
export async function importSuppression(
  tools: SuppressionImportTools,
  order: SuppressionOrder,
): Promise<Result<SuppressionSummary, FileRefusal>> {
  const { file } = order;
  const wish = { ...order, language: languageOf[order.country] };
  const inspected = await inspectDelimited(file, wish, suppressionColumnNames, (first) =>
    planSuppressionColumns(first, file.name),
  );
  if (!inspected.ok) return inspected;
  const form = inspected.value;
  const importId = tools.ids.next('imp');
  const counts = await putRows(tools, order, form, importId);
  const { added, changed, unchanged, rejected, firstErrors } = counts;
  const rows = added + changed + unchanged + rejected;
  const rejectedFile =
    rejected === 0
      ? null
      : await tools.rejectedFiles.write(
          rejectedName(file.name),
          renderRejected(errorsOf(order, form), { format: 'delimited', delimiter: form.delimiter }),
        );
  const replaced = order.replace && rejected === 0;
  const listed = { added, changed, unchanged };
  const removed = await tools.list.finish(importId, { ...listed, rows, rejected }, replaced);
  const { encoding, delimiter } = form;
  const good = rows - rejected;
  return accept({ importId, ...listed, rows, good, rejected, removed, replaced, rejectedFile, firstErrors, encoding, delimiter });
}

const chunkRows = 500;
const errorsShown = 10;

async function putRows(tools: SuppressionImportTools, order: SuppressionOrder, form: Form, importId: ImportId) {
  const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0, firstErrors: [] as RowError[] };
  let chunk: ListedNumber[] = [];
  let rows = 0;
  let bytes = 0;
  const flush = async () => {
    const put = await tools.list.put(importId, chunk);
    counts.added += put.added;
    counts.changed += put.changed;
    counts.unchanged += put.unchanged;
    chunk = [];
    order.onProgress?.({ rows, totalRows: Math.max(form.rows, rows), bytes, totalBytes: form.bytes, rejected: counts.rejected });
  };
  for await (const parsed of parsedSuppressionRows(order, form, (length) => {
    bytes += length;
  })) {
    rows += 1;
    if (parsed.ok) chunk.push(parsed.listed);
    else {
      counts.rejected += 1;
      if (counts.firstErrors.length < errorsShown) counts.firstErrors.push(...parsed.errors);
    }
    if (chunk.length === chunkRows) await flush();
  }
  await flush();
  return counts;
}

/** The file is read again for its bad rows: however many they are, they need no memory. */
async function* errorsOf(order: SuppressionOrder, form: Form): AsyncGenerator<RowError> {
  for await (const parsed of parsedSuppressionRows(order, form)) if (!parsed.ok) yield* parsed.errors;
}

/** Every row of the file, read as the order says. */
export async function* parsedSuppressionRows(
  order: SuppressionOrder,
  form: Form,
  onBytes: (length: number) => void = () => {},
): AsyncGenerator<ParsedSuppression> {
  async function* counted() {
    for await (const piece of order.file.bytes()) {
      onBytes(piece.length);
      yield piece;
    }
  }
  let header = form.plan.hasHeader;
  for await (const { cells, line } of decodedRecords(counted(), form.encoding, form.delimiter)) {
    if (!header) yield parseSuppressionRow(cells, line, form.plan, order);
    header = false;
  }
}

type Form = DelimitedForm<SuppressionPlan>;
