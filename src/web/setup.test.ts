import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BelievableCampaign, believableCampaign } from '../../test/e2e/believable-campaign.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';

let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let operator: string;
const own = 'a password of my own';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-web-setup-'));
  mkdirSync(join(folder, 'data'));
  campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  running = await startConsole({ folder, campaign });
  operator = await logIn(running.login.email, running.login.password);
});

afterAll(async () => {
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

type Order = { method?: string; body?: unknown; cookie?: string; headers?: Record<string, string> };

async function ask(path: string, { method, body, cookie = operator, headers = {} }: Order = {}) {
  const file = typeof body === 'string';
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: file ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** Logs in with a one-time password, chooses an own one, and gives the session's cookie. */
async function logIn(email: string, password: string): Promise<string> {
  const cookieOf = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  const first = await ask('/session', { body: { email, password }, cookie: '' });
  const change = { method: 'PUT', body: { current: password, next: own }, cookie: cookieOf(first.headers) };
  return cookieOf((await ask('/session/password', change)).headers);
}

const acme = { code: 'acme', name: 'ACME Energie, a.s.', neutralName: 'ACME Energie', country: 'CZ' };

async function creditorId(): Promise<string> {
  await ask('/creditors', { body: acme });
  return (await ask('/creditors')).body.items.find(({ code }: { code: string }) => code === 'acme').id;
}

async function handIn(name: string, text: string): Promise<string> {
  const { status, body } = await ask('/uploads', { body: text, headers: { 'x-file-name': encodeURIComponent(name) } });
  expect({ status, name: body.name, bytes: body.bytes }).toEqual({ status: 201, name, bytes: Buffer.byteLength(text) });
  return body.id;
}

async function finished(id: string) {
  await expect.poll(async () => (await ask(`/imports/${id}`)).body.state, { timeout: 150_000 }).not.toBe('running');
  return (await ask(`/imports/${id}`)).body;
}

const routes = async () => {
  const { body } = await ask('/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      path: path.replace('/api/v1', '').replace('{id}', 'x'),
      method: method.toUpperCase(),
    })),
  );
};

test('a viewer changes nothing at any address, and looks at neither people, keys nor settings', async () => {
  const made = await ask('/users', { body: { email: 'vera@acme.example', name: 'Věra', role: 'viewer' } });
  expect(made.status).toBe(201);
  const viewer = await logIn('vera@acme.example', made.body.password);
  const session = (path: string) => path.startsWith('/session');
  const secret = ['/users', '/api-keys', '/checks', '/settings'];
  const refusals = (await routes()).filter(({ path, method }) => !session(path) && (method !== 'GET' || secret.includes(path)));
  expect(refusals.length).toBeGreaterThan(30);
  const answered = await Promise.all(
    refusals.map(async ({ path, method }) => `${method} ${path} ${(await ask(path, { method, cookie: viewer })).body.code}`),
  );
  expect(answered.filter((line) => !line.endsWith(' not_for_viewers'))).toEqual([]);
  expect((await ask('/campaigns', { cookie: viewer })).status).toBe(200);
  expect((await ask('/session', { cookie: viewer })).body.user).toMatchObject({ name: 'Věra', role: 'viewer' });
});

test('nothing of setting up is told to a stranger, nor to a key that was never made', async () => {
  for (const headers of [{}, { authorization: 'Bearer dvk_0123456789abcdef' }] as Record<string, string>[])
    for (const { path, method } of await routes())
      if (!(path === '/session' && method === 'POST'))
        expect(`${method} ${path} ${(await ask(path, { method, headers, cookie: '' })).status}`).toBe(`${method} ${path} 401`);
});

test('a program with a key orders what its role may, under its own name, until the key is revoked', async () => {
  const made = await ask('/api-keys', { body: { name: 'the accounts', role: 'operator' } });
  const headers = { authorization: `Bearer ${made.body.key}` };
  const creditor = { ...acme, code: 'by-key' };
  expect((await ask('/creditors', { body: creditor, headers, cookie: '' })).status).toBe(201);
  const [line] = (await campaign.journal.read({ after: 0, limit: 100, types: ['creditor_registered'] })).slice(-1);
  expect(line?.actor).toBe(`user:${made.body.apiKey.id}`);
  expect(JSON.stringify((await ask('/api-keys')).body)).not.toContain(made.body.key);
  expect((await ask(`/api-keys/${made.body.apiKey.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask('/creditors', { headers, cookie: '' })).status).toBe(401);
  expect((await ask('/creditors', { headers })).status).toBe(401); // the cookie beside a bad key opens nothing
});

test('a creditor whose neutral name tells of a debt is neither added nor made so later', async () => {
  const telling = { ...acme, code: 'telling', neutralName: 'ACME Inkaso' };
  expect(await ask('/creditors', { body: telling })).toMatchObject({ status: 422, body: { code: 'neutral_name_tells' } });
  const id = await creditorId();
  const change = { method: 'PATCH', body: { neutralName: 'Vymáhání ACME' } };
  expect((await ask(`/creditors/${id}`, change)).body.code).toBe('neutral_name_tells');
  const better = await ask(`/creditors/${id}`, { method: 'PATCH', body: { neutralName: 'ACME', language: 'en' } });
  expect(better).toMatchObject({ status: 200, body: { neutralName: 'ACME', language: 'en', name: acme.name } });
});

test('the same order under the same key is carried out once; another one under it is refused', async () => {
  const headers = { 'idempotency-key': 'order-0001' };
  const order = { body: { ...acme, code: 'once' }, headers };
  const [first, again] = [await ask('/creditors', order), await ask('/creditors', order)];
  expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
  expect(again.body).toEqual(first.body);
  expect((await ask('/creditors', { body: { ...acme, code: 'other' }, headers })).body.code).toBe('another_order');
  const login = {
    body: { email: 'one@acme.example', name: 'One', role: 'viewer' },
    headers: { 'idempotency-key': 'order-0002' },
  };
  expect((await ask('/users', login)).body.password).toMatch(/-/);
  expect((await ask('/users', login)).body).toMatchObject({ code: 'answered_once' }); // a secret is told once
  const refusedFirst = { body: { ...acme, code: 'Not A Code' }, headers: { 'idempotency-key': 'order-0003' } };
  expect([(await ask('/creditors', refusedFirst)).status, (await ask('/creditors', refusedFirst)).status]).toEqual([422, 422]);
});

test('a file that is handed in is shown as it would be read, comes in by itself, and its bad rows come back', async () => {
  const creditor = await creditorId();
  const rows = ['telefon;castka;splatnost;poznamka', '+420601000001;1234,50;2026-11-01;a', 'no number;10;2026-11-01;b'];
  const uploadId = await handIn('dlužníci 2026.csv', `${rows.join('\r\n')}\r\n`);
  const unread = await ask('/receivable-imports/preview', { body: { uploadId, creditorId: creditor } });
  expect(unread).toMatchObject({
    status: 200,
    body: { objection: { code: 'missing_column', message: expect.stringContaining('amount is missing') }, rows: 2, good: 0 },
  });
  expect(unread.body.columns[0]).toMatchObject({ name: 'telefon', column: null, values: [{ text: '+420601000001' }, {}] });
  const wish = { uploadId, creditorId: creditor, mapping: { phone: 'telefon', amount: 'castka', due_date: 'splatnost' } };
  const { body: preview } = await ask('/receivable-imports/preview', { body: wish });
  expect(preview).toMatchObject({
    ...{ encoding: 'utf-8', delimiter: ';', hasHeader: true, rows: 2, good: 1, rejected: 1 },
    totals: [{ amount: '1234.50', currency: 'CZK' }],
    errors: [{ line: 3, column: 'telefon', reason: 'not_a_phone_number' }],
  });
  expect(preview.columns.map(({ name, column }: { name: string; column: string }) => [name, column])).toContainEqual([
    'poznamka',
    null,
  ]);
  const { body: started } = await ask('/receivable-imports', { body: wish });
  expect(started).toMatchObject({ state: 'running', by: 'Administrator', into: acme.name });
  const done = await finished(started.id);
  expect(done).toMatchObject({ state: 'finished', problem: null, counts: { rows: 2, created: 1, rejected: 1 } });
  const rejected = await ask(`/imports/${started.id}/rejected`);
  expect(rejected.headers.get('content-disposition')).toContain(encodeURIComponent('dlužníci 2026.rejected.csv'));
  expect(rejected.body).toContain('not_a_phone_number');
  const kept = () => readdirSync(join(folder, 'data', 'uploads', uploadId));
  await expect.poll(kept).toEqual(['dlužníci 2026.rejected.csv']);
  expect((await ask('/receivable-imports', { body: wish })).body.code).toBe('unknown_upload');
  const again = await handIn('same.csv', `${rows.join('\r\n')}\r\n`);
  const { body: second } = await ask('/receivable-imports', { body: { ...wish, uploadId: again } });
  expect((await finished(second.id)).counts).toMatchObject({ created: 0, unchanged: 1, rejected: 1 });
  expect((await ask('/imports?limit=1')).body).toMatchObject({ items: [{ id: second.id }], next: second.id });
});

test('an import that a dead server left behind goes on with the next server, where it stopped', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `+4206010100${String(index).padStart(2, '0')};100;2026-11-01`);
  const uploadId = await handIn('left-behind.csv', ['phone;amount;due_date', ...rows].join('\n'));
  const settings = JSON.stringify({ creditorId: await creditorId() });
  const db = new SqliteDatabase(join(folder, 'data', 'dovolat.db'));
  db.prepare(
    `insert into import_jobs (id, kind, file_name, upload_id, settings, actor, state, started_at, heard_at, rows_done, rows_total, rejected)
     values (?, 'receivables', 'left-behind.csv', ?, ?, 'user:test', 'running', 1, 1, 0, 0, 0)`,
  ).run(`job_${'0'.repeat(26)}`, uploadId, settings);
  db.close();
  const { login } = running;
  await running.close();
  running = await startConsole({ folder, campaign, login });
  expect(await finished(`job_${'0'.repeat(26)}`)).toMatchObject({
    state: 'finished',
    by: 'test',
    counts: { rows: 40, created: 40 },
  });
});

test('a file larger than the limit is turned away, and nothing of it is kept', async () => {
  const before = readdirSync(join(folder, 'data', 'uploads'));
  const big = 'phone;amount\n'.repeat(100_000);
  const answer = await ask('/uploads', { body: big, headers: { 'x-file-name': 'big.csv' } });
  expect(answer).toMatchObject({ status: 413, body: { code: 'upload_too_large' } });
  expect(readdirSync(join(folder, 'data', 'uploads')).filter((id) => !before.includes(id))).toEqual([]);
});

test('replacing a suppression list says first what would go; a number is found, and taken off for a reason', async () => {
  const list = 'regulator';
  const wish = { list, country: 'CZ', replace: true };
  const first = await handIn('list.csv', 'number\n601234567\n602345678\n');
  const one = await ask('/suppression-imports', { body: { ...wish, uploadId: first } });
  expect((await finished(one.body.id)).counts).toMatchObject({ added: 2, removed: 0 });
  const next = await handIn('list.csv', 'number\n602345678\n603456789\n603456789\n');
  const { body: preview } = await ask('/suppression-imports/preview', { body: { ...wish, uploadId: next } });
  expect(preview).toMatchObject({ rows: 3, added: 1, known: 1, removed: 1, examples: [expect.stringMatching(/^\+420\**567$/)] });
  const two = await ask('/suppression-imports', { body: { ...wish, uploadId: next } });
  expect(await finished(two.body.id)).toMatchObject({ counts: { added: 1, removed: 1 }, replaced: true, into: list });
  const search = (number: string) => ask('/suppressions/search', { body: { number } });
  expect((await search('601 234 567')).body.items).toEqual([]);
  expect((await search('+420602345678')).body.items).toMatchObject([{ list, reason: null, until: null }]);
  const remove = { number: '602345678', list, reason: 'asked to be called again' };
  expect((await ask('/suppressions/remove', { body: remove })).body).toEqual({ lists: [list] });
  expect((await ask('/suppressions/remove', { body: remove })).body.code).toBe('not_suppressed');
});

test('a trunk’s password goes in and comes out nowhere, in no answer and in no line of the journal', async () => {
  const wish = {
    name: 'new-carrier',
    host: '127.0.0.1',
    user: 'acme',
    password: 'hush-hush-1',
    channels: 4,
    destinations: ['CZ'],
  };
  const { status, body: trunk } = await ask('/trunks', { body: wish });
  expect({ status, user: trunk.user, hasPassword: trunk.hasPassword }).toEqual({ status: 201, user: 'acme', hasPassword: true });
  const change = { method: 'PATCH', body: { host: '127.0.0.9', password: 'hush-hush-2' } };
  expect((await ask(`/trunks/${trunk.id}`, change)).body).toMatchObject({ host: '127.0.0.9', hasPassword: true, channels: 4 });
  const told = JSON.stringify([(await ask('/trunks')).body, await campaign.journal.read({ after: 0, limit: 1000 })]);
  expect(told).toContain('127.0.0.9');
  expect(told).not.toContain('hush-hush');
  expect((await ask(`/trunks/${trunk.id}/test`, { method: 'POST' })).body).toMatchObject({
    state: 'reachable',
    roundTripMs: 12.4,
  });
  const nowhere = await ask('/trunks', { body: { name: 'nowhere', host: 'sip.no-such-host.invalid' } });
  expect((await ask(`/trunks/${nowhere.body.id}/test`, { method: 'POST' })).body).toMatchObject({
    state: 'unreachable',
    note: expect.stringContaining('is not known'),
  });
});

test('a caller identity is used only once it was verified by stated evidence, and its caps may be changed', async () => {
  const wish = { creditorId: await creditorId(), number: '+420000900077', dailyCap: 50 };
  const { body: added } = await ask('/caller-identities', { body: wish });
  expect(added).toMatchObject({ state: 'not_verified', verifiedAt: null, dailyCap: 50, creditor: acme.name });
  expect((await ask(`/caller-identities/${added.id}/verify`, { body: { evidence: ' ' } })).status).toBe(400);
  const verified = await ask(`/caller-identities/${added.id}/verify`, { body: { evidence: 'contract 2026/17' } });
  expect(verified.body).toMatchObject({ state: 'verified', verifiedAt: expect.any(String) });
  const change = { method: 'PATCH', body: { dailyCap: 20, concurrentCap: 2 } };
  expect((await ask(`/caller-identities/${added.id}`, change)).body).toMatchObject({ dailyCap: 20, concurrentCap: 2 });
  expect((await ask('/caller-identities', { body: wish })).body.code).toBe('number_taken');
});

test('the judge reads the whole journal in a process of its own, and its findings come with the lines that prove them', async () => {
  const { status, body: run } = await ask('/judge-runs', { method: 'POST' });
  expect({ status, state: run.state, by: run.by }).toEqual({ status: 201, state: 'running', by: 'Administrator' });
  expect((await ask('/judge-runs', { method: 'POST' })).body.code).toBe('judge_is_busy');
  await expect.poll(async () => (await ask(`/judge-runs/${run.id}`)).body.state, { timeout: 150_000 }).not.toBe('running');
  const { body: verdict } = await ask(`/judge-runs/${run.id}`);
  expect(verdict).toMatchObject({ state: 'finished', verdict: 'pass', violations: 0 });
  expect(verdict.events).toBeGreaterThan(5);
  expect(verdict.rules.length).toBeGreaterThan(30);
  const { body: lines } = await ask('/journal?seqs=2,1');
  expect(lines.items.map(({ seq }: { seq: number }) => seq).sort()).toEqual([1, 2]);
});

test('a new password for somebody ends their sessions at once; the last operator stays', async () => {
  const made = await ask('/users', { body: { email: 'petr@acme.example', name: 'Petr', role: 'operator' } });
  const petr = await logIn('petr@acme.example', made.body.password);
  const { items } = (await ask('/users')).body;
  const idOf = (email: string) => items.find((user: { email: string }) => user.email === email).id;
  const reset = await ask(`/users/${idOf('petr@acme.example')}/reset-password`, { method: 'POST' });
  expect((await ask('/campaigns', { cookie: petr })).status).toBe(401);
  expect(await logIn('petr@acme.example', reset.body.password)).toContain('session');
  const away = { method: 'PATCH', body: { role: 'viewer' } };
  expect((await ask(`/users/${idOf('petr@acme.example')}`, away)).status).toBe(204);
  expect((await ask(`/users/${idOf(running.login.email)}`, away)).body.code).toBe('last_operator');
  expect((await ask(`/users/${idOf(running.login.email)}`, { method: 'DELETE' })).body.code).toBe('not_yourself');
  expect((await ask(`/users/${idOf('petr@acme.example')}`, { method: 'DELETE' })).status).toBe(204);
});

test('what is set up is counted, and the settings hide their secrets', async () => {
  expect((await ask('/first-steps')).body).toMatchObject({
    creditors: expect.any(Number),
    trunks: expect.any(Number),
    campaigns: 1,
  });
  const settings = JSON.stringify((await ask('/settings')).body);
  expect(settings).toContain('DOVOLAT_SMTP_URL');
  expect(settings).not.toContain('secret@');
  expect((await ask('/checks')).body.items).toContainEqual(expect.objectContaining({ name: 'e-mail', state: 'wrong' }));
  expect((await ask('/dialling/holds')).body).toEqual({ items: [] });
});
