import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAlike } from './count-alike.ts';

test('of movements that are alike each is told the how-manieth it is, however many there are', () => {
  const near = fc.integer({ min: 0, max: 40 }).map((n) => n * 1024); // they all want one place
  const far = fc.maxSafeNat().map((n) => Math.min(n, 2 ** 48));
  fc.assert(
    fc.property(fc.array(fc.oneof(near, far), { maxLength: 3_000, size: 'max' }), (numbers) => {
      const nth = countAlike();
      const known = new Map<number, number>();
      for (const number of numbers) {
        known.set(number, (known.get(number) ?? 0) + 1);
        expect(nth(number)).toBe(known.get(number));
      }
    }),
    { numRuns: 30 },
  );
});

test('a movement that comes again after thousands of others is still known to be the second of its kind', () => {
  const nth = countAlike();
  const numbers = Array.from({ length: 5_000 }, (_, n) => n * 7919);
  expect(new Set(numbers.map(nth))).toEqual(new Set([1]));
  expect(new Set(numbers.map(nth))).toEqual(new Set([2]));
});
