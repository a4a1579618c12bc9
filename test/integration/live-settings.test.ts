import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Persona } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { waitsForAWord } from '../support/debtors-in-a-hurry.ts';
import { attemptsIn, field, type Lines, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Picks up, says nothing, and goes when she is let: however slow the machine is, lines fill up and stay so. */
const held: Persona = {
  suffix: '62',
  name: 'goes_when_told',
  // a number on which many hang up at once would rest
  steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }, waitsForAWord, { do: 'wait', ms: 6500 }, { do: 'hang_up' }],
};
const debtors = samplePortfolio(150, [held.suffix], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;
let cookie = '';

beforeEach(async () => {
  world = await openRehearsalWorld({ debtors, personas: [held] });
});

afterEach(async () => {
  await world?.close();
});

test('an operator lowers and raises caps while ten lines are up: the next dial obeys, calls that are up finish, the judge agrees', async () => {
  const server = await world.startServer();
  await logIn(server);
  const { id } = await world.campaign('alfa', debtors, { concurrency: 10, callsPerSecond: 10 });
  await filledTo(10);

  await patch(`/campaigns/${id}/settings`, { concurrency: 3 });
  expect(linesUp(await world.journal())).toBe(10);
  await othersCome('campaign_settings_changed');
  await filledTo(3);
  expect(highestAtDials(await world.journal(), 'campaign_settings_changed', 1)).toBe(3);

  await patch(`/campaigns/${id}/settings`, { concurrency: 8 });
  await filledTo(8);
  expect(highestAtDials(await world.journal(), 'campaign_settings_changed', 2)).toBe(8);

  await patch('/limits', { calls: 2 });
  await othersCome('overall_limits_changed');
  await filledTo(2);
  expect(highestAtDials(await world.journal(), 'overall_limits_changed', 1)).toBe(2);

  const { items } = await read('/trunks');
  expect(items).toMatchObject([{ name: 'network', state: 'reachable', channels: 30, inUse: 2 }]);
  await patch(`/trunks/${items[0].id}`, { channels: 1 });
  await patch('/limits', { calls: 9 });
  await othersCome('trunk_changed');
  await filledTo(1);
  expect(highestAtDials(await world.journal(), 'trunk_changed', 1)).toBe(1);

  const refused = await send('/limits', 'PATCH', { calls: 100_000 });
  expect({ status: refused.status, code: (await refused.json()).code }).toEqual({ status: 422, code: 'above_ceiling' });
  const stopped = await send(`/campaigns/${id}/stop`, 'POST');
  expect((await stopped.json()).state).toMatch(/^stop/);
  await world.letThemGoOn();
  await world.until('calls that are up finish', (journal) => linesUp(journal) === 0);
  // with what the network and Asterisk said of them: `no SIP status and no cause` is an order that Asterisk refused
  const others = linesOf(await world.journal(), 'attempt_ended')
    .filter((line) => !['hung_up_early', 'silent'].includes(String(field(line, 'result'))))
    .map((line) =>
      ['result', 'sipCode', 'cause', 'hungUpBy', 'ringing'].map((name) => `${name} ${field(line, name)}`).join(', '),
    );
  expect(others).toEqual([]);
  expect((await world.dovolat('judge')).stdout).toMatch(/^PASS/);
  expect((await world.carrier.placedCalls()).length).toBe(attemptsIn(await world.journal()).length);
  expect(await server.stop()).toBe(0);
}, 480_000);

/** Attempts that were reserved and have not ended. */
function linesUp(journal: Lines): number {
  return attemptsIn(journal).length - linesOf(journal, 'attempt_ended').length;
}

/** Waits until exactly so many calls are up. */
async function filledTo(count: number): Promise<void> {
  await world.until(`${count} lines are up`, (journal) => linesUp(journal) === count, 120_000);
}

/** Lets those on the phone go, until somebody else was dialled after the last event of a kind. */
async function othersCome(type: string): Promise<void> {
  await world.letThemGoOn();
  await world.until(`a call is dialled after ${type}`, (journal) => {
    const since = journal.slice(journal.findLastIndex((line) => line.type === type));
    return attemptsIn(since).length > 0;
  });
  await world.letThemWait();
}

/** The most calls that were up right after a dial, from the nth event of a kind on. */
function highestAtDials(journal: Lines, type: string, nth: number): number {
  const from = linesOf(journal, type)[nth - 1]?.seq ?? Number.MAX_SAFE_INTEGER;
  let up = 0;
  let highest = 0;
  for (const { type: happened, seq } of journal) {
    if (happened === 'attempt_ended') up -= 1;
    if (happened !== 'attempt_reserved') continue;
    up += 1;
    if (seq > from) highest = Math.max(highest, up);
  }
  return highest;
}

async function send(path: string, method: string, body?: unknown): Promise<Response> {
  const { DOVOLAT_HTTP_HOST: host, DOVOLAT_HTTP_PORT: port } = world.environment;
  const response = await fetch(`http://${host}:${port}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return response;
}

async function patch(path: string, body: unknown): Promise<void> {
  const response = await send(path, 'PATCH', body);
  expect(response.status, await response.text()).toBe(200);
}

async function read(path: string) {
  return (await send(path, 'GET')).json();
}

async function logIn(server: ServerProcess): Promise<void> {
  await expect.poll(() => server.said()).toMatch(/Log in once with \S+ and the password \S+/);
  const [, email, password] = /Log in once with (\S+) and the password ([^\s,]+)/.exec(server.said()) ?? [];
  expect((await send('/session', 'POST', { email, password })).status).toBe(200);
  expect((await send('/session/password', 'PUT', { current: password, next: 'a password of my own' })).status).toBe(200);
}
