import { decodeText, singleByteTable } from './decode-text.ts';
import type { Encoding } from './detect-encoding.ts';
import { type FileRecord, readRecords } from './read-records.ts';

/**
 * `readRecords` of the bytes of a delimited file. Until its first quote, lines and values are cut out of the bytes themselves, and only
 * values with letters beyond ASCII are decoded: the others stay texts of one byte a letter wherever they go.
 */
export async function* decodedRecords(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<FileRecord> {
  const cutter = new LineCutter(encoding, delimiter);
  const pieces = chunks[Symbol.asyncIterator]();
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      for (const record of cutter.take(next.value)) yield record;
      if (!cutter.needsParser) continue;
      const before = cutter.line;
      const rest = readRecords(decodeText(restOf(cutter.held, pieces), encoding), delimiter);
      for await (const { line, cells } of rest) yield { line: before + line, cells };
      return;
    }
    for (const record of cutter.finish()) yield record;
  } finally {
    await pieces.return?.();
  }
}

async function* restOf(held: string, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(held, 'latin1');
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

/** Cuts text in which each letter is a byte that is not decoded yet. */
class LineCutter {
  readonly delimiter: string;
  readonly decode: (cell: string) => string;
  /** What came and is not cut: the beginning of a line. */
  held = '';
  /** Lines that are done with. */
  line = 0;
  /** What is held has a quote, or is longer than a record may be: from there on a parser has to read. */
  needsParser = false;

  constructor(encoding: Encoding, delimiter: string) {
    this.delimiter = delimiter;
    this.decode = encoding === 'utf-8' ? decodeUtf8 : singleByteDecoder(singleByteTable(encoding));
  }

  /** Cuts one after the other, as they are wanted: what nobody works on yet would grow old, and old things are taken back late. */
  *take(chunk: Uint8Array): Generator<FileRecord> {
    const { buffer, byteOffset, byteLength } = chunk;
    const text = this.held + Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    const whole = text.endsWith('\r') ? text.length - 1 : text.length; // half of an end of line, maybe
    const lines = text.slice(0, whole).replace(/\r\n?/g, '\n');
    const quote = lines.indexOf('"');
    let at = 0;
    for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', at)) {
      if (quote >= 0 && quote < end) break;
      const record = this.cut(lines.slice(at, end));
      if (record) yield record;
      at = end + 1;
    }
    this.held = lines.slice(at) + text.slice(whole);
    this.needsParser = quote >= 0 || this.held.length > longestLine;
  }

  finish(): FileRecord[] {
    const record = this.cut(this.held.replace(/\r$/, ''));
    return record ? [record] : [];
  }

  /** Null for a line that holds nothing. */
  cut(given: string): FileRecord | null {
    const text = this.line === 0 && this.decode === decodeUtf8 ? given.replace(/^\u00ef\u00bb\u00bf/, '') : given; // a byte order mark
    this.line += 1;
    const cells = text.split(this.delimiter);
    if (beyondAscii.test(text))
      for (const [index, cell] of cells.entries()) if (beyondAscii.test(cell)) cells[index] = this.decode(cell);
    return cells.some((cell) => cell.trim() !== '') ? { line: this.line, cells } : null;
  }
}

const beyondAscii = /[\u0080-\u00ff]/;

/** The parser counts bytes of UTF-8, of which a letter has three at most. It refuses records beyond a mebibyte. */
const longestLine = (1 << 20) / 3;

function decodeUtf8(cell: string): string {
  return utf8.decode(Buffer.from(cell, 'latin1'));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function singleByteDecoder(table: Uint16Array): (cell: string) => string {
  return (cell) => {
    const codes: number[] = [];
    for (let at = 0; at < cell.length; at += 1) codes.push(table[cell.charCodeAt(at)] ?? 0xfffd);
    return String.fromCharCode(...codes);
  };
}
