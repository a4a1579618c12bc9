import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateMonth } from '../simulation/month.ts';
import { figuresOf } from '../simulation/month-figures.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-months-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function live(seed: number) {
  return simulateMonth({ debtors: 100, days: 30, seed, model: 'typical', folder: mkdtempSync(join(folder, 'month-')) });
}

test('a month that is lived through twice writes the same journal byte for byte, and the judge passes; with other luck it is another', async () => {
  const [first, second, other] = [await live(1), await live(1), await live(2)];
  expect(readFileSync(second.journal).equals(readFileSync(first.journal))).toBe(true);
  expect(first.verdict.violations).toEqual([]);
  expect(other.verdict.violations).toEqual([]);
  const [figures, otherwise] = [await figuresOf(first.journal), await figuresOf(other.journal)];
  expect(otherwise.results, 'and not only by its ids').not.toEqual(figures.results);
  const { agreements, money, results, days } = figures;
  for (const happened of ['promise_recorded', 'promise_kept', 'promise_broken', 'dispute_closed', 'opt_out_recorded'])
    expect(agreements[happened], happened).toBeGreaterThan(0);
  for (const happened of ['payment_matched', 'interest_accrued', 'case_closed'])
    expect(money[happened], happened).toBeGreaterThan(0);
  expect(results.rpc_ptp).toBeGreaterThan(0);
  for (const channel of ['voice', 'sms', 'email', 'letter'])
    expect(
      [...days.values()].some((counts) => (counts[channel] ?? 0) > 0),
      channel,
    ).toBe(true);
});
