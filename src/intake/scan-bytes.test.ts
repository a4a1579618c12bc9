import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf } from '../../test/support/import-into.ts';
import { readRecords } from './read-records.ts';
import { scanBytes } from './scan-bytes.ts';

const scan = (contents: string | Uint8Array, piece = 7) => scanBytes(fileOf('x', contents, piece).bytes(), ';');

async function* pieces(text: string, size: number) {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

test('UTF-8 is called broken exactly where the platform’s own decoder calls it broken', async () => {
  const nearlyUtf8 = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array(),
    fc
      .array(fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff))
      .map((bytes) => Uint8Array.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(nearlyUtf8, async (bytes) => {
      const { utf8 } = await scan(bytes, 3);
      const valid = (part: Uint8Array, stream = false) => {
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(part, { stream });
          return true;
        } catch {
          return false;
        }
      };
      expect(utf8.broken === 0).toBe(valid(bytes));
      if (utf8.firstBroken) {
        expect(valid(bytes.subarray(0, utf8.firstBroken.offset))).toBe(true);
        expect(valid(bytes.subarray(0, utf8.firstBroken.offset + 1))).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test('records and lines are counted as the parser counts them, however the text is cut', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ';', '"', '\n', '\r\n', '\r', ' ', 'é'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (contents, size) => {
      const seen = await scan(contents, size);
      fc.pre(!seen.openQuote);
      const found: { line: number; cells: readonly string[] }[] = [];
      for await (const record of readRecords(pieces(contents, size), ';')) found.push(record);
      const lines = contents.replace(/\r\n?/g, '\n').split('\n');
      for (const { line, cells } of found) {
        const start = lines[line - 1] ?? '';
        const [first = ''] = cells.map((cell) => cell.split('\n')[0] ?? '');
        expect(start.replace(/"/g, '')).toContain(first.replace(/"/g, '').slice(0, 3));
      }
      // What holds only spaces or empty quotes is a record to one of the two; never more records than the scan expected.
      const worded = found.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length;
      expect(worded).toBeLessThanOrEqual(seen.records);
    }),
    { numRuns: 200 },
  );
});

test('a quote that never closes is found where it opens', async () => {
  expect((await scan('a;b\n1;"x;y\n2;3\n')).openQuote).toEqual({ offset: 6, line: 2 });
  expect(await scan('name;phone\nJana;"x')).toMatchObject({ bytes: 18, openQuote: { offset: 16, line: 2 } });
  expect((await scan('a;b\n1;"x""y"\n2;5" board\n')).openQuote).toBeNull();
});
