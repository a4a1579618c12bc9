import { expect } from 'vitest';
import { attemptsIn, type Lines, linesOf } from './read-journal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';

/** One result for each attempt, one INVITE on the wire for each attempt, and a judge who is content. */
export async function expectAllInOrder(world: RehearsalWorld, journal: Lines): Promise<void> {
  const attempts = attemptsIn(journal);
  for (const attempt of attempts) expect(linesOf(journal, 'attempt_ended', attempt)).toHaveLength(1);
  const callIds = new Set((await world.carrier.placedCalls()).map(({ callId }) => callId));
  expect(callIds.size).toBe(attempts.length);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
}
