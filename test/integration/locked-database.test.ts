import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty, keysAhead, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { expectNothingHeld } from '../support/expect-nothing-held.ts';
import { callsUp, field, isFinished, linesOf, resultOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { processesOf } from '../support/server-process.ts';

/** On the line while another program holds the database. */
const patient: Persona = hasty('71', 'waits', '1{birth_date}', waitsForAWord, ...keysAhead('11'), ...confirmsAndGoes);
const today = Temporal.Now.plainDateISO('Europe/Prague');
const debtors = samplePortfolio(10, ['71', '71', '71', '71', '14', '16', '20', '14', '16', '20'], today);

let world: RehearsalWorld;

beforeEach(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, patient] });
});

afterEach(async () => {
  await world?.close();
});

test('while another program holds the database nobody is called and the server says why; then all goes on, and nothing is lost', async () => {
  const { id } = await world.campaign('summer', debtors, { concurrency: 4 });
  const server = await world.startServer();
  await world.until('four wait in their calls', (journal) => callsUp(journal).length === 4, 60_000);
  const placed = (await world.carrier.placedCalls()).length;

  const other = new SqliteDatabase(join(world.data, 'dovolat.db'), { timeout: 10_000 });
  other.exec('begin immediate');
  const told = await untilNotReady(world);
  expect(told).toContain('database');
  await expect.poll(() => server.said()).toContain('dialling is held');
  expect(await statusOf(world, '/healthz'), 'it is alive all the time').toBe(200);
  expect(await world.carrier.placedCalls()).toHaveLength(placed);
  other.exec('rollback');
  other.close();

  await world.letThemGoOn();
  const after = await world.until('the campaign is over', (journal) => isFinished(journal, id) && journal, 90_000);
  for (const { subject } of linesOf(after, 'attempt_reserved'))
    expect(resultOf(after, subject.attemptId ?? ''), 'every attempt has its result').toBeDefined();
  // on a slow machine a change that waited from before may fail when others already pass: it is held once more
  const held = linesOf(after, 'dialling_held').map((line) => field(line, 'because'));
  expect(new Set(held)).toEqual(new Set(['database_unavailable']));
  expect(linesOf(after, 'dialling_resumed')).toHaveLength(held.length);
  expect(await statusOf(world, '/readyz')).toBe(200);
  await expectAllInOrder(world, after);
  await expectNothingHeld(world);
  expect(await server.stop()).toBe(0);
  expect(processesOf(world.environment)).toEqual([]);
}, 420_000);

function ask({ environment }: RehearsalWorld, path: string): Promise<Response> {
  return fetch(`http://${environment.DOVOLAT_HTTP_HOST}:${environment.DOVOLAT_HTTP_PORT}${path}`);
}

async function statusOf(of: RehearsalWorld, path: string): Promise<number> {
  return (await ask(of, path)).status;
}

/** What is not ready, as soon as something is not. */
async function untilNotReady(of: RehearsalWorld): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    const answer = await ask(of, '/readyz');
    if (answer.status !== 200) return answer.text();
    await sleep(200);
  }
  throw new Error('the server was ready all the time');
}
