import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEvent } from '../../src/journal/event.ts';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { hasty, waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { expectAllInOrder } from '../support/expect-all-in-order.ts';
import { attemptsIn, callsUp, isFinished, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Stays on the line until the test lets everybody go; whoever is called after that hangs up at once. */
const patient: Persona = hasty('61', 'stays_on_the_line', '', waitsForAWord, { do: 'hang_up' });
const debtors = samplePortfolio(16, ['61'], Temporal.Now.plainDateISO('Europe/Prague'));
const lines = 3;
/** Looks for due calls that the dialer makes ten times a second: so many of them pass while nothing may be dialled. */
const aWhile = 4000;

let world: RehearsalWorld;
let server: ServerProcess;
/** What the first server said of how to log in. */
let firstWords = '';

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, patient] });
});
afterAll(async () => {
  await world?.close();
});

const placed = async () => (await world.carrier.placedCalls()).length;
const allUp = (least: number) => (journal: readonly JournalEvent[]) => callsUp(journal).length >= least;

test('stopped at the command line while calls are up, over a kill and a restart: nobody is dialled until it is lifted, and the calls that are up run to their end', async () => {
  const { id } = await world.campaign('autumn', debtors.slice(0, 6), { concurrency: lines });
  server = await world.startServer();
  await world.until('every line is taken', allUp(lines));
  firstWords = server.said();
  const stop = await world.dovolat('stop-all', '--reason', 'drill', '--json');
  expect(JSON.parse(stop.stdout)).toMatchObject({ stopped: true });
  const dialled = attemptsIn(await world.journal()).length;
  const up = callsUp(await world.journal());
  expect(await placed()).toBe(dialled);

  await server.kill();
  server = await world.startServer();
  await world.letThemGoOn();
  const ended = await world.until(
    'the calls that were up have ended, and every line is free',
    (journal) => {
      const over = linesOf(journal, 'attempt_ended').map(({ subject }) => subject.attemptId);
      return up.every((attempt) => over.includes(attempt)) && journal;
    },
    150_000, // an end that nobody heard, between the two controllers, is found by the sweep
  );
  expect(callsUp(ended)).toEqual([]);
  await sleep(aWhile);
  expect(isFinished(await world.journal(), id), 'debtors are due').toBe(false);
  expect([attemptsIn(await world.journal()).length, await placed()]).toEqual([dialled, dialled]);

  const lifted = await world.dovolat('stop-all', '--lift', '--json');
  expect(JSON.parse(lifted.stdout)).toEqual({ stopped: false });
  await world.until('the campaign goes on to its end', (journal) => isFinished(journal, id), 100_000);
  expect(await placed()).toBe(6);
});

test('the red button of the console does the same', async () => {
  const console_ = await logIn();
  const { id } = await world.campaign('winter', debtors.slice(6), { concurrency: 1 });
  await world.until('a call of it is placed', (journal) => attemptsIn(journal, id).length > 0);
  expect(await console_('POST', '/dialling/stop-all')).toMatchObject({ allowed: false });
  const dialled = attemptsIn(await world.journal(), id).length;
  await world.until('the call that was up has ended', (journal) => callsUp(journal).length === 0);
  await server.kill();
  server = await world.startServer();
  await sleep(aWhile);
  expect(attemptsIn(await world.journal(), id)).toHaveLength(dialled);
  expect(await placed()).toBe(6 + dialled);
  expect(dialled, 'debtors are due').toBeLessThan(10);
  expect(await console_('GET', '/dialling')).toMatchObject({ allowed: false });
  expect(await console_('POST', '/dialling/allow')).toMatchObject({ allowed: true });
  const after = await world.until('the campaign goes on to its end', (journal) => isFinished(journal, id) && journal, 100_000);
  expect(await placed()).toBe(16);
  await expectAllInOrder(world, after);
  expect(await server.stop()).toBe(0);
});

/** The API, as the person whom the first start made. */
async function logIn() {
  const { DOVOLAT_HTTP_HOST: host, DOVOLAT_HTTP_PORT: port } = world.environment;
  const [, email, password] = /Log in once with (\S+) and the password (\S+),/.exec(firstWords) ?? [];
  let cookie = '';
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://${host}:${port}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.status, path).toBeLessThan(300);
    const set = response.headers.getSetCookie().map((each) => each.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return (await response.json()) as unknown;
  };
  await ask('POST', '/session', { email, password });
  await ask('PUT', '/session/password', { current: password, next: 'a password of my own' });
  return (method: 'GET' | 'POST', path: string) => ask(method, path);
}
