import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeredCounts, splitInstalments } from './split-instalments.ts';

test('instalments always sum up to the whole, are whole and alike but for the last, and each is as large as the policy asks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000_000 }),
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 60 }),
      (total, count, least, everyDays) => {
        const instalments = splitInstalments(total, count, { first: '2026-11-27', everyDays, least });
        const allowed = offeredCounts({ totalMinor: total, planPolicy: { most: 60, everyDays, leastMinor: least } });
        expect(allowed.includes(count)).toBe(instalments !== undefined);
        if (!instalments) return;
        const amounts = instalments.map(({ amountMinor }) => amountMinor);
        expect(amounts).toHaveLength(count);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
        expect(new Set(amounts.slice(0, -1)).size).toBe(1);
        expect(Math.min(...amounts)).toBeGreaterThanOrEqual(Math.max(1, least));
        expect(amounts.at(-1)).toBe(Math.max(...amounts));
        if (total / count >= 100) expect((amounts[0] ?? 0) % 100).toBe(0);
        const days = instalments.map(({ date }) => Temporal.PlainDate.from(date));
        for (const [index, day] of days.entries())
          expect(day.toString()).toBe(
            Temporal.PlainDate.from('2026-11-27')
              .add({ days: index * everyDays })
              .toString(),
          );
      },
    ),
  );
});

test('1 234.50 in three instalments of at least 200 is 411, 411 and 412.50', () => {
  const three = splitInstalments(123_450, 3, { first: '2026-11-27', everyDays: 30, least: 20_000 });
  expect(three?.map(({ amountMinor }) => amountMinor)).toEqual([41_100, 41_100, 41_250]);
  expect(splitInstalments(123_450, 7, { first: '2026-11-27', everyDays: 30, least: 20_000 })).toBeUndefined();
});

test('no more instalments are offered than the policy allows, and none without a policy', () => {
  expect(offeredCounts({ totalMinor: 100_000, planPolicy: { most: 4, everyDays: 30, leastMinor: 10_000 } })).toEqual([2, 3, 4]);
  expect(offeredCounts({ totalMinor: 100_000, planPolicy: { most: 1, everyDays: 30, leastMinor: 1 } })).toEqual([]);
  expect(offeredCounts({ totalMinor: 100_000, planPolicy: null })).toEqual([]);
});
