import type { Language } from '../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { decodedRecords } from './decoded-records.ts';
import { type Delimiter, detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type Encoding, type EncodingRefusal } from './detect-encoding.ts';
import type { ColumnRefusal } from './plan-columns.ts';
import type { ImportFile } from './ports.ts';
import { scanBytes } from './scan-bytes.ts';

/** How delimited text is to be read; `Plan` says where its columns are. */
export type DelimitedForm<Plan> = {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly plan: Plan;
  /** The first record, where it names the columns. */
  readonly header: readonly string[];
  /** About: records that hold nothing but separators count here and not later. */
  readonly rows: number;
  readonly bytes: number;
};

/** What the first row of a file tells about its columns. */
export type PlanOf<Plan> = (first: readonly string[]) => Result<Plan, ColumnRefusal>;

export type FileRefusal = EncodingRefusal | ColumnRefusal | Refusal<'quote_not_closed'>;

export type FormWish = {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly language?: Language;
};

/**
 * Looks at a whole delimited file once, before anything is written: encoding, separator and, by `planOf`, the columns that its first
 * record tells of. Refuses what cannot be read to its end. `named`: what its columns may be called besides our own names.
 */
export async function inspectDelimited<Plan extends { readonly hasHeader: boolean }>(
  file: ImportFile,
  wish: FormWish,
  named: readonly string[],
  planOf: PlanOf<Plan>,
): Promise<Result<DelimitedForm<Plan>, FileRefusal>> {
  const delimiter = wish.delimiter ?? detectDelimiter(await firstLine(file), named);
  const scan = await scanBytes(file.bytes(), delimiter);
  const detected = detectEncoding(scan, file.name, wish.language);
  if (!detected.ok && !(wish.encoding && wish.encoding !== 'utf-8' && detected.reason === 'broken_encoding')) return detected;
  const broken = scan.utf8.firstBroken;
  if (wish.encoding === 'utf-8' && broken)
    return refuse(
      'broken_encoding',
      `${file.name} is not UTF-8 at byte ${broken.offset} (line ${broken.line}): let its encoding be detected`,
    );
  const encoding = wish.encoding ?? (detected.ok ? detected.value : 'utf-8');
  if (scan.openQuote)
    return refuse(
      'quote_not_closed',
      `${file.name}, line ${scan.openQuote.line}: a value opens with a quote that never closes; close it, or double every quote inside a quoted value`,
    );
  for await (const { cells } of decodedRecords(file.bytes(), encoding, delimiter)) {
    const plan = planOf(cells);
    if (!plan.ok) return plan;
    const rows = scan.records - (plan.value.hasHeader ? 1 : 0);
    if (rows === 0) return refuse('empty_file', `${file.name} has a header and no row below it`);
    const header = plan.value.hasHeader ? cells : [];
    return accept({ encoding, delimiter, plan: plan.value, header, rows, bytes: scan.bytes });
  }
  return refuse('empty_file', `${file.name} is empty: it needs a line of column names and a line for each row`);
}

/** The first line that is not blank, byte by byte as letters: enough to count separators in. */
async function firstLine(file: ImportFile): Promise<string> {
  let head = '';
  for await (const chunk of file.bytes()) {
    head += String.fromCharCode(...chunk.subarray(0, 8192));
    const line = head.split(/[\r\n]+/).find((text) => text.trim() !== '');
    if (line && (/[\r\n]/.test(head.slice(head.indexOf(line))) || head.length > 65_536)) return line;
    if (head.length > 65_536) break;
  }
  return head.trim();
}
