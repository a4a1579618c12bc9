import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subsetSums } from './subset-sums.ts';

test('which invoices a payment of several comes to is found; one alone is no sum', () => {
  expect(subsetSums([500, 300, 250], 750)).toEqual([[0, 2]]);
  expect(subsetSums([500, 300, 250], 500)).toEqual([]);
  expect(subsetSums([500, 300, 250], 1050)).toEqual([[0, 1, 2]]);
});

test('a second way to the same amount is told, so that nobody chooses by chance', () => {
  expect(subsetSums([500, 500, 300], 800)).toHaveLength(2);
});

test('among 24 invoices the right ones are found; among 25 nobody looks', () => {
  const of = (count: number) => Array.from({ length: count }, (_, n) => 2 ** n);
  expect(subsetSums(of(24), 2 ** 23 + 1)).toEqual([[0, 23]]);
  expect(subsetSums(of(25), 2 ** 23 + 1)).toBeUndefined();
});

test('the work is bounded: too many invoices, or too many ways, and nothing is claimed to be known', () => {
  expect(
    subsetSums(
      Array.from({ length: 25 }, (_, n) => n + 1),
      50,
    ),
  ).toBeUndefined();
  expect(
    subsetSums(
      Array.from({ length: 24 }, (_, n) => 2 ** 20 + 2 * n),
      12 * 2 ** 20 + 1,
    ),
  ).toBeUndefined();
});

test('finds a sum exactly where trying every choice finds one', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 9 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 120 }), (each, target) => {
      const choices = Array.from({ length: 2 ** each.length }, (_, mask) =>
        each.flatMap((_amount, at) => (mask & (1 << at) ? [at] : [])),
      );
      const right = choices.filter((some) => some.length >= 2 && some.reduce((sum, at) => sum + (each[at] ?? 0), 0) === target);
      const found = subsetSums(each, target) ?? [];
      expect(found.length).toBe(Math.min(2, right.length));
      for (const some of found) expect(right).toContainEqual(some);
    }),
    { numRuns: 300 },
  );
});
