import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'dovolat-compiled-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

const start = (folder: string) => {
  const { NODE_COMPILE_CACHE: _elsewhere, ...environment } = process.env;
  const main = resolve(import.meta.dirname, '../main.ts');
  return promisify(execFile)(process.execPath, [main, '--help'], { cwd: cache, env: { ...environment, DOVOLAT_CACHE: folder } });
};

test('what the program compiles is kept for its next start, where nobody else may write', async () => {
  await start(cache);
  const folder = join(cache, 'compiled');
  expect(statSync(folder).mode & 0o077).toBe(0);
  const kept = readdirSync(folder, { recursive: true }).length;
  expect(kept).toBeGreaterThan(100);
  await start(cache);
  expect(readdirSync(folder, { recursive: true })).toHaveLength(kept);
});

test('a folder into which others may write is left alone: what lies in it would be run', async () => {
  const folder = join(cache, 'compiled');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  await start(cache);
  expect(readdirSync(folder)).toEqual([]);
});

test('it starts where nothing can be kept', async () => {
  expect((await start('/dev/null')).stdout).toContain('import');
});

test('a setting that is empty or names no whole path puts nothing where the command is run', async () => {
  for (const folder of ['', 'kept']) await start(folder).catch(() => undefined);
  expect(readdirSync(cache)).toEqual([]);
});
