import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareLines } from './share-lines.ts';

test('forty lines are shared by the size of the campaigns, and none is left over', () => {
  expect(shareLines(40, [51, 25, 17, 15])).toEqual([20, 9, 6, 5]);
});

test('every campaign has a line, and together they have no more than there are', () => {
  const campaigns = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 200 }), campaigns, (lines, debtors) => {
      const shares = shareLines(lines, debtors);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(lines);
    }),
  );
});
