import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BelievableCampaign, believableCampaign } from '../../test/e2e/believable-campaign.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';
import { openDatabase } from '../adapters/db/database.ts';
import { sqliteJournal } from '../adapters/db/journal/sqlite-journal.ts';
import { sqlitePlanningSettings } from '../adapters/db/strategy/sqlite-planning-settings.ts';
import { sqliteStrategyDocuments } from '../adapters/db/strategy/sqlite-strategy-documents.ts';
import { sqliteUnitOfWork } from '../adapters/db/unit-of-work.ts';
import { systemClock, systemIds } from '../adapters/system/system-clock.ts';
import { assembleStrategy } from '../strategy/assemble-strategy.ts';
import { readStrategy } from '../strategy/document.ts';
import { publishDocument } from '../strategy/planning/publish-document.ts';

let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let creditorId: string;
const keys = { operator: '', viewer: '' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-web-steering-'));
  mkdirSync(join(folder, 'data'));
  campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  running = await startConsole({ folder, campaign });
  await makeKeys();
  const acme = { code: 'acme', name: 'ACME Energie, a.s.', neutralName: 'ACME Energie', country: 'CZ' };
  creditorId = (await ask('POST', '/creditors', { body: acme })).body.id;
});

afterAll(async () => {
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

type Order = { readonly body?: object; readonly once?: string; readonly as?: string };

async function ask(method: string, path: string, { body, once, as = keys.operator }: Order = {}) {
  const response = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(once && { 'idempotency-key': once }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, replayed: response.headers.get('idempotency-replayed'), body: await response.json() };
}

async function makeKeys(): Promise<void> {
  let cookie = '';
  const send = async (path: string, method: string, body: object) => {
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
    const response = await fetch(`${running.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return response.json().catch(() => null);
  };
  const { email, password } = running.login;
  await send('/session', 'POST', { email, password });
  await send('/session/password', 'PUT', { current: password, next: 'a password of my own' });
  for (const role of ['operator', 'viewer'] as const) keys[role] = (await send('/api-keys', 'POST', { name: role, role })).key;
}

/** A new invoice of a debtor. */
async function owes(key: string, debtor: string) {
  const receivable = {
    ...{ receivableId: key, debtorId: debtor, name: 'Jana Nováková', email: `${debtor.toLowerCase()}@example.cz` },
    ...{ amount: { amount: '1234.50', currency: 'CZK' }, dueDate: '2026-11-01' },
  };
  const { id, debtorId } = (await ask('POST', '/receivables', { body: { creditorId, receivable } })).body;
  return { id, debtorId } as { readonly id: string; readonly debtorId: string };
}

/** As the command line would, beside the running server. */
async function publish(name: string): Promise<void> {
  const source = `strategy: ${name}\ntitle: ${name}\ncurrency: CZK\ncosts: { sms: 1 CZK }\nsteps:
  - { name: reminder, at: due + 3 days, channel: sms, template: payment-reminder }\nleave: [below_tolerance]\n`;
  const read = readStrategy(source, name);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const db = await openDatabase(join(folder, 'data', 'dovolat.db'));
  const tools = {
    ...{ work: sqliteUnitOfWork(db, () => {}), journal: sqliteJournal(systemClock, systemIds), clock: systemClock },
    ...{ documents: sqliteStrategyDocuments, settings: sqlitePlanningSettings },
  };
  const { version } = assembleStrategy(read.value);
  await publishDocument(tools, 'user:test', { kind: 'strategy', name, version, source });
  await db.close();
}

const told = async (type: string) => campaign.journal.read({ after: 0, limit: 10_000, types: [type] });

test('a strategy that is not published, and a receivable that nobody knows, are refused by name', async () => {
  const { id } = await owes('F-1', 'D-1');
  const nowhere = await ask('POST', '/enrolments', { body: { receivableId: id, strategy: 'soft' } });
  expect(nowhere).toMatchObject({ status: 422, body: { code: 'not_published', type: 'urn:dovolat:problem:not_published' } });
  const nobody = { receivableId: `rcv_${'0'.repeat(26)}`, strategy: 'soft' };
  expect(await ask('POST', '/enrolments', { body: nobody })).toMatchObject({ status: 404, body: { code: 'unknown_receivable' } });
  expect(await ask('DELETE', `/receivables/${id}/enrolment`)).toMatchObject({ status: 409, body: { code: 'not_enrolled' } });
});

test('an addressee joins a strategy that runs, once however often the order comes, and is taken out with all that she owes', async () => {
  await publish('soft');
  const [one, two] = [await owes('F-2', 'D-2'), await owes('F-3', 'D-2')];
  const order = { body: { receivableId: one.id, strategy: 'soft' }, once: 'join-0000001' };
  const joined = await ask('POST', '/enrolments', order);
  expect(joined).toMatchObject({ status: 201, body: { receivableId: one.id, strategy: 'soft', lastStep: null } });
  expect(await ask('POST', '/enrolments', order)).toMatchObject({ status: 201, replayed: 'true', body: joined.body });
  expect((await ask('POST', '/enrolments', { body: order.body })).body).toEqual(joined.body);
  await ask('POST', '/enrolments', { body: { receivableId: two.id, strategy: 'soft' } });
  expect(await told('strategy_entered')).toMatchObject([
    { subject: { receivableId: one.id }, actor: expect.stringMatching(/^user:/), data: { because: 'by_hand' } },
    { subject: { receivableId: two.id } },
  ]);

  const path = `/debtors/${one.debtorId}/enrolments?creditorId=${creditorId}`;
  const gone = await ask('DELETE', path);
  expect([gone.status, gone.body.receivableIds.sort()]).toEqual([200, [one.id, two.id].sort()]);
  expect((await told('strategy_left')).map(({ data }) => data)).toMatchObject([
    { because: 'withdrawn' },
    { because: 'withdrawn' },
  ]);
  expect(await ask('DELETE', path)).toMatchObject({ status: 409, body: { code: 'not_enrolled' } });
});

test('one receivable is taken out and the other goes on', async () => {
  const [one, two] = [await owes('F-4', 'D-4'), await owes('F-5', 'D-4')];
  for (const { id } of [one, two]) await ask('POST', '/enrolments', { body: { receivableId: id, strategy: 'soft' } });
  expect(await ask('DELETE', `/receivables/${one.id}/enrolment`)).toMatchObject({ status: 200, body: { receivableId: one.id } });
  const rest = await ask('DELETE', `/debtors/${two.debtorId}/enrolments?creditorId=${creditorId}`);
  expect(rest.body).toEqual({ receivableIds: [two.id] });
});

test('a debtor is paused and goes on, each once, and the file shows the hold', async () => {
  const { debtorId } = await owes('F-6', 'D-6');
  const order = { body: { creditorId, until: '2099-01-01T00:00:00Z', note: 'her mother called' }, once: 'pause-000001' };
  const paused = await ask('POST', `/debtors/${debtorId}/holds`, order);
  expect(paused).toMatchObject({
    status: 201,
    body: { debtorId, creditorId, reason: 'manual', until: '2099-01-01T00:00:00.000Z' },
  });
  expect(await ask('POST', `/debtors/${debtorId}/holds`, order)).toMatchObject({ replayed: 'true', body: paused.body });
  const file = await ask('GET', `/debtors/${debtorId}`);
  expect(file.body.holds).toMatchObject([{ id: paused.body.id, standing: true }]);
  expect(file.body.receivables).toMatchObject([{ barredFrom: '2029-11-02' }]);
  expect(JSON.stringify(await told('hold_placed'))).not.toContain('mother');

  const stranger = await owes('F-7', 'D-7');
  const others = await ask('DELETE', `/debtors/${stranger.debtorId}/holds/${paused.body.id}`);
  expect(others).toMatchObject({ status: 404, body: { code: 'hold_unknown' } });
  const path = `/debtors/${debtorId}/holds/${paused.body.id}`;
  expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: { id: paused.body.id } });
  expect(await ask('DELETE', path)).toMatchObject({ status: 409, body: { code: 'released_already' } });
  expect((await ask('GET', `/debtors/${debtorId}`)).body.holds).toMatchObject([{ standing: false }]);
});

test('a pause that would be over, or of somebody else’s receivable, is refused, and so is whoever may only look', async () => {
  const [one, two] = [await owes('F-8', 'D-8'), await owes('F-9', 'D-9')];
  const pause = (body: object, as = keys.operator) => ask('POST', `/debtors/${one.debtorId}/holds`, { body, as });
  expect(await pause({ until: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422, body: { code: 'over_already' } });
  expect(await pause({ creditorId, receivableId: two.id })).toMatchObject({ status: 422, body: { code: 'scope_incomplete' } });
  expect(await pause({ reason: 'promise' })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await pause({}, keys.viewer)).toMatchObject({ status: 403, body: { code: 'not_for_viewers' } });
  const all = (
    await fetch(`${running.url}/api/v1/openapi.json`, { headers: { authorization: `Bearer ${keys.operator}` } })
  ).json();
  expect(Object.keys((await all).paths)).toEqual(expect.arrayContaining(['/api/v1/enrolments', '/api/v1/debtors/{id}/holds']));
});
