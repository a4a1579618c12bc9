import { expect, test } from 'vitest';
import { chaosOfBooks } from '../chaos/chaos-of-books.ts';
import { isInOrder } from '../chaos/chaos-text.ts';

test('bookkeeping that is killed twelve times ends as if nobody had disturbed it: nothing lost, doubled or half done', async () => {
  const report = await chaosOfBooks({ kills: 12, seed: 20_261_123, debtors: 40, killsARound: 12 });
  expect(report.halfDone).toEqual([]);
  expect(report.different).toEqual([]);
  expect(report.violations).toEqual([]);
  for (const { paidMinor, laidMinor } of report.books.sums) expect(laidMinor).toBe(paidMinor);
  for (const part of [
    'receivables',
    'payments',
    'allocations',
    'write-offs',
    'promises',
    'plans',
    'disputes',
    'steps',
    'messages',
  ])
    expect(report.books.compared[part], part).toBeGreaterThan(0);
  expect(report.kills).toBe(12);
  expect(isInOrder(report)).toBe(true);
});
