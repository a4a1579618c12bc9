import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Fault } from '../kernel/fault.ts';
import type { CsvPiece } from '../reports/csv-pieces.ts';

/** Writes an export to a file, no faster than the disk takes it. How many lines there were. Throws Fault `file_unwritable`. */
export async function writeCsv(file: string, pieces: AsyncIterable<CsvPiece>): Promise<number> {
  const out = await openForWriting(file);
  let lines = 0;
  for await (const piece of pieces) {
    lines += piece.lines;
    if (!out.write(piece.csv)) await once(out, 'drain');
  }
  await finished(out.end());
  return lines;
}

async function openForWriting(file: string): Promise<WriteStream> {
  const out = createWriteStream(file);
  try {
    await once(out, 'open');
    return out;
  } catch (cause) {
    throw new Fault('file_unwritable', `The file ${file} cannot be written: ${cause instanceof Error ? cause.message : cause}`, {
      kind: 'misconfigured',
      remedy: 'Choose a file in a folder that you may write to.',
      cause,
    });
  }
}
