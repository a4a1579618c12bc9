import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { fileOf } from '../../test/support/import-into.ts';
import { decodeText } from './decode-text.ts';
import { decodedRecords } from './decoded-records.ts';
import { readRecords } from './read-records.ts';

const parts = ['a', 'b', ';', ';', '\n', '\r\n', '\r', ' ', 'é', 'Ř', '\u00a0', '…'];
const encodings = ['utf-8', 'windows-1250', 'iso-8859-2', 'cp852'] as const;

const bothWays = async (bytes: Uint8Array, encoding: (typeof encodings)[number], piece = 1 << 16) => ({
  cut: await Array.fromAsync(decodedRecords(fileOf('x', bytes, piece).bytes(), encoding, ';')),
  parsed: await Array.fromAsync(readRecords(decodeText(fileOf('x', bytes, piece).bytes(), encoding), ';')),
});

test('a file without quotes, and one that has some only later, is read as the parser reads it, however it is cut into pieces', async () => {
  const text = (letters: readonly string[]) =>
    fc.array(fc.constantFrom(...letters), { maxLength: 40 }).map((chosen) => chosen.join(''));
  await fc.assert(
    fc.asyncProperty(
      text(parts),
      fc.constantFrom('', '"q;\n""é";x\nb', 'c;"d"\r\n\r\ne"e;f'),
      text(parts),
      fc.constantFrom(...encodings),
      fc.integer({ min: 1, max: 9 }),
      async (plain, quoted, more, encoding, piece) => {
        const contents = quoted === '' ? plain : `${plain}\n${quoted}\n${more}`;
        const { cut, parsed } = await bothWays(iconv.encode(contents, encoding), encoding, piece);
        expect(cut).toEqual(parsed);
      },
    ),
    { numRuns: 500 },
  );
});

test('a byte order mark is no part of the first column’s name', async () => {
  const { cut, parsed } = await bothWays(new TextEncoder().encode('\ufeffphone;amount\n1;2'), 'utf-8', 2);
  expect(cut).toEqual([
    { line: 1, cells: ['phone', 'amount'] },
    { line: 2, cells: ['1', '2'] },
  ]);
  expect(cut).toEqual(parsed);
});

test('a line longer than a mebibyte is refused with the parser’s own words, and so is one that never ends', async () => {
  for (const end of ['\nx;y', '']) {
    const bytes = new TextEncoder().encode(`a;b\n${'č'.repeat(600_000)}${end}`);
    const read = Array.fromAsync(decodedRecords(fileOf('x', bytes, 1 << 16).bytes(), 'utf-8', ';'));
    await expect(read).rejects.toThrow('1048576');
  }
});
