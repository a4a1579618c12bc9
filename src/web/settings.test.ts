import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BelievableCampaign, believableCampaign } from '../../test/e2e/believable-campaign.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';

let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let cookie = '';
let here: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-web-settings-'));
  campaign = await believableCampaign();
  running = await startConsole({ folder, campaign });
  here = `/campaigns/${campaign.campaignId}`;
  const { email, password } = running.login;
  await ask('/session', 'POST', { email, password });
  await ask('/session/password', 'PUT', { current: password, next: 'a password of my own' });
});

afterAll(async () => {
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

let before: number;
beforeEach(async () => {
  before = await campaign.journal.lastSeq();
});

async function ask(path: string, method = 'GET', body?: unknown) {
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return { status: response.status, body: await response.json() };
}

const patch = (path: string, body: unknown) => ask(path, 'PATCH', body);
const written = async () =>
  (await campaign.journal.read({ after: before, limit: 100 })).map(({ type, actor, data }) => ({ type, actor, data }));

test('a campaign’s settings come with the limits of the law and their sources', async () => {
  expect(await ask(`${here}/settings`)).toMatchObject({
    status: 200,
    body: {
      concurrency: 8,
      attemptsPerDay: 3,
      ringMs: 25_000,
      retryAfterMs: { busy: 900_000 },
      law: { attemptsPerDay: { value: 3, source: expect.any(String) }, attemptsInAll: { value: 9 } },
    },
  });
});

test('only what is named changes, and the journal tells who did it', async () => {
  const changed = await patch(`${here}/settings`, {
    concurrency: 5,
    agentNumber: '00420 601 999 990',
    retryAfterMs: { busy: 60_000 },
    reason: 'a busy morning',
  });
  expect(changed.body).toMatchObject({
    concurrency: 5,
    callsPerSecond: 2,
    agentNumber: '+420601999990',
    retryAfterMs: { busy: 60_000, no_answer: 10_800_000 },
  });
  expect((await ask(here)).body.lines.cap).toBe(5);
  expect(await written()).toMatchObject([
    {
      type: 'campaign_settings_changed',
      actor: expect.stringMatching(/^user:/),
      data: { reason: 'a busy morning', changes: { concurrency: { from: 8, to: 5 } } },
    },
  ]);
  expect(JSON.stringify(await written())).not.toContain('+420601999990');
});

test('the limits over everything change up to the ceiling of the server, and no further', async () => {
  expect((await ask('/limits')).body).toEqual({
    calls: 100,
    callsPerSecond: 20,
    inUse: 0,
    ceiling: { calls: 100, callsPerSecond: 20 },
  });
  expect(await patch('/limits', { calls: 40 })).toMatchObject({ status: 200, body: { calls: 40, callsPerSecond: 20 } });
  expect(await patch('/limits', { calls: 101 })).toMatchObject({ status: 422, body: { code: 'above_ceiling' } });
  expect((await ask('/limits')).body.calls).toBe(40);
  expect((await written()).map(({ type }) => type)).toEqual(['overall_limits_changed']);
});

test('trunks are told with state, breaker and use, never with their passwords; what they may carry changes', async () => {
  const { items } = (await ask('/trunks')).body;
  expect(items).toMatchObject([
    { name: 'carrier', channels: 12, inUse: 0, state: 'reachable', breaker: null },
    { name: 'backup', channels: 30 },
  ]);
  expect(JSON.stringify(items)).not.toContain('a secret of the trunk');
  const changed = await patch(`/trunks/${items[0].id}`, { channels: 6, destinations: ['CZ'] });
  expect(changed).toMatchObject({ status: 200, body: { channels: 6, callsPerSecond: 4, destinations: ['CZ'] } });
  await campaign.trunkTurns('carrier', 'unreachable');
  expect((await ask('/trunks')).body.items[0]).toMatchObject({
    state: 'unreachable',
    breaker: { state: 'open', since: expect.stringMatching(/Z$/) },
  });
  expect((await written()).map(({ type }) => type)).toEqual(['trunk_changed', 'trunk_breaker_moved']);
});

test('caller identities are told with their state and their use today', async () => {
  expect((await ask('/caller-identities')).body.items).toMatchObject([
    { number: '+420000900001', state: 'verified', usedToday: 0, dailyCap: 200, creditor: 'Energo Morava, a.s.' },
    { number: '+420000900002', state: 'not_verified' },
  ]);
});

test.each([
  ['no line at all', '/settings', { concurrency: 0 }, 400, 'invalid_request'],
  ['a setting that is none', '/settings', { concurency: 3 }, 400, 'invalid_request'],
  ['a result that is none', '/settings', { retryAfterMs: { bussy: 60_000 } }, 400, 'invalid_request'],
  ['too short a ringing', '/settings', { ringMs: 10 }, 422, 'bad_settings'],
  ['a number that is none', '/settings', { agentNumber: '12' }, 422, 'bad_settings'],
  ['another calendar while it runs, for no reason', '/settings', { calendar: 'rehearsal' }, 422, 'reason_needed'],
])('%s is refused by a problem that names it, and nothing is written', async (_what, path, body, status, code) => {
  expect(await patch(`${here}${path}`, body)).toMatchObject({ status, body: { code, status } });
  expect(await written()).toEqual([]);
});

test.each([
  ['/campaigns/cmp_00000000000000000000000000/settings', { concurrency: 3 }, 'unknown_campaign'],
  ['/trunks/trk_00000000000000000000000000', { channels: 3 }, 'unknown_trunk'],
])('nothing is at %s', async (path, body, code) => {
  expect(await patch(path, body)).toMatchObject({ status: 404, body: { code } });
});

test('a paused campaign goes on; a stopped one is over', async () => {
  const post = (order: string) => ask(`${here}/${order}`, 'POST');
  expect((await post('pause')).body.state).toBe('paused');
  expect((await post('start')).body.state).toBe('running');
  expect((await post('stop')).body.state).toBe('stopped');
  expect(await post('start')).toMatchObject({ status: 409, body: { code: 'campaign_finished' } });
});

test('the description names every setting, in the form of OpenAPI 3.1', async () => {
  const { paths, components } = (await ask('/openapi.json')).body;
  for (const path of ['/campaigns/{id}/settings', '/limits', '/trunks/{id}'])
    expect(paths[`/api/v1${path}`]).toHaveProperty('patch.requestBody.content');
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(['CampaignSettings', 'CampaignSettingsChange', 'Limits', 'Trunk', 'CallerIdentity']),
  );
});
