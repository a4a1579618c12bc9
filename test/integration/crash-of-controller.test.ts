import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty, keysAhead, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { attemptsIn, callsUp, field, isFinished, linesOf, nodeOf, resultOf, storyOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { asterisksOf, processesOf } from '../support/server-process.ts';

/** Debtors who are interrupted at different places of the flow, and promise when they are asked again. */
const interrupted: readonly Persona[] = [
  hasty('61', 'has_not_said_who', '', waitsForAWord, ...keysAhead('1{birth_date}11'), ...confirmsAndGoes),
  hasty('62', 'was_keying_birth_date', '1', waitsForAWord, ...keysAhead('1{birth_date}11'), ...confirmsAndGoes),
  hasty('63', 'was_choosing', '1{birth_date}', waitsForAWord, ...keysAhead('12'), ...confirmsAndGoes),
  hasty('64', 'was_asked_when', '1{birth_date}1', waitsForAWord, ...keysAhead('3'), ...confirmsAndGoes),
  hasty('65', 'was_asked_to_confirm', '1{birth_date}11', waitsForAWord, ...confirmsAndGoes),
];

const today = Temporal.Now.plainDateISO('Europe/Prague');
const debtors = samplePortfolio(9, ['61', '62', '63', '64', '65', '09', '14', '16', '20'], today);

let world: RehearsalWorld;

beforeEach(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, ...interrupted] });
});

afterEach(async () => {
  await world?.close();
});

test('when the controller is killed, its calls go on where they were, and nobody is called twice', async () => {
  const { id } = await world.campaign('autumn', debtors);
  const server = await world.startServer();
  await world.until('debtors wait at three nodes of the flow', (journal) => {
    const nodes = callsUp(journal).map((attempt) => nodeOf(journal, attempt));
    const placed = attemptsIn(journal).length === debtors.length;
    return placed && nodes.length >= 5 && ['who', 'options', 'promise'].every((node) => nodes.includes(node));
  });
  await server.kill();
  const before = await world.journal();
  const broken = callsUp(before);
  expect(broken.length).toBeGreaterThanOrEqual(4);
  expect(asterisksOf(world.environment)).toHaveLength(1);

  const remembered = join(world.data, 'asterisk/instance.json');
  const ours = readFileSync(remembered, 'utf8');
  writeFileSync(remembered, ours.replace(/"password":"[^"]*"/g, '"password":"wrong"'));
  const refused = await world.dovolat('start');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(
    /process \d+\) cannot be taken over: .* refuses the ARI user dovolat[\s\S]*What to do: .*instance\.json/,
  );
  expect(asterisksOf(world.environment), 'its calls are left alone').toHaveLength(1);
  writeFileSync(remembered, ours);

  const again = await world.startServer();
  expect(asterisksOf(world.environment)).toHaveLength(1);
  await world.until('every call is resumed', (journal) =>
    broken.every((attempt) => linesOf(journal, 'node_entered', attempt).some((line) => field(line, 'resumed') === true)),
  );
  await world.letThemGoOn();
  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 100_000);
  for (const attempt of broken) {
    const resumed = linesOf(after, 'node_entered', attempt).find((line) => field(line, 'resumed') === true);
    expect(resumed && field(resumed, 'node'), 'a call goes on at its node').toBe(nodeOf(before, attempt));
    const prompts = linesOf(after, 'prompt_heard', attempt).map((line) => field(line, 'prompt'));
    expect(prompts).toContain('apology');
  }
  const kept = broken.filter((attempt) => resultOf(after, attempt) === 'rpc_ptp');
  expect(kept.length, storyOf(after, broken)).toBeGreaterThanOrEqual(4);
  for (const attempt of kept) expect(linesOf(after, 'promise_recorded', attempt)).toHaveLength(1);
  await expectAllInOrder(world, after);
  expect(await again.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
});
