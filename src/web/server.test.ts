import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BelievableCampaign, believableCampaign } from '../../test/e2e/believable-campaign.ts';
import { promiseEmail } from '../../test/e2e/believable-outbox.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';

let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let cookie: string;
const own = 'a password of my own';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-web-'));
  campaign = await believableCampaign();
  await campaign.playAll();
  running = await startConsole({ folder, campaign });
});

afterAll(async () => {
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

type Ask = { method?: string; body?: unknown; headers?: Record<string, string>; cookie?: string };

async function ask(path: string, { method = 'GET', body, headers = {}, cookie: as }: Ask = {}) {
  const response = await fetch(`${running.url}${path}`, {
    method,
    headers: { ...headers, ...(as && { cookie: as }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : tryJson(text) };
}

function tryJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

const addresses = [
  '/session',
  '/campaigns',
  '/campaigns/cmp_00000000000000000000000000',
  '/campaigns/cmp_00000000000000000000000000/calls',
  '/campaigns/cmp_00000000000000000000000000/refusals',
  '/campaigns/cmp_00000000000000000000000000/settings',
  '/campaigns/cmp_00000000000000000000000000/calls.csv',
  '/campaigns/cmp_00000000000000000000000000/refusal-counts',
  '/campaign-choices',
  '/flows',
  '/refusals',
  '/refusal-counts',
  '/debtors?q=novak',
  '/debtors/per_00000000000000000000000000',
  '/debtors/per_00000000000000000000000000/timeline',
  '/calls/att_00000000000000000000000000',
  '/messages',
  '/messages/msg_00000000000000000000000000',
  '/limits',
  '/trunks',
  '/caller-identities',
  '/dialling',
  '/suppressions',
  '/prompts?language=cs',
  '/prompts/cs/greeting',
  '/prompts/cs/greeting/sound',
  '/prompt-gaps',
  '/prompt-measures?language=cs',
  '/lexicon',
  '/events',
  '/openapi.json',
  '/no-such-thing',
];

test.each(addresses)('a stranger learns nothing at /api/v1%s', async (path) => {
  const { status, body, headers } = await ask(`/api/v1${path}`);
  expect({ status, code: body.code }).toEqual({ status: 401, code: 'not_logged_in' });
  expect(headers.get('content-type')).toContain('application/problem+json');
});

test.each([
  '/campaigns',
  '/campaigns/audience',
  '/campaigns/x/start',
  '/campaigns/x/stop',
  '/dialling/stop-all',
  '/dialling/allow',
])('a stranger orders nothing at %s', async (path) => {
  expect((await ask(`/api/v1${path}`, { method: 'POST' })).status).toBe(401);
  expect((await campaign.board.dialling()).allowed).toBe(true);
});

test('every route of the description is among those that refuse strangers', async () => {
  await logIn();
  const { body } = await ask('/api/v1/openapi.json', { cookie });
  expect(body.openapi).toBe('3.1.0');
  const refused = await Promise.all(
    Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => !(path === '/api/v1/session' && method === 'post'))
        .map(async (method) => (await ask(path.replace('{id}', 'x'), { method: method.toUpperCase() })).status),
    ),
  );
  expect(refused.length).toBeGreaterThan(11);
  expect(new Set(refused)).toEqual(new Set([401]));
});

/** Logs in, choosing an own password the first time. */
async function logIn(): Promise<void> {
  if (cookie) return;
  const { email, password } = running.login;
  const first = await ask('/api/v1/session', { method: 'POST', body: { email, password } });
  expect(first).toMatchObject({ status: 200, body: { mustChangePassword: true } });
  const held = await ask('/api/v1/campaigns', { cookie: cookieOf(first.headers) });
  expect(held).toMatchObject({ status: 403, body: { code: 'password_change_required' } });
  const change = { method: 'PUT', cookie: cookieOf(first.headers), body: { current: password, next: own } };
  const changed = await ask('/api/v1/session/password', change);
  expect(changed).toMatchObject({ status: 200, body: { mustChangePassword: false } });
  cookie = cookieOf(changed.headers);
}

test('whoever has the one-time password sees nothing before choosing an own one', logIn);

test('guessing a password is slowed down after five attempts, however many come at once', async () => {
  const body = { email: 'guesser@example.com', password: 'guess' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('/api/v1/session', { method: 'POST', body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('another site cannot order anything in the name of a person who is logged in', async () => {
  await logIn();
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    const answer = await ask('/api/v1/dialling/stop-all', { method: 'POST', cookie, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site' } });
  }
  expect((await campaign.board.dialling()).allowed).toBe(true);
});

test('a campaign shows its totals in wire forms', async () => {
  await logIn();
  const { body } = await ask(`/api/v1/campaigns/${campaign.campaignId}`, { cookie });
  expect(body.totals.promised).toEqual([{ amount: expect.stringMatching(/^\d+\.\d{2}$/), currency: 'CZK' }]);
  expect(body.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('pages of calls hold every call once, newest first', async () => {
  await logIn();
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(
      `/api/v1/campaigns/${campaign.campaignId}/calls?limit=4${next && `&after=${next}`}`,
      { cookie },
    );
    expect(page.status).toBe(200);
    seen.push(...page.body.items.map(({ id }: { id: string }) => id));
    next = page.body.next;
  }
  expect(seen).toEqual([...new Set(seen)].sort().reverse());
  expect(seen).toHaveLength(15);
});

test('named calls come back alone, and one call with its timeline, identity digits as bullets only', async () => {
  await logIn();
  const all = await ask(`/api/v1/campaigns/${campaign.campaignId}/calls`, { cookie });
  const [a, b] = [all.body.items.at(-1).id, all.body.items.at(-3).id];
  const some = await ask(`/api/v1/campaigns/${campaign.campaignId}/calls?ids=${a},${b}`, { cookie });
  expect(some.body.items.map(({ id }: { id: string }) => id)).toEqual([b, a]);
  expect(some.body.next).toBeNull();
  const { body } = await ask(`/api/v1/calls/${a}`, { cookie });
  expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['admitted', 'dialled', 'said', 'keyed', 'promised', 'result']),
  );
  expect(body.keyed).toEqual(['••••••••', '1', '2', '1']);
});

test.each([
  ['an id of another kind', '/campaigns/att_00000000000000000000000000', 400, 'invalid_request'],
  ['a campaign that is not there', '/campaigns/cmp_00000000000000000000000000', 404, 'unknown_campaign'],
  ['calls of a campaign that is not there', '/campaigns/cmp_00000000000000000000000000/calls', 404, 'unknown_campaign'],
  ['a call that is not there', '/calls/att_00000000000000000000000000', 404, 'unknown_call'],
  ['too large a page', '/campaigns/cmp_00000000000000000000000000/calls?limit=5000', 400, 'invalid_request'],
  ['an address that is none', '/nothing', 404, 'not_found'],
])('%s is answered by a problem that names it', async (_what, path, status, code) => {
  await logIn();
  expect(await ask(`/api/v1${path}`, { cookie })).toMatchObject({ status, body: { code, status } });
});

test('a body that is not JSON, or not the form, is answered by a problem', async () => {
  await logIn();
  const post = { method: 'POST', headers: { 'content-type': 'text/plain' } };
  expect((await fetch(`${running.url}/api/v1/session`, { ...post, body: 'x' })).status).toBe(415);
  const broken = await fetch(`${running.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  expect(await broken.json()).toMatchObject({ status: 400, code: 'invalid_request' });
  const missing = await ask('/api/v1/session', { method: 'POST', body: { email: 'a@b.cz' } });
  expect(missing.body).toMatchObject({ code: 'invalid_request', issues: [{ at: 'body/password' }] });
});

test('pause and start, and the red button: nothing starts until dialling is allowed again', async () => {
  await logIn();
  const post = (path: string) => ask(`/api/v1${path}`, { method: 'POST', cookie });
  const here = `/campaigns/${campaign.campaignId}`;
  expect((await post(`${here}/pause`)).body.state).toBe('paused');
  expect((await post('/dialling/stop-all')).body.allowed).toBe(false);
  expect(await post(`${here}/start`)).toMatchObject({ status: 409, body: { code: 'dialling_stopped' } });
  expect((await post('/dialling/allow')).body.allowed).toBe(true);
  expect((await post(`${here}/start`)).body.state).toBe('running');
  const [last] = (await campaign.journal.read({ after: 0, limit: 1000 })).slice(-1);
  expect(last?.actor).toMatch(/^user:/);
});

test('a number put onto a suppression list is held back from then on; the lists tell how many, never which', async () => {
  await logIn();
  const post = (body: object) => ask('/api/v1/suppressions', { method: 'POST', cookie, body });
  const number = { number: '601 234 567', reason: 'asked by letter' };
  expect(await post(number)).toMatchObject({ status: 201, body: { list: 'general', outcome: 'added' } });
  expect(await post({ ...number, number: '+420601234567' })).toMatchObject({ status: 200, body: { outcome: 'unchanged' } });
  expect(await post({ number: '602345678', list: 'regulator', until: '2020-01-31' })).toMatchObject({ status: 201 });
  expect(await post({ number: '112' })).toMatchObject({ status: 422, body: { code: 'not_a_phone_number' } });
  expect(await post({ number: '601234567', list: 'No/Name' })).toMatchObject({ status: 422, body: { code: 'bad_list_name' } });
  expect(await post({ number: '601234567', until: '31.1.2020' })).toMatchObject({ status: 400 });
  const { body } = await ask('/api/v1/suppressions', { cookie });
  expect(body.items).toMatchObject([
    { list: 'general', numbers: 1, inForce: 1, latest: expect.stringMatching(/Z$/) },
    { list: 'regulator', numbers: 1, inForce: 0 },
  ]);
  expect(JSON.stringify(body)).not.toContain('601234567');
  const told = (await campaign.journal.read({ after: 0, limit: 1000, types: ['suppression_added'] })).map(({ actor, data }) => ({
    actor,
    data,
  }));
  expect(told).toHaveLength(2);
  expect(told[0]?.actor).toMatch(/^user:/);
  expect(JSON.stringify(told)).not.toContain('601234567');
});

test('alive and ready are open to supervisors and name no person', async () => {
  expect(await ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ready', parts: ['database'] } });
});

test('nothing inline runs, nobody frames the console, types are not guessed', async () => {
  const { headers } = await ask('/healthz');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('logging out ends the session', async () => {
  const { email } = running.login;
  await logIn();
  const other = await ask('/api/v1/session', { method: 'POST', body: { email, password: own } });
  const session = cookieOf(other.headers);
  expect((await ask('/api/v1/campaigns', { cookie: session })).status).toBe(200);
  expect((await ask('/api/v1/session', { method: 'DELETE', cookie: session })).status).toBe(204);
  expect((await ask('/api/v1/campaigns', { cookie: session })).status).toBe(401);
});

test('messages come page by page, newest first, by channel and state; addresses of debtors are masked, words are shown one by one', async () => {
  const put = (wish: Parameters<typeof campaign.outbox.put>[0]) => campaign.write((outbox) => outbox.put(wish));
  const sms = await put({});
  const email = await put({ ...promiseEmail, state: 'failed', failure: 'smtp_550_5_1_1' });
  const report = await put({ kind: 'report', channel: 'email', who: null, to: 'boss@energo.example' });
  const at = (path: string) => ask(`/api/v1${path}`, { cookie });
  const first = (await at('/messages?limit=2')).body;
  expect(first.items.map(({ id, to }: { id: string; to: string }) => [id, to])).toEqual([
    [report, 'boss@energo.example'],
    [email, 'j***@example.com'],
  ]);
  expect((await at(`/messages?limit=2&after=${first.next}`)).body).toMatchObject({
    items: [{ id: sms, to: '+420***101' }],
    next: null,
  });
  expect((await at('/messages?channel=email&state=failed')).body.items).toMatchObject([{ id: email, failure: 'smtp_550_5_1_1' }]);
  expect((await at(`/messages/${sms}`)).body).toMatchObject({ sender: 'Energo Morava, a.s.', tellsOfDebt: true, parts: 1 });
  expect(JSON.stringify(first)).not.toContain('Potvrzujeme');
  expect((await at('/messages/msg_00000000000000000000000000')).body.code).toBe('unknown_message');
  expect((await at('/messages?state=lost')).status).toBe(400);
});
