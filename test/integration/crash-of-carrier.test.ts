import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { hasty, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectNothingHeld } from '../support/expect-nothing-held.ts';
import { attemptsIn, callsUp, field, isFinished, type Lines, linesOf, resultOf, storyOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { processesOf } from '../support/server-process.ts';

/** Those on the line when their network dies have heard what is open, or say nothing; some telephones still ring. */
const people: readonly Persona[] = [
  hasty('61', 'knows_the_amount', '1{birth_date}', waitsForAWord, { do: 'hang_up' }),
  hasty('62', 'says_nothing', '', waitsForAWord, { do: 'hang_up' }),
  { suffix: '63', name: 'lets_it_ring', steps: [{ do: 'ring', ms: 60_000 }] },
];
const lines = 12;
const suffixes = [...Array.from({ length: lines }, (_, index) => (['61', '62', '62', '63'] as const)[index % 4] ?? '62')];
const more = ['14', '16', '20', '14', '16', '20'];
const today = Temporal.Now.plainDateISO('Europe/Prague');
const debtors = samplePortfolio(lines + more.length, [...suffixes, ...more], today);

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, ...people] });
});

afterAll(async () => {
  await world?.close();
});

test('when the carrier dies, its calls end, those who could not be reached lose no attempt, and all are called once it is back', async () => {
  const soon = { trunk_dead: 2000, carrier_failed: 2000, carrier_rejected: 2000 };
  const settings = { concurrency: lines + 4, callsPerSecond: 4, ringMs: 15_000, retryAfterMs: soon };
  const { id } = await world.campaign('spring', debtors, settings);
  const server = await world.startServer();
  await world.until(
    'some calls are up, others ring',
    (journal) => callsUp(journal).length >= 5 && ringingIn(journal).length >= 1,
    90_000,
  );
  await world.carrier.kill();
  const killedAt = Date.now();
  const broken = callsUp(await world.journal());
  await world.until('the breaker opens', (journal) => breakerMoves(journal).includes('open'), 60_000);
  await world.until(
    'no call is left hanging',
    (journal) => attemptsIn(journal, id).every((attempt) => resultOf(journal, attempt) !== undefined),
    60_000,
  );
  const dead = await world.journal();
  for (const attempt of broken)
    expect(['rpc_informed', 'hung_up_early', 'silent'], storyOf(dead, [attempt])).toContain(resultOf(dead, attempt));
  const unheard = linesOf(dead, 'attempt_ended').filter(
    (line) => field(line, 'ringing') === false && field(line, 'answered') === false,
  );
  for (const line of unheard.filter(({ at }) => at > killedAt))
    expect([field(line, 'burns'), field(line, 'result')]).toEqual([
      false,
      expect.stringMatching(/^(trunk_dead|carrier_failed)$/),
    ]);

  await world.carrier.start();
  await world.letThemGoOn();
  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 120_000);
  expect(breakerMoves(after)).toContain('closed');
  const reached = attemptsIn(after, id).filter(
    (attempt) => !/^(trunk_dead|carrier_failed)$/.test(String(resultOf(after, attempt))),
  );
  expect(reached, 'one call that may have reached somebody for each debtor').toHaveLength(debtors.length);
  for (const attempt of attemptsIn(after)) expect(linesOf(after, 'attempt_ended', attempt)).toHaveLength(1);
  // An INVITE that came in just before the network died was seen there and never rang.
  const seen = new Set((await world.carrier.placedCalls()).map(({ callId }) => callId));
  expect(seen.size).toBeGreaterThanOrEqual(reached.length);
  expect(seen.size, 'never more than one INVITE for an attempt').toBeLessThanOrEqual(attemptsIn(after).length);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
  await expectNothingHeld(world);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment).filter(({ command }) => !command.includes('/carrier/'))).toEqual([]);
}, 420_000);

function breakerMoves(journal: Lines): unknown[] {
  return linesOf(journal, 'trunk_breaker_moved').map((line) => field(line, 'state'));
}

/** Rings and is neither answered nor over. */
function ringingIn(journal: Lines): string[] {
  return linesOf(journal, 'attempt_rang').flatMap(({ subject: { attemptId = '' } }) =>
    linesOf(journal, 'attempt_answered', attemptId).length + linesOf(journal, 'attempt_ended', attemptId).length === 0
      ? [attemptId]
      : [],
  );
}
