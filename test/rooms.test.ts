import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = resolve(import.meta.dirname, '../scripts/check-rooms.ts');
let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'dovolat-rooms-'));
});
afterEach(() => {
  rmSync(house, { recursive: true });
});

function check(...folder: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...folder], { encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

function seed(file: string, text: string): void {
  mkdirSync(join(house, file, '..'), { recursive: true });
  writeFileSync(join(house, file), text);
}

test('the rooms of this house keep to their table', () => {
  expect(check()).toMatchObject({ status: 0, text: expect.stringMatching(/^[1-9]\d{2,} modules keep to their rooms\n$/) });
});

test.each([
  ['flow/a.ts', "import { x } from '../dialer/x.ts';\n", 'flow may not import dialer/x.ts'],
  ['gate/rules/a.ts', "import type {\n  A,\n  B,\n} from '../../dialer/ports.ts';\n", 'gate may not import dialer/ports.ts'],
  ['kernel/a.ts', "import { readFileSync } from 'node:fs';\n", 'kernel may not use the package node:fs'],
  ['adapters/smtp/a.ts', "export type { X } from '../asterisk/x.ts';\n", 'an adapter never imports another adapter'],
  ['judge/a.ts', "import { x } from '../receivables/model.ts';\n", 'judge may not import receivables/model.ts'],
  ['web/a.ts', "const x = await import('../adapters/db/x.ts');\n", 'web may not import adapters/db/x.ts'],
  ['dialer/a.ts', 'export const at = Date.now();\n', 'Date.now: time and chance come in as arguments'],
  ['attic/a.ts', 'export const x = 1;\n', 'attic is no room'],
])('a wrong turn in %s is found', (file, text, complaint) => {
  seed(file, text);
  expect(check(house)).toMatchObject({ status: 1, text: expect.stringContaining(complaint) });
});

test('a check that saw no module proves nothing, and says so', () => {
  expect(check(house)).toMatchObject({ status: 1, text: expect.stringContaining('nothing was checked') });
});
