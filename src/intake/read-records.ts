import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Refusal } from '../kernel/result.ts';
import type { RowErrorReason } from './row-error.ts';

/** A row of a file; `line` is where it begins, from 1. */
export type FileRecord = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Of a file that has parts: the sheet, or the file of a batch. */
  readonly part?: string;
  /** What it is, where it is no row of what is owed. */
  readonly meant?:
    | { readonly kind: 'credit_note'; readonly corrects: readonly string[] }
    | { readonly kind: 'unreadable'; readonly refusal: Refusal<RowErrorReason> };
};

/**
 * The records of delimited text, one by one, blank ones left out. A quote inside a value is part of it; a quote at its beginning must
 * close (`scanBytes` has seen that it does). Throws when a record is longer than a mebibyte.
 */
export async function* readRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FileRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: '\n',
    max_record_size: 1 << 20,
  });
  pipeline(Readable.from(plainLines(text)), parser, () => undefined); // an error destroys the parser, and the loop below throws it
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    const inside = record.reduce((count, cell) => (cell.includes('\n') ? count + cell.split('\n').length - 1 : count), 0);
    yield { line: info.lines - inside, cells: record };
  }
}

/** Every end of line as `\n`: csv-parse counts a `\r\n` inside quotes twice. */
async function* plainLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let afterReturn = false;
  for await (const piece of text) {
    if (piece === '') continue;
    const rest = afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    afterReturn = piece.endsWith('\r');
    if (rest !== '') yield rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
  }
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } };
