import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QrMatrix, qrMatrix } from './qr-matrix.ts';

/** The format of level M by mask, as ISO/IEC 18004 lists it (table C.1), the first bit first. */
const formats = [
  '101010000010010',
  '101000100100101',
  '101111001111100',
  '101101101001011',
  '100010111111001',
  '100000011001110',
  '100111110010111',
  '100101010100000',
];

/** Codewords and blocks of level M, from the standard's table 9: [version, all, [blocks, data of each], …]. */
const tables: Readonly<Record<number, { readonly all: number; readonly blocks: readonly (readonly [number, number])[] }>> = {
  1: { all: 26, blocks: [[1, 16]] },
  2: { all: 44, blocks: [[1, 28]] },
  5: { all: 134, blocks: [[2, 43]] },
  7: { all: 196, blocks: [[4, 31]] },
  8: {
    all: 242,
    blocks: [
      [2, 38],
      [2, 39],
    ],
  },
  10: {
    all: 346,
    blocks: [
      [4, 43],
      [1, 44],
    ],
  },
  14: {
    all: 581,
    blocks: [
      [4, 40],
      [5, 41],
    ],
  },
  20: {
    all: 1085,
    blocks: [
      [3, 41],
      [13, 42],
    ],
  },
};

/** Centres of the small squares, from the standard's annex E. */
const aligned: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [6, 18],
  5: [6, 30],
  7: [6, 22, 38],
  8: [6, 24, 42],
  10: [6, 28, 50],
  14: [6, 26, 46, 66],
  20: [6, 34, 62, 90],
};

/** Powers of the generator, and each element's logarithm: another way to multiply than the writer's. */
const powers: number[] = [];
for (let value = 1; powers.length < 255; value = (value << 1) ^ (value >= 128 ? 0x11d : 0)) powers.push(value);
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : (powers[(powers.indexOf(a) + powers.indexOf(b)) % 255] ?? 0));

/** Reads a code as a reader does, from the standard's tables; throws where it is not one. */
function read(squares: QrMatrix): string {
  const size = squares.length;
  const version = (size - 17) / 4;
  const table = tables[version];
  const centres = aligned[version];
  if (!table || !centres) throw new Error(`version ${version} stands in no table here`);
  const at = (row: number, column: number) => (squares[row]?.[column] ? 1 : 0);
  const along = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => at(8, column)).concat([7, 5, 4, 3, 2, 1, 0].map((row) => at(row, 8)));
  const mask = formats.indexOf(along.join(''));
  const again = Array.from({ length: 7 }, (_, n) => at(size - 1 - n, 8)).concat(
    Array.from({ length: 8 }, (_, n) => at(8, size - 8 + n)),
  );
  if (mask < 0 || again.join('') !== formats[mask] || at(size - 8, 8) !== 1) throw new Error('no format');
  const flips = [
    (i: number, j: number) => (i + j) % 2,
    (i: number) => i % 2,
    (_i: number, j: number) => j % 3,
    (i: number, j: number) => (i + j) % 3,
    (i: number, j: number) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
    (i: number, j: number) => ((i * j) % 2) + ((i * j) % 3),
    (i: number, j: number) => (((i * j) % 2) + ((i * j) % 3)) % 2,
    (i: number, j: number) => (((i + j) % 2) + ((i * j) % 3)) % 2,
  ][mask] as (i: number, j: number) => number;
  const near = (n: number) => centres.some((centre) => Math.abs(n - centre) <= 2);
  const corner = (i: number, j: number) => (i < 9 && j < 9) || (i < 9 && j >= size - 8) || (i >= size - 8 && j < 9);
  const small = (i: number, j: number) =>
    centres.some((row) => centres.some((column) => Math.abs(i - row) <= 2 && Math.abs(j - column) <= 2 && !corner(row, column)));
  const told = (i: number, j: number) => version >= 7 && ((i < 6 && j >= size - 11) || (j < 6 && i >= size - 11));
  const taken = (i: number, j: number) => corner(i, j) || i === 6 || j === 6 || (near(i) && near(j) && small(i, j)) || told(i, j);
  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let n = 0; n < size; n += 1)
      for (const column of [right, right - 1]) {
        const row = up ? size - 1 - n : n;
        if (!taken(row, column)) bits.push(at(row, column) ^ (flips(row, column) === 0 ? 1 : 0));
      }
    up = !up;
  }
  const words = Array.from({ length: table.all }, (_, n) => Number.parseInt(bits.slice(8 * n, 8 * n + 8).join(''), 2));
  const lengths = table.blocks.flatMap(([count, length]) => Array.from({ length: count }, () => length));
  const blocks: number[][] = lengths.map(() => []);
  let next = 0;
  for (let n = 0; n < Math.max(...lengths); n += 1)
    for (const [block, length] of lengths.entries()) if (n < length) blocks[block]?.push(words[next++] ?? 0);
  const correction = (table.all - lengths.reduce((sum, length) => sum + length, 0)) / lengths.length;
  const data = blocks.flatMap((block) => [...block]);
  for (let n = 0; n < correction; n += 1) for (const block of blocks) block.push(words[next++] ?? 0);
  for (const block of blocks)
    for (let root = 0; root < correction; root += 1) {
      const rest = block.reduce((sum, word) => times(sum, powers[root] ?? 0) ^ word, 0);
      if (rest !== 0) throw new Error('the correction does not fit the data');
    }
  const stream = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  if (!stream.startsWith('0100')) throw new Error('not bytes');
  const counted = version < 10 ? 8 : 16;
  const length = Number.parseInt(stream.slice(4, 4 + counted), 2);
  const bytes = Array.from({ length }, (_, n) => Number.parseInt(stream.slice(4 + counted + 8 * n, 12 + counted + 8 * n), 2));
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
}

const spayd = 'SPD*1.0*ACC:CZ5855000000001265098001*AM:480.50*CC:CZK*MSG:FAKTURA 123*X-VS:1234567890';

test.each([
  [1, 'A'],
  [2, 'x'.repeat(26)],
  [5, spayd.slice(0, 84)],
  [7, 'ž'.repeat(61)],
  [8, 'z'.repeat(150)],
  [10, 'z'.repeat(210)],
  [14, 'z'.repeat(360)],
  [20, 'z'.repeat(660)],
])('a reader finds in a code of version %i what was written', (version, text) => {
  const squares = qrMatrix(text);
  expect(squares).toHaveLength(4 * version + 17);
  expect(read(squares)).toBe(text);
});

test('whatever a payment says is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (text) => {
      const wellFormed = text.toWellFormed();
      const squares = qrMatrix(wellFormed.padEnd(64, '*'));
      expect(tables[(squares.length - 17) / 4] === undefined || read(squares) === wellFormed.padEnd(64, '*')).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('the three corners and the lines between them stand where readers look for them', () => {
  const squares = qrMatrix(spayd);
  const row = (of: number, from: number, to: number) => (squares[of] ?? []).slice(from, to).map(Number).join('');
  expect([row(0, 0, 8), row(3, 0, 8), row(0, -8, squares.length)]).toEqual(['11111110', '10111010', '01111111']);
  expect(row(6, 8, squares.length - 8)).toMatch(/^(?:10)*1$/);
});

test('more than a code can hold is refused', () => {
  expect(() => qrMatrix('x'.repeat(2332))).toThrow(RangeError);
  expect(qrMatrix('x'.repeat(2331))).toHaveLength(177);
});
