import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClockState, firstLook, stableMs, toleratedMs, watchClock } from './watch-clock.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-23T12:00:00Z');

/** Looks once a second; `setTo` says by how much the clock is set at which second. Tells at which seconds it could be dialled by. */
function dialledBy(seconds: number, setTo: Readonly<Record<number, number>>, lastDialAt: number | null = null) {
  let wallAhead = 0;
  let state: ClockState = firstLook(noon, 0, lastDialAt);
  const free: { readonly wall: number; readonly steady: number }[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    wallAhead += setTo[second] ?? 0;
    const steady = second * 1000;
    const wall = noon + steady + wallAhead;
    ({ state } = watchClock(state, wall, steady));
    if (steady >= state.heldUntil) free.push({ wall, steady });
  }
  return free;
}

const gaps = (free: readonly { readonly steady: number }[]) =>
  free.flatMap(({ steady }, index) => {
    const gap = steady - (free[index - 1]?.steady ?? 0);
    return gap > 1000 ? [gap] : [];
  });

test('a clock that runs is dialled by all the time', () => {
  expect(dialledBy(600, {})).toHaveLength(601);
});

test('a clock that jumps forward is believed after as much time as it jumped', () => {
  expect(gaps(dialledBy(3 * 3600, { 100: hour }))).toEqual([hour + 1000]);
});

test('after a clock was set back nothing is dialled until the minutes that were lived already are over', () => {
  const free = dialledBy(3 * 3600, { 100: -hour });
  const before = free.filter(({ steady }) => steady < 100_000).at(-1);
  const after = free.find(({ steady }) => steady >= 100_000);
  expect((after?.wall ?? 0) - (before?.wall ?? 0)).toBeGreaterThanOrEqual(0);
  expect(gaps(free)).toEqual([hour + 1000]);
});

test('a clock that was wrong for a moment and is right again is believed after it has stood still for half a minute', () => {
  expect(gaps(dialledBy(7200, { 100: 5 * hour, 110: -5 * hour }))).toEqual([10_000 + stableMs + 1000]);
});

test('small and slow corrections do not stop anything', () => {
  const slow = Object.fromEntries(Array.from({ length: 3000 }, (_, second) => [second, 2]));
  expect(gaps(dialledBy(4000, slow))).toEqual([]);
  expect(gaps(dialledBy(600, { 100: toleratedMs - 1, 200: 1 - toleratedMs }))).toEqual([]);
});

test('an installation whose last dial lies in the future waits until that moment has passed', () => {
  const [first] = dialledBy(7200, {}, noon + hour);
  expect(first?.wall).toBe(noon + hour);
});

test('whatever is done to a clock, from one dial to the next it never runs backwards by more than is tolerated', () => {
  const settings = fc.dictionary(fc.integer({ min: 1, max: 900 }).map(String), fc.integer({ min: -600_000, max: 600_000 }));
  fc.assert(
    fc.property(settings, (setTo) => {
      const free = dialledBy(2400, setTo);
      let latest = 0;
      for (const { wall } of free) {
        expect(wall).toBeGreaterThanOrEqual(latest - toleratedMs);
        latest = Math.max(latest, wall);
      }
    }),
    { numRuns: 200 },
  );
});
