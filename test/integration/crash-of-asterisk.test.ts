import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { hasty, replies, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { expectNothingHeld } from '../support/expect-nothing-held.ts';
import { attemptsIn, callsUp, field, isFinished, type Lines, linesOf, resultOf, storyOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { asterisksOf, processesOf } from '../support/server-process.ts';

/** Of three kinds when Asterisk dies: told what is open, promised, and silent. */
const talking: readonly Persona[] = [
  hasty('41', 'knows_the_amount', '1{birth_date}', waitsForAWord, { do: 'hang_up' }),
  hasty('42', 'has_promised', '1{birth_date}11', ...replies('1', '1')),
  hasty('43', 'says_nothing', '', waitsForAWord, { do: 'hang_up' }),
];

const up = 20;
const afterwards = ['14', '16', '20', '14'];
const today = Temporal.Now.plainDateISO('Europe/Prague');
const suffixes = [
  ...Array.from({ length: up }, (_, index) => (['41', '42', '43', '43'] as const)[index % 4] ?? '43'),
  ...afterwards,
];
const debtors = samplePortfolio(suffixes.length, suffixes, today);

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, ...talking] });
});

afterAll(async () => {
  await world?.close();
});

test('when Asterisk dies, its twenty calls end with what they had earned, it comes back, and the campaign goes on', async () => {
  const { id } = await world.campaign('winter', debtors, { concurrency: up, callsPerSecond: 8 });
  const server = await world.startServer();
  const promisedIn = (journal: Lines) => new Set(linesOf(journal, 'promise_recorded').map(({ subject }) => subject.attemptId));
  await world.until(
    'nearly all are up, one of them with a promise',
    (journal) => callsUp(journal).length >= up - 2 && callsUp(journal).some((attempt) => promisedIn(journal).has(attempt)),
    90_000,
  );
  const broken = callsUp(await world.journal());
  const [pid] = asterisksOf(world.environment);
  process.kill(pid ?? 0, 'SIGKILL');
  await world.letThemGoOn();

  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 120_000);
  const promised = promisedIn(after);
  const verified = (attempt: string) => linesOf(after, 'node_entered', attempt).some((line) => field(line, 'verified') === true);
  for (const attempt of broken)
    expect(resultOf(after, attempt), storyOf(after, [attempt])).toBe(
      promised.has(attempt) ? 'rpc_ptp' : verified(attempt) ? 'rpc_informed' : 'lost',
    );
  expect(new Set(broken.map((attempt) => resultOf(after, attempt)))).toContain('lost');
  expect(attemptsIn(after, id)).toHaveLength(debtors.length);
  await expectAllInOrder(world, after);
  await expectNothingHeld(world);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
}, 420_000);
