import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Persona, type PersonaStep, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { attemptsIn, callsUp, field, isFinished, type Lines, linesOf, nodeOf, resultOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { processesOf } from '../support/server-process.ts';

const listen: PersonaStep = { do: 'listen' };
const press = (keys: string): PersonaStep => ({ do: 'press', keys });
const replies = (...keys: readonly string[]): PersonaStep[] => keys.flatMap((each) => [listen, press(each)]);
/** Long enough for a crash and a new start; the flow asks on meanwhile. */
const thinks: PersonaStep = { do: 'wait', ms: 22_000 };
/** Picks up and keys ahead, as soon as she hears somebody. */
const at = (...keys: readonly string[]): PersonaStep[] => [
  { do: 'ring', ms: 500 },
  { do: 'answer' },
  { do: 'overhear', ms: 0 },
  ...keys.map(press),
];
/** Heard that the promise stands. */
const hangsUp: PersonaStep[] = [{ do: 'overhear', ms: 1000 }, { do: 'hang_up' }];

/** Debtors who are interrupted at different places of the flow, and promise when they are asked again. */
const interrupted: readonly Persona[] = [
  {
    suffix: '31',
    name: 'has_not_said_who',
    steps: [...at(), thinks, ...replies('1', '{birth_date}', '1', '1', '1'), ...hangsUp],
  },
  {
    suffix: '32',
    name: 'was_keying_birth_date',
    steps: [...at('1'), thinks, ...replies('1', '{birth_date}', '1', '1', '1'), ...hangsUp],
  },
  { suffix: '33', name: 'was_choosing', steps: [...at('1{birth_date}'), thinks, ...replies('1', '2', '1'), ...hangsUp] },
  { suffix: '34', name: 'was_asked_when', steps: [...at('1{birth_date}1'), thinks, ...replies('3', '1'), ...hangsUp] },
  { suffix: '35', name: 'was_asked_to_confirm', steps: [...at('1{birth_date}11'), thinks, ...replies('1'), ...hangsUp] },
];
/** Debtors for the time when Asterisk dies: two who will be heard out, one who has said nothing. */
const talking: readonly Persona[] = [
  { suffix: '41', name: 'knows_the_amount', steps: at('1{birth_date}') },
  { suffix: '42', name: 'has_promised', steps: [...at('1{birth_date}11'), ...replies('1')] },
  { suffix: '43', name: 'says_nothing', steps: at() },
];

const today = Temporal.Now.plainDateISO('Europe/Prague');
const everybody = samplePortfolio(
  15,
  ['31', '32', '33', '34', '35', '09', '14', '16', '20', '41', '42', '43', '09', '14', '16'],
  today,
);
const [first, second] = [everybody.slice(0, 9), everybody.slice(9)];

let world: RehearsalWorld;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors: everybody, personas: [...personas, ...interrupted, ...talking] });
});

afterAll(async () => {
  await world?.close();
});

test('when the controller is killed, its calls go on where they were, and nobody is called twice', async () => {
  const { id } = await world.campaign('autumn', first);
  const server = await world.startServer();
  await world.until('debtors wait at three nodes of the flow', (journal) => {
    const nodes = callsUp(journal).map((attempt) => nodeOf(journal, attempt));
    const placed = attemptsIn(journal).length === first.length;
    return placed && nodes.length >= 5 && ['who', 'options', 'promise'].every((node) => nodes.includes(node));
  });
  await server.kill();
  const before = await world.journal();
  const broken = callsUp(before);
  expect(broken.length).toBeGreaterThanOrEqual(4);
  expect(asterisks()).toHaveLength(1);

  const again = await world.startServer();
  expect(asterisks()).toHaveLength(1);
  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 100_000);
  for (const attempt of broken) {
    const resumed = linesOf(after, 'node_entered', attempt).find((line) => field(line, 'resumed') === true);
    expect(resumed && field(resumed, 'node'), 'a call goes on at its node').toBe(nodeOf(before, attempt));
    const prompts = linesOf(after, 'prompt_heard', attempt).map((line) => field(line, 'prompt'));
    expect(prompts).toContain('apology');
  }
  const promised = new Set(linesOf(after, 'promise_recorded').map(({ subject }) => subject.attemptId));
  expect(broken.filter((attempt) => promised.has(attempt)).length).toBeGreaterThanOrEqual(4);
  await expectAllInOrder(after);
  expect(await again.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
});

test('when Asterisk dies, its calls end with what they had earned, it comes back, and the campaign goes on', async () => {
  const { id } = await world.campaign('winter', second, { concurrency: 3 });
  const server = await world.startServer();
  await world.until('three calls are up, one of them with a promise', (journal) => {
    const promised = new Set(linesOf(journal, 'promise_recorded').map(({ subject }) => subject.attemptId));
    return callsUp(journal).length === 3 && callsUp(journal).some((attempt) => promised.has(attempt));
  });
  const broken = callsUp(await world.journal());
  const [pid] = asterisks();
  process.kill(pid ?? 0, 'SIGKILL');

  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 90_000);
  expect(broken.map((attempt) => resultOf(after, attempt)).toSorted()).toEqual(['lost', 'rpc_informed', 'rpc_ptp']);
  expect(attemptsIn(after, id)).toHaveLength(second.length);
  await expectAllInOrder(after);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
});

/** One result for each attempt, one INVITE for each attempt, and a judge who is content. */
async function expectAllInOrder(journal: Lines): Promise<void> {
  const attempts = attemptsIn(journal);
  for (const attempt of attempts) expect(linesOf(journal, 'attempt_ended', attempt)).toHaveLength(1);
  const callIds = new Set((await world.carrier.placedCalls()).map(({ callId }) => callId));
  expect(callIds.size).toBe(attempts.length);
  const judged = await world.dovolat('judge');
  expect(judged.code, judged.stdout).toBe(0);
}

function asterisks(): number[] {
  return processesOf(world.environment).flatMap(({ pid, command }) => (/asterisk -f /.test(command) ? [pid] : []));
}
