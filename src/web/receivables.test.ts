import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BelievableCampaign, believableCampaign } from '../../test/e2e/believable-campaign.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';

let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let key: string;
let creditorId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-web-receivables-'));
  mkdirSync(join(folder, 'data'));
  campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  running = await startConsole({ folder, campaign });
  key = await operatorKey();
  const acme = { code: 'acme', name: 'ACME Energie, a.s.', neutralName: 'ACME Energie', country: 'CZ' };
  creditorId = (await ask('/creditors', { body: acme })).body.id;
});

afterAll(async () => {
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

type Order = { body?: unknown; headers?: Record<string, string>; as?: string };

async function ask(path: string, { body, headers = {}, as = key }: Order = {}) {
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${as}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** As an operator makes it once for her accounting system. */
async function operatorKey(role = 'operator'): Promise<string> {
  const { email, password } = running.login;
  const send = (path: string, method: string, body: object, cookie = '') =>
    fetch(`${running.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
      body: JSON.stringify(body),
    });
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  const first = await send('/session', 'POST', { email, password });
  const changed = await send('/session/password', 'PUT', { current: password, next: 'a password of my own' }, cookieOf(first));
  const operator = cookieOf(changed);
  for (const each of ['viewer', role]) {
    const made = await (await send('/api-keys', 'POST', { name: each, role: each }, operator)).json();
    if (each === 'viewer') viewerKey = made.key;
    else return made.key;
  }
  return '';
}
let viewerKey = '';

const jana = {
  receivableId: 'F-1',
  name: 'Jana Nováková',
  phones: ['601 123 456', '+420602999888'],
  nationalId: '25123891',
  amount: { amount: '1234.50', currency: 'CZK' },
  dueDate: '2026-11-01',
  variableSymbol: '4711',
  attributes: { branch: 'Brno' },
};

test('a receivable that a program hands over is there, once however often it is handed over', async () => {
  const made = await ask('/receivables', { body: { creditorId, receivable: jana } });
  expect(made).toMatchObject({ status: 201, body: { outcome: 'created', id: expect.stringMatching(/^rcv_/) } });
  expect(await ask('/receivables', { body: { creditorId, receivable: jana } })).toMatchObject({
    status: 200,
    body: { outcome: 'unchanged', id: made.body.id },
  });
  expect((await ask(`/receivables/${made.body.id}`)).body).toMatchObject({
    receivableId: 'F-1',
    owed: { amount: '1234.50', currency: 'CZK' },
    dueDate: '2026-11-01',
    attributes: { branch: 'Brno' },
  });
  expect((await ask(`/receivables?creditorId=${creditorId}&receivableId=F-1`)).body.items).toMatchObject([{ id: made.body.id }]);
  expect((await ask(`/debtors/${made.body.debtorId}`)).body.receivables).toMatchObject([{ id: made.body.id, key: 'F-1' }]);
  const told = await campaign.journal.read({ after: 0, limit: 10_000, types: ['receivable_registered'] });
  expect(told.filter(({ subject }) => subject.receivableId === made.body.id)).toHaveLength(1);
});

test('a receivable that is handed over by a program and in a file is one', async () => {
  const receivable = { ...jana, receivableId: 'F-2', dueDate: '1.11.2026', amount: { amount: '1 000,00', currency: 'CZK' } };
  const made = await ask('/receivables', { body: { creditorId, receivable } });
  const changed = { ...receivable, amount: { amount: '900.00', currency: 'CZK' } };
  expect((await ask('/receivables', { body: { creditorId, receivable: changed } })).body).toEqual({
    ...made.body,
    outcome: 'updated',
  });
});

test('each field that is wrong is named, as in a file, and nothing comes in', async () => {
  const receivable = { ...jana, receivableId: 'F-3', phones: ['601123456', '12'], dueDate: '31.2.2026', nationalId: '25123890' };
  const refused = await ask('/receivables', { body: { creditorId, receivable } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'bad_receivable' } });
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(refused.body.issues.map(({ at }: { at: string }) => at).sort()).toEqual([
    'body/receivable/dueDate',
    'body/receivable/nationalId',
    'body/receivable/phones/1',
  ]);
  expect(JSON.stringify(refused.body)).not.toContain('25123890');
  expect((await ask(`/receivables?creditorId=${creditorId}&receivableId=F-3`)).body.items).toEqual([]);
});

test('of a batch the good ones come in, and each of the others is told in its place', async () => {
  const receivables = Array.from({ length: 120 }, (_, at) => ({
    ...jana,
    receivableId: `B-${at}`,
    nationalId: undefined,
    phones: [`+420604${String(100_000 + at)}`],
  }));
  receivables[7] = { ...jana, receivableId: 'B-7', phones: ['nonsense'], nationalId: undefined };
  receivables[110] = { ...jana, receivableId: 'B-3', nationalId: undefined };
  receivables[111] = { ...jana, receivableId: 'B-zero', amount: { amount: '0', currency: 'CZK' }, nationalId: undefined };
  const taken = await ask('/receivables/batch', { body: { creditorId, receivables } });
  expect(taken).toMatchObject({ status: 200, body: { created: 117, updated: 0, unchanged: 0, rejected: 3 } });
  const wrong = taken.body.rows.flatMap((row: { outcome: string; issues?: object[] }, at: number) =>
    row.outcome === 'rejected' ? [{ at, issues: row.issues }] : [],
  );
  expect(wrong).toMatchObject([
    { at: 7, issues: [{ at: 'phones/0', code: 'not_a_phone_number' }] },
    { at: 110, issues: [{ at: 'receivableId', code: 'duplicate_row', message: expect.stringContaining('row 3') }] },
    { at: 111, issues: [{ at: 'amount/amount', code: 'nothing_owed' }] },
  ]);
  expect((await ask('/receivables/batch', { body: { creditorId, receivables } })).body).toMatchObject({
    created: 0,
    unchanged: 117,
  });
});

test('a batch under one Idempotency-Key is answered as the first time; another one under that key is refused', async () => {
  const order = { creditorId, receivables: [{ ...jana, receivableId: 'K-1', nationalId: undefined }] };
  const headers = { 'idempotency-key': 'night-of-2026-11-20' };
  const first = await ask('/receivables/batch', { body: order, headers });
  const again = await ask('/receivables/batch', { body: order, headers });
  expect(first.body.created).toBe(1);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const other = { creditorId, receivables: [{ ...jana, receivableId: 'K-2', nationalId: undefined }] };
  expect(await ask('/receivables/batch', { body: other, headers })).toMatchObject({
    status: 422,
    body: { code: 'another_order' },
  });
});

test.each([
  ['a thousand and one', () => ({ creditorId, receivables: Array.from({ length: 1001 }, () => jana) }), 400],
  ['none', () => ({ creditorId, receivables: [] }), 400],
  ['a field that we do not know', () => ({ creditorId, receivables: [{ ...jana, telefon: '601' }] }), 400],
  ['an unknown creditor', () => ({ creditorId: 'crd_00000000000000000000000000', receivables: [jana] }), 404],
])('%s in a batch is refused whole', async (_what, body, status) => {
  expect((await ask('/receivables/batch', { body: body() })).status).toBe(status);
});

test('a key that may only look hands nothing over', async () => {
  expect(await ask('/receivables', { body: { creditorId, receivable: jana }, as: viewerKey })).toMatchObject({
    status: 403,
    body: { code: 'not_for_viewers' },
  });
});
