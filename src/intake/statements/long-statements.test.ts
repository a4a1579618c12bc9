import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const process_ = join(root, 'test/support/statement-process.ts');

/** Booked in a process of its own; bytes held at once, at most. */
async function book(format: string, movements: number): Promise<{ booked: number; most: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', process_, format, String(movements)]);
  return JSON.parse(stdout);
}

describe.each(['camt053', 'gpc'])('a long statement in %s', (format) => {
  test('is booked whole, and four times as many movements take hardly more memory', { timeout: 120_000 }, async () => {
    const [short, long] = [await book(format, 5_000), await book(format, 20_000)];
    expect([short.booked, long.booked]).toEqual([5_000, 20_000]);
    expect(long.most / short.most).toBeLessThan(1.15);
  });
});
