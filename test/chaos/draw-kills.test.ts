import { expect, test } from 'vitest';
import { seededRandom } from '../../src/judge/busy-journal.ts';
import { drawKills } from './draw-kills.ts';

const measured = [
  { kind: 'import', commits: 27, ms: 200 },
  { kind: 'planning', commits: 50, ms: 500 },
  { kind: 'matching', commits: 4, ms: 90 },
] as const;

test('kills come in the order of the work, in every phase, at commits and between them, and never beyond what a phase has', () => {
  const kills = drawKills(measured, 200, seededRandom(1));
  expect(kills).toHaveLength(200);
  expect(kills.map(({ phase }) => phase)).toEqual(kills.map(({ phase }) => phase).toSorted((a, b) => a - b));
  expect(new Set(kills.map(({ phase, point }) => `${phase} ${point.moment}`)).size).toBe(9);
  for (const { phase, point } of kills) {
    const { commits = 0, ms = 0 } = measured[phase] ?? {};
    if (point.moment === 'any') expect(point.afterMs).toBeLessThan(ms);
    else expect(point.nth).toBeLessThanOrEqual(commits);
  }
});

test('the same seed kills at the same points', () => {
  expect(drawKills(measured, 50, seededRandom(2))).toEqual(drawKills(measured, 50, seededRandom(2)));
  expect(drawKills(measured, 50, seededRandom(2))).not.toEqual(drawKills(measured, 50, seededRandom(3)));
});
