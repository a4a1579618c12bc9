import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Persona } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { attemptsIn, field, type Lines, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** Picks up, says nothing for a while, and goes. */
const short: Persona = {
  suffix: '62',
  name: 'goes_after_a_while',
  steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }, { do: 'wait', ms: 6000 }, { do: 'hang_up' }],
};
const debtors = samplePortfolio(90, [short.suffix], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;
let cookie = '';

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [short] });
});

afterAll(async () => {
  await world?.close();
});

test('an operator lowers and raises caps while ten lines are up: the next dial obeys, calls that are up finish, the judge agrees', async () => {
  const server = await world.startServer();
  await logIn(server);
  const { id } = await world.campaign('alfa', debtors, { concurrency: 10, callsPerSecond: 10 });
  await world.until('ten lines are up', (journal) => linesUp(journal) === 10);

  await patch(`/campaigns/${id}/settings`, { concurrency: 3 });
  await world.until('calls are dialled under the lowered cap', dialsSince('campaign_settings_changed', 4));
  expect(highestAtDials(await world.journal(), 'campaign_settings_changed', 1)).toBe(3);

  await patch(`/campaigns/${id}/settings`, { concurrency: 8 });
  await world.until('the lines rise to the raised cap', (journal) => linesUp(journal) === 8);
  expect(highestAtDials(await world.journal(), 'campaign_settings_changed', 2)).toBe(8);

  await patch('/limits', { calls: 2 });
  await world.until('calls are dialled under the limit over everything', dialsSince('overall_limits_changed', 2));
  expect(highestAtDials(await world.journal(), 'overall_limits_changed', 1)).toBe(2);

  await patch('/limits', { calls: 9 });
  const { items } = await read('/trunks');
  expect(items).toMatchObject([{ name: 'network', state: 'reachable', channels: 30 }]);
  await patch(`/trunks/${items[0].id}`, { channels: 1 });
  await world.until('calls are dialled under the trunk’s channels', dialsSince('trunk_changed', 2));
  expect(highestAtDials(await world.journal(), 'trunk_changed', 1)).toBe(1);

  const refused = await send('/limits', 'PATCH', { calls: 100_000 });
  expect({ status: refused.status, code: (await refused.json()).code }).toEqual({ status: 422, code: 'above_ceiling' });
  const stopped = await send(`/campaigns/${id}/stop`, 'POST');
  expect((await stopped.json()).state).toMatch(/^stop/);
  await world.until('calls that are up finish', (journal) => linesUp(journal) === 0);
  const results = linesOf(await world.journal(), 'attempt_ended').map((line) => field(line, 'hungUpBy'));
  expect(new Set(results)).toEqual(new Set(['far_end']));
  expect((await world.dovolat('judge')).stdout).toMatch(/^PASS/);
  expect((await world.carrier.placedCalls()).length).toBe(attemptsIn(await world.journal()).length);
  expect(await server.stop()).toBe(0);
});

/** Attempts that were reserved and have not ended. */
function linesUp(journal: Lines): number {
  return attemptsIn(journal).length - linesOf(journal, 'attempt_ended').length;
}

/** Whether so many calls were dialled since the last event of a kind. */
function dialsSince(type: string, count: number): (journal: Lines) => boolean {
  return (journal) => attemptsIn(journal.slice(journal.findLastIndex((line) => line.type === type))).length >= count;
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
