import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { hasty, replies } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { attemptsIn, callsUp, isFinished, linesOf, resultOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { asterisksOf, processesOf } from '../support/server-process.ts';

/** Two who will have been told what is open when Asterisk dies, one of them with a promise; one who says nothing. */
const talking: readonly Persona[] = [
  hasty('41', 'knows_the_amount', '1{birth_date}'),
  hasty('42', 'has_promised', '1{birth_date}11', ...replies('1', '1')),
  hasty('43', 'says_nothing', ''),
];

const today = Temporal.Now.plainDateISO('Europe/Prague');
const debtors = samplePortfolio(6, ['41', '42', '43', '14', '16', '20'], today);

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, ...talking] });
});

afterAll(async () => {
  await world?.close();
});

test('when Asterisk dies, its calls end with what they had earned, it comes back, and the campaign goes on', async () => {
  const { id } = await world.campaign('winter', debtors, { concurrency: 3 });
  const server = await world.startServer();
  await world.until('three calls are up, one of them with a promise', (journal) => {
    const promised = new Set(linesOf(journal, 'promise_recorded').map(({ subject }) => subject.attemptId));
    return callsUp(journal).length === 3 && callsUp(journal).some((attempt) => promised.has(attempt));
  });
  const broken = callsUp(await world.journal());
  const [pid] = asterisksOf(world.environment);
  process.kill(pid ?? 0, 'SIGKILL');

  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 90_000);
  expect(broken.map((attempt) => resultOf(after, attempt)).toSorted()).toEqual(['lost', 'rpc_informed', 'rpc_ptp']);
  expect(attemptsIn(after, id)).toHaveLength(debtors.length);
  await expectAllInOrder(world, after);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
});
