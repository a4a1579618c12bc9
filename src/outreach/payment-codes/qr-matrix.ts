/** The dark (true) and light squares of a QR code, row by row, without the quiet zone of four squares around it. */
export type QrMatrix = readonly (readonly boolean[])[];

/**
 * A QR code of model 2 that holds a text as bytes (UTF-8), with error correction of level M, in the smallest version that takes it: what
 * banks ask of payment codes on paper. Source: ISO/IEC 18004. Throws RangeError for more than 2,331 bytes. Pure.
 */
export function qrMatrix(text: string): QrMatrix {
  const bytes = new TextEncoder().encode(text);
  const version = smallestVersion(bytes.length);
  const frame = framed(version);
  place(frame, interleaved(version, dataOf(version, bytes)));
  const masked = masks.map((_mask, number) => withMask(frame, number));
  const penalties = masked.map(penaltyOf);
  return masked[penalties.indexOf(Math.min(...penalties))] ?? [];
}

/** By version, from 1 on, of level M: codewords of correction in each block, and how many blocks there are. */
const correctionOf = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28,
];
const blocksOf = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38,
  40, 43, 45, 47, 49,
];
const of = (table: readonly number[], version: number) => table[version - 1] ?? 0;

function smallestVersion(bytes: number): number {
  for (let version = 1; version <= 40; version += 1)
    if (4 + countBits(version) + 8 * bytes <= 8 * dataCodewords(version)) return version;
  throw new RangeError(`${bytes} bytes do not go into a QR code`);
}

function countBits(version: number): number {
  return version < 10 ? 8 : 16;
}

function allCodewords(version: number): number {
  let squares = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const lines = Math.floor(version / 7) + 2;
    squares -= (25 * lines - 10) * lines - 55;
  }
  return Math.floor((version >= 7 ? squares - 36 : squares) / 8);
}

function dataCodewords(version: number): number {
  return allCodewords(version) - of(correctionOf, version) * of(blocksOf, version);
}

/** Mode, length, the bytes, and what fills the rest. */
function dataOf(version: number, bytes: Uint8Array): number[] {
  const bits: number[] = [];
  const add = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1);
  };
  const room = 8 * dataCodewords(version);
  add(4, 4);
  add(bytes.length, countBits(version));
  for (const byte of bytes) add(byte, 8);
  add(0, Math.min(4, room - bits.length));
  add(0, -bits.length & 7);
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) add(filler, 8);
  return Array.from({ length: room / 8 }, (_, at) => bits.slice(8 * at, 8 * at + 8).reduce((value, bit) => 2 * value + bit, 0));
}

/** Codewords in the order in which they are placed: those of the blocks in turn, then their correction in turn. */
function interleaved(version: number, data: readonly number[]): number[] {
  const [blocks, correction, all] = [of(blocksOf, version), of(correctionOf, version), allCodewords(version)];
  const shorter = blocks - (all % blocks);
  const shortData = Math.floor(all / blocks) - correction;
  const divisor = divisorOf(correction);
  const parts: number[][] = [];
  for (let at = 0; parts.length < blocks; ) {
    const length = shortData + (parts.length < shorter ? 0 : 1);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const turn = (lists: readonly (readonly number[])[], longest: number) =>
    Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  return [
    ...turn(parts, shortData + 1),
    ...turn(
      parts.map((part) => remainderOf(part, divisor)),
      correction,
    ),
  ];
}

/** In the field of 256 elements of x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
  return product;
}

/** The coefficients of (x - 1)(x - 2)(x - 4) … without the first. */
function divisorOf(degree: number): number[] {
  const divisor: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0));
  for (let factor = 0, root = 1; factor < degree; factor += 1, root = times(root, 2))
    for (let at = 0; at < degree; at += 1) divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
  return divisor;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): number[] {
  let rest = divisor.map(() => 0);
  for (const value of data) {
    const factor = value ^ (rest[0] ?? 0);
    rest = divisor.map((coefficient, at) => (rest[at + 1] ?? 0) ^ times(coefficient, factor));
  }
  return rest;
}

/** Squares, and which of them the data and its mask leave alone. */
type Frame = { readonly size: number; readonly dark: boolean[][]; readonly fixed: boolean[][] };

/** The squares by which a reader finds its way, and room for the format. */
function framed(version: number): Frame {
  const size = 4 * version + 17;
  const grid = () => Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const frame: Frame = { size, dark: grid(), fixed: grid() };
  for (let at = 0; at < size; at += 1) {
    set(frame, 6, at, at % 2 === 0);
    set(frame, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    around(frame, row, column, 4, (distance) => distance !== 2 && distance !== 4);
  const lines = alignmentLines(version);
  const last = lines.length - 1;
  for (const [i, row] of lines.entries())
    for (const [j, column] of lines.entries())
      if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)))
        around(frame, row, column, 2, (distance) => distance !== 1);
  putFormat(frame, 0);
  if (version >= 7) {
    let rest = version;
    for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let bit = 0; bit < 18; bit += 1) {
      const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
      set(frame, far, near, ((bits >>> bit) & 1) === 1);
      set(frame, near, far, ((bits >>> bit) & 1) === 1);
    }
  }
  return frame;
}

function set({ dark, fixed }: Frame, row: number, column: number, is: boolean): void {
  const [squares, kept] = [dark[row], fixed[row]];
  if (!squares || !kept || column < 0 || column >= squares.length) return;
  squares[column] = is;
  kept[column] = true;
}

function around(frame: Frame, row: number, column: number, reach: number, isDark: (distance: number) => boolean): void {
  for (let down = -reach; down <= reach; down += 1)
    for (let right = -reach; right <= reach; right += 1)
      set(frame, row + down, column + right, isDark(Math.max(Math.abs(down), Math.abs(right))));
}

function alignmentLines(version: number): number[] {
  if (version === 1) return [];
  const lines = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : 2 * Math.ceil((4 * version + 4) / (2 * lines - 2));
  return [6, ...Array.from({ length: lines - 1 }, (_, at) => 4 * version + 10 - (lines - 2 - at) * step)];
}

/** Level M and the mask, twice. */
function putFormat(frame: Frame, mask: number): void {
  let rest = mask;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const { size } = frame;
  for (let bit = 0; bit < 15; bit += 1) {
    const is = ((bits >>> bit) & 1) === 1;
    set(frame, bit < 6 ? bit : bit < 8 ? bit + 1 : bit === 8 ? 8 : 8, bit < 8 ? 8 : bit === 8 ? 7 : 14 - bit, is);
    if (bit < 8) set(frame, 8, size - 1 - bit, is);
    else set(frame, size - 15 + bit, 8, is);
  }
  set(frame, size - 8, 8, true);
}

/** From the lower right corner upwards and down again, two columns at a time. */
function place({ size, dark, fixed }: Frame, codewords: readonly number[]): void {
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1)
      for (const column of [right, right - 1]) {
        const row = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        const squares = dark[row];
        if (!squares || fixed[row]?.[column] || bit >= 8 * codewords.length) continue;
        squares[column] = (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        bit += 1;
      }
  }
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function withMask({ size, dark, fixed }: Frame, number: number): QrMatrix {
  const flips = masks[number] ?? (() => false);
  const squares = dark.map((line, row) => line.map((is, column) => (fixed[row]?.[column] ? is : is !== flips(row, column))));
  putFormat({ size, dark: squares, fixed: fixed.map((line) => [...line]) }, number);
  return squares;
}

/** How hard it is to read: long runs, blocks, what looks like a corner, and how far from half of it is dark. */
function penaltyOf(squares: QrMatrix): number {
  const text = (line: readonly boolean[]) => line.map((is) => (is ? '1' : '0')).join('');
  const rows = squares.map(text);
  const columns = squares.map((_, column) => text(squares.map((line) => line[column] ?? false)));
  let penalty = 0;
  for (const line of [...rows, ...columns]) {
    for (const run of line.match(/1{5,}|0{5,}/g) ?? []) penalty += run.length - 2;
    for (let at = 0; at + 11 <= line.length; at += 1)
      if (['10111010000', '00001011101'].includes(line.slice(at, at + 11))) penalty += 40;
  }
  for (let row = 0; row + 1 < rows.length; row += 1)
    for (let column = 0; column + 1 < rows.length; column += 1) {
      const four = `${rows[row]?.slice(column, column + 2)}${rows[row + 1]?.slice(column, column + 2)}`;
      if (four === '1111' || four === '0000') penalty += 3;
    }
  const dark = rows.join('').replaceAll('0', '').length / squares.length ** 2;
  return penalty + 10 * Math.floor(Math.abs(dark * 20 - 10));
}
