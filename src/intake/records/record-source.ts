import type { Delimiter } from '../detect-delimiter.ts';
import type { Encoding } from '../detect-encoding.ts';
import type { ColumnPlan } from '../plan-columns.ts';
import type { FileRecord } from '../read-records.ts';

export const fileFormats = ['delimited', 'sheet', 'invoices'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** How a file turned out to be written; null is what its format does not have. */
export type FileForm = {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** The sheet that was read, and all that the workbook has. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
};

/** A file of rows that was looked through to its end, whatever it is written in: the same rows each time they are asked for. */
export type RecordSource<Plan = ColumnPlan> = {
  readonly form: FileForm;
  readonly plan: Plan;
  /** Names of the columns as the file has them; empty where it names none. */
  readonly header: readonly string[];
  /** About: what holds nothing counts here and not later. */
  readonly rows: number;
  readonly bytes: number;
  /** The rows below the header, from the first one, blank ones left out. `onBytes`: so many more of the file's bytes are done. */
  records(onBytes?: (count: number) => void): AsyncIterable<FileRecord>;
};
