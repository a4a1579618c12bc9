import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broughtNoMore, highestRate, nextRate, type Rung } from './ladder.ts';

/** Climbs a side that carries `capacity` calls a second and breaks above it. */
function climbTo(capacity: number, range: { readonly start: number; readonly most: number }): Rung[] {
  const climbed: Rung[] = [];
  for (let wanted = nextRate(climbed, range); wanted !== null; wanted = nextRate(climbed, range)) {
    climbed.push({ wanted, reached: wanted, passed: wanted <= capacity });
    expect(climbed.length).toBeLessThan(50);
  }
  return climbed;
}

test('the highest rate is found to within a tenth, never above what was carried, wherever the search starts', () => {
  fc.assert(
    fc.property(fc.double({ min: 2, max: 180, noNaN: true }), fc.double({ min: 1, max: 200, noNaN: true }), (capacity, start) => {
      const found = highestRate(climbTo(capacity, { start, most: 200 }));
      expect(found).toBeLessThanOrEqual(capacity);
      expect(found).toBeGreaterThan(capacity * 0.9);
    }),
  );
});

test('no more is asked for than the limit that was set, and a side that carries it has reached it', () => {
  const climbed = climbTo(1000, { start: 40, most: 100 });
  expect(Math.max(...climbed.map(({ wanted }) => wanted))).toBe(100);
  expect(highestRate(climbed)).toBe(100);
});

test('a side that comes no faster though it is asked to is not asked further', () => {
  const climbed: Rung[] = [];
  const range = { start: 40, most: 200 };
  for (let wanted = nextRate(climbed, range); wanted !== null; wanted = nextRate(climbed, range))
    climbed.push({ wanted, reached: Math.min(wanted, 45), passed: true });
  expect(climbed.map(({ wanted }) => wanted)).toEqual([40, 50, 62.5]);
  expect(highestRate(climbed)).toBe(45);
});

test('a step that brings no more than the one below it is in doubt, one that brings more or failed is not', () => {
  const climbed = [
    { wanted: 40, reached: 40, passed: true },
    { wanted: 62, reached: 61, passed: true },
    { wanted: 50, reached: 50, passed: true },
  ];
  expect(broughtNoMore(climbed, { wanted: 78, reached: 62, passed: true })).toBe(true);
  expect(broughtNoMore(climbed, { wanted: 78, reached: 70, passed: true })).toBe(false);
  expect(broughtNoMore(climbed, { wanted: 78, reached: 62, passed: false })).toBe(false);
  expect(broughtNoMore([], { wanted: 40, reached: 12, passed: true })).toBe(false);
});

test('where nothing completes the rate is nought', () => {
  expect(highestRate(climbTo(0, { start: 40, most: 200 }))).toBe(0);
});
