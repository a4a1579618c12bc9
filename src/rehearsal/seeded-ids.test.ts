import { expect, test } from 'vitest';
import { isId } from '../kernel/ids.ts';
import { seededIds } from './seeded-ids.ts';

function threeOf(seed: number): readonly string[] {
  let at = Temporal.Instant.from('2026-11-23T08:00:00Z');
  const ids = seededIds(seed, { now: () => at });
  const early = [ids.next('per'), ids.next('per')];
  at = at.add({ milliseconds: 1 });
  return [...early, ids.next('per')];
}

test('a rehearsal that is run again gives everything the same ids, and with another seed none of them', () => {
  expect(threeOf(7)).toEqual(threeOf(7));
  expect(new Set([...threeOf(7), ...threeOf(8)]).size).toBe(6);
});

test('its ids have the form of all others and sort by birth', () => {
  const ids = threeOf(7);
  expect(ids.every((id) => isId('per', id))).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
});
