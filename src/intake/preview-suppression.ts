import { languageOf } from '../kernel/country.ts';
import { maskPhone, type PhoneNumber } from '../kernel/phone.ts';
import { accept, type Result } from '../kernel/result.ts';
import { parsedSuppressionRows, type SuppressionOrder } from './import-suppression.ts';
import { type FileRefusal, inspectDelimited } from './inspect-file.ts';
import { planSuppressionColumns, suppressionColumnNames } from './plan-suppression-columns.ts';
import type { RowError } from './row-error.ts';

/** What bringing a file onto a list would do. Numbers in `examples` are masked. */
export type SuppressionPreview = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly rows: number;
  readonly rejected: number;
  readonly errors: readonly RowError[];
  /** Distinct numbers of the file that are not on the list, and that are. */
  readonly added: number;
  readonly known: number;
  /** What replacing would take off: numbers of the list that the file does not name. Nothing is taken off while rows are turned away. */
  readonly removed: number;
  readonly examples: readonly string[];
};

/** A list's numbers in their order, so many after a number. */
export type ListedNumbers = (after: PhoneNumber | null, limit: number) => Promise<readonly PhoneNumber[]>;

const pageSize = 5_000;
const shown = 5;

/** Reads the file as an import would, compares it with the list, and writes nothing. */
export async function previewSuppression(
  listed: ListedNumbers,
  order: SuppressionOrder,
): Promise<Result<SuppressionPreview, FileRefusal>> {
  const { file } = order;
  const inspected = await inspectDelimited(
    file,
    { ...order, language: languageOf[order.country] },
    suppressionColumnNames,
    (first) => planSuppressionColumns(first, file.name),
  );
  if (!inspected.ok) return inspected;
  const form = inspected.value;
  /** As whole numbers: a million of them take a tenth of what texts would. */
  const named = new Set<number>();
  const errors: RowError[] = [];
  let rows = 0;
  let rejected = 0;
  for await (const parsed of parsedSuppressionRows(order, form)) {
    rows += 1;
    if (parsed.ok) named.add(asInteger(parsed.listed.number));
    else {
      rejected += 1;
      if (errors.length < 2 * shown) errors.push(...parsed.errors);
    }
  }
  const onList = await compare(listed, named);
  const { encoding, delimiter, plan } = form;
  const { known, removed, examples } = onList;
  const added = named.size - known;
  return accept({ encoding, delimiter, hasHeader: plan.hasHeader, rows, rejected, errors, added, known, removed, examples });
}

async function compare(listed: ListedNumbers, named: ReadonlySet<number>) {
  const examples: string[] = [];
  let [known, removed] = [0, 0];
  for (let after: PhoneNumber | null = null; ; ) {
    const page: readonly PhoneNumber[] = await listed(after, pageSize);
    for (const number of page) {
      if (named.has(asInteger(number))) {
        known += 1;
        continue;
      }
      removed += 1;
      if (examples.length < shown) examples.push(maskPhone(number));
    }
    after = page.at(-1) ?? null;
    if (after === null || page.length < pageSize) return { known, removed, examples };
  }
}

/** E.164 has fifteen digits at the most: exact as a number. */
function asInteger(number: PhoneNumber): number {
  return Number(number.slice(1));
}
