import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seenRows } from './seen-rows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-seen-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the line that had a key first is told to every later one', () => {
  const seen = seenRows(folder);
  expect([seen.note('F-1', 2), seen.note('F-2', 3), seen.note('F-1', 4), seen.note('F-1', 5)]).toEqual([
    undefined,
    undefined,
    2,
    2,
  ]);
  seen.close();
});

test('the keys of a file lie in no folder, even while it is read, so a killed import leaves none of them', () => {
  const seen = seenRows(folder);
  for (let line = 0; line < 50_000; line += 1) seen.note(`a receivable of the number ${line}`, line); // more than is kept in the memory
  expect(readdirSync(folder)).toEqual([]);
  seen.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder for temporary files that cannot be written is told as a fault that says which one', () => {
  const file = join(folder, 'no-folder');
  writeFileSync(file, '');
  for (const place of [join(folder, 'nowhere'), file])
    expect(() => seenRows(place)).toThrow(
      expect.objectContaining({
        code: 'temporary_files_unavailable',
        kind: 'misconfigured',
        message: expect.stringContaining(place),
        remedy: expect.stringContaining('TMPDIR'),
      }),
    );
});
