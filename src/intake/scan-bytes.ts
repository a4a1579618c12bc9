/** A place in a file: bytes from 0, lines from 1. */
export type Place = { readonly offset: number; readonly line: number };

/** What one pass over the bytes of a delimited file tells, in bounded memory. */
export type FileScan = {
  readonly bytes: number;
  /** Nothing but white space. */
  readonly blank: boolean;
  readonly bom: 'utf-8' | 'utf-16' | null;
  /** Non-blank records, the header among them. */
  readonly records: number;
  /** Multi-byte sequences that are UTF-8, and bytes that fit into none. */
  readonly utf8: { readonly sequences: number; readonly broken: number; readonly firstBroken: Place | null };
  /** Byte values from 128 on: where first, and how often after a small letter of ASCII, after a capital, after anything else. */
  readonly high: ReadonlyMap<number, { readonly first: Place; readonly after: Readonly<Record<Before, number>> }>;
  /** The first byte that no text has. */
  readonly control: Place | null;
  /** Where a quoted value opens that never closes. */
  readonly openQuote: Place | null;
};

export type Before = 'small' | 'capital' | 'other';

/** Reads the whole file once. Quotes count as csv-parse counts them: they open only at the start of a value. */
export async function scanBytes(chunks: AsyncIterable<Uint8Array>, delimiter: string): Promise<FileScan> {
  const scanner = new Scanner(delimiter.charCodeAt(0));
  for await (const chunk of chunks) scanner.takeAll(chunk);
  return scanner.finish();
}

const lf = 10;
const cr = 13;
const space = 32;
const tab = 9;
const quoteMark = 34;

class Scanner {
  readonly delimiter: number;
  /** Three counts a byte value: after a small letter, a capital, anything else. */
  readonly counts = new Float64Array(128 * 3);
  readonly firsts: (Place | undefined)[] = [];
  readonly head: number[] = [];
  offset = 0;
  line = 1;
  previous = 0;
  records = 0;
  blank = true;
  control: Place | null = null;
  // the record that is being read
  recordHasText = false;
  atValueStart = true;
  quoted = false;
  mayClose = false;
  quoteOpened: Place | null = null;
  // the UTF-8 sequence that is being read
  expected = 0;
  lowest = 0x80;
  highest = 0xbf;
  started: Place | null = null;
  sequences = 0;
  broken = 0;
  firstBroken: Place | null = null;

  constructor(delimiter: number) {
    this.delimiter = delimiter;
  }

  takeAll(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const plain = this.plainFrom(chunk, at);
      if (plain === at) this.take(chunk[at] ?? 0);
      else {
        this.takePlain(chunk[plain - 1] ?? 0, plain - at);
        at = plain - 1;
      }
    }
  }

  /** Where the letters and digits end that begin at `at`: most of a file, and of nothing but their number matters. */
  plainFrom(chunk: Uint8Array, at: number): number {
    if (this.offset < 3 || this.expected > 0 || this.mayClose) return at;
    let end = at;
    while (this.isPlain(chunk[end] ?? 0)) end += 1;
    return end;
  }

  isPlain(byte: number): boolean {
    return byte > space && byte < 127 && byte !== this.delimiter && byte !== quoteMark;
  }

  takePlain(last: number, count: number): void {
    this.blank = false;
    if (!this.quoted) {
      this.recordHasText = true;
      this.atValueStart = false;
    }
    this.previous = last;
    this.offset += count;
  }

  take(byte: number): void {
    if (this.offset < 3) this.head.push(byte);
    this.takeUtf8(byte);
    if (byte >= 128) {
      const before = this.previous >= 97 && this.previous <= 122 ? 0 : this.previous >= 65 && this.previous <= 90 ? 1 : 2;
      const at = (byte - 128) * 3 + before;
      this.counts[at] = (this.counts[at] ?? 0) + 1;
      this.firsts[byte - 128] ??= this.place();
    } else if (byte < space && byte !== tab && byte !== lf && byte !== cr) this.control ??= this.place();
    if (byte !== space && byte !== tab && byte !== lf && byte !== cr && !(this.hasBom() && this.offset < 3)) this.blank = false;
    this.takeStructure(byte);
    if (byte === lf ? this.previous !== cr : byte === cr) this.line += 1;
    this.previous = byte;
    this.offset += 1;
  }

  finish(): FileScan {
    if (this.expected > 0) this.breakUtf8();
    if (this.mayClose) this.quoted = false;
    if (this.recordHasText) this.records += 1;
    const bom = this.hasBom() ? 'utf-8' : this.isUtf16() ? 'utf-16' : null;
    const high = new Map<number, { first: Place; after: Record<Before, number> }>();
    this.firsts.forEach((first, index) => {
      const [small = 0, capital = 0, other = 0] = this.counts.subarray(index * 3, index * 3 + 3);
      if (first) high.set(index + 128, { first, after: { small, capital, other } });
    });
    return {
      bytes: this.offset,
      blank: this.blank,
      bom,
      records: this.records,
      utf8: { sequences: this.sequences, broken: this.broken, firstBroken: this.firstBroken },
      high,
      control: this.control,
      openQuote: this.quoted ? this.quoteOpened : null,
    };
  }

  place(): Place {
    return { offset: this.offset, line: this.line };
  }

  hasBom(): boolean {
    return (
      this.head[0] === 0xef && (this.head.length < 2 || this.head[1] === 0xbb) && (this.head.length < 3 || this.head[2] === 0xbf)
    );
  }

  isUtf16(): boolean {
    const [first, second] = this.head;
    return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  }

  takeStructure(byte: number): void {
    if (this.mayClose) {
      this.mayClose = false;
      if (byte === quoteMark) return; // a doubled quote stands for one
      this.quoted = false;
    }
    if (this.quoted) {
      if (byte === quoteMark) this.mayClose = true;
      return;
    }
    if (byte === quoteMark && this.atValueStart) {
      this.quoted = true;
      this.recordHasText = true;
      this.atValueStart = false;
      this.quoteOpened = this.place();
    } else if (byte === lf || byte === cr) {
      if (this.recordHasText) this.records += 1;
      this.recordHasText = false;
      this.atValueStart = true;
    } else if (byte === this.delimiter) this.atValueStart = true;
    else if (!(this.hasBom() && this.offset < 3)) {
      this.recordHasText = true;
      this.atValueStart = false;
    }
  }

  /** RFC 3629 §4: which bytes may follow which. */
  takeUtf8(byte: number): void {
    if (this.expected > 0) {
      if (byte >= this.lowest && byte <= this.highest) {
        this.expected -= 1;
        this.lowest = 0x80;
        this.highest = 0xbf;
        if (this.expected === 0) this.sequences += 1;
        return;
      }
      this.breakUtf8();
    }
    if (byte < 0x80) return;
    this.lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    this.expected = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    this.started = this.place();
    if (this.expected === 0) this.breakUtf8();
  }

  breakUtf8(): void {
    this.broken += 1;
    this.firstBroken ??= this.started;
    this.expected = 0;
  }
}
