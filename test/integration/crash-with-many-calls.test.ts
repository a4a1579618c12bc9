import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty, keysAhead, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { expectNothingHeld } from '../support/expect-nothing-held.ts';
import { attemptsIn, callsUp, field, isFinished, linesOf, nodeOf, resultOf, storyOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { asterisksOf, processesOf } from '../support/server-process.ts';

/** Most have not said who they are when it happens, some are in the menu, some are asked when they will pay. */
const interrupted: readonly Persona[] = [
  hasty('71', 'has_not_said_who', '', waitsForAWord, ...keysAhead('1{birth_date}11'), ...confirmsAndGoes),
  hasty('72', 'was_choosing', '1{birth_date}', waitsForAWord, ...keysAhead('11'), ...confirmsAndGoes),
  hasty('73', 'was_asked_when', '1{birth_date}1', waitsForAWord, ...keysAhead('1'), ...confirmsAndGoes),
];
const many = 24;
const today = Temporal.Now.plainDateISO('Europe/Prague');
const suffixes = Array.from({ length: many }, (_, index) => ['71', '71', '71', '72', '73'][index % 5] ?? '71');
const debtors = samplePortfolio(many, suffixes, today);

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, ...interrupted] });
});

afterAll(async () => {
  await world?.close();
});

test('the controller is killed with two dozen calls up: each goes on at its node, and nothing is lost, doubled or leaked', async () => {
  const { id } = await world.campaign('many', debtors, { concurrency: 25, callsPerSecond: 8 });
  const server = await world.startServer();
  await world.until('more than twenty calls are up', (journal) => callsUp(journal).length >= 21, 90_000);
  await server.kill();
  const before = await world.journal();
  const broken = callsUp(before);
  expect(broken.length).toBeGreaterThanOrEqual(20);
  expect(asterisksOf(world.environment)).toHaveLength(1);

  const again = await world.startServer();
  await world.until(
    'every call is resumed',
    (journal) =>
      broken.every((attempt) => linesOf(journal, 'node_entered', attempt).some((line) => field(line, 'resumed') === true)),
    60_000,
  );
  await world.letThemGoOn();
  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 120_000);

  for (const attempt of broken) {
    const [resumed] = linesOf(after, 'node_entered', attempt).filter((line) => field(line, 'resumed') === true);
    expect(resumed && field(resumed, 'node'), 'a call goes on at its node').toBe(nodeOf(before, attempt));
    const prompts = linesOf(after, 'prompt_heard', attempt).map((line) => field(line, 'prompt'));
    expect(prompts, storyOf(after, [attempt])).toContain('apology');
    expect(linesOf(after, 'promise_recorded', attempt).length).toBeLessThanOrEqual(1);
    expect(resultOf(after, attempt), storyOf(after, [attempt])).not.toBe('lost');
  }
  expect(attemptsIn(after, id)).toHaveLength(many);
  await expectAllInOrder(world, after);
  await expectNothingHeld(world);
  expect(await again.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
}, 420_000);
