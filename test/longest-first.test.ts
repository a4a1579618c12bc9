import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { longest } from '../scripts/longest-first.ts';

const root = resolve(import.meta.dirname, '..');

test('every test that begins before others is still there under its name', () => {
  expect(longest.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
