import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-lean-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Of each start of a program that begins as ours does: which process it was, its words, and how many stores of freed memory it may have. */
async function startsOf(words: readonly string[], given?: string): Promise<{ pid: number; words: string[]; stores?: string }[]> {
  const program = join(folder, 'program.mjs');
  const startLean = resolve(import.meta.dirname, 'start-lean.ts');
  writeFileSync(
    program,
    `import { writeSync } from 'node:fs';
    import { startLean } from '${startLean}';
    const words = process.argv.slice(2);
    writeSync(1, JSON.stringify({ pid: process.pid, words, stores: process.env.MALLOC_ARENA_MAX }) + '\\n');
    startLean(words);`,
  );
  const { MALLOC_ARENA_MAX: _ours, ...environment } = process.env;
  const env = { ...environment, ...(given !== undefined && { MALLOC_ARENA_MAX: given }) };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], { env });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('an import goes on in the same process, with the words that it was given and few stores of freed memory', async () => {
  const words = ['import', 'receivables', 'two words.csv', '--json'];
  const [first, second, ...more] = await startsOf(words);
  expect(second).toEqual({ pid: first?.pid, words, stores: '4' });
  expect(more).toEqual([]);
});

test('any other command, and an import that is told how to get its memory, goes on as it is', async () => {
  expect(await startsOf(['campaign', 'status'])).toHaveLength(1);
  expect(await startsOf(['import', 'receivables'], '8')).toMatchObject([{ stores: '8' }]);
});
