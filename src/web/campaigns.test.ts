import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleParts } from '../../test/e2e/dialled-world.ts';
import { type RunningConsole, startConsole } from '../../test/e2e/start-console.ts';
import { type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';

let the: OpenDialer;
let running: RunningConsole;
let folder: string;
let cookie: string;

beforeEach(async () => {
  the = await openDialer();
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001', promising, { name: '=Jana; Nováková', variableSymbol: '2026001' });
  await the.debtor(acme, '+420000101002', {}, { name: 'Petr Svoboda' });
  await the.suppress('+420000101002');
  folder = mkdtempSync(join(tmpdir(), 'dovolat-api-'));
  running = await startConsole({ folder, campaign: consoleParts(the) });
  cookie = '';
  const { email, password } = running.login;
  await ask('POST', '/session', { email, password });
  await ask('PUT', '/session/password', { current: password, next: 'a password of my own' });
});
afterEach(async () => {
  await running.close();
  await the.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${running.url}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  cookie =
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ') || cookie;
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: answer.status, headers: answer.headers, text, json };
}

const wish = { name: 'Autumn', creditor: 'acme-cz', flow: 'soft-reminder', settings: { concurrency: 3, attemptsInAll: 1 } };
const key = { 'idempotency-key': 'an-order-of-mine' };

test('a program makes a campaign once, however often its order arrives, and is told at which field an order is wrong', async () => {
  const flows: { readonly name: string }[] = (await ask('GET', '/flows')).json.items;
  expect(flows.filter(({ name }) => name.startsWith('soft'))).toMatchObject([
    { name: 'soft-reminder', purpose: 'collection', languages: ['cs', 'sk', 'pl', 'hu', 'en'], verifies: true },
    { name: 'soft-reminder-cs', languages: ['cs'] },
  ]);
  expect(flows.find(({ name }) => name === 'call-back-line')).toMatchObject({ purpose: 'inbound' });
  expect((await ask('GET', '/campaign-choices')).json).toMatchObject({
    creditors: [{ code: 'acme-cz', country: 'CZ', hours: { from: '08:00', to: '20:00' }, law: { attemptsPerDay: { value: 3 } } }],
    defaults: { concurrency: 10 },
  });
  const audience = { creditor: 'acme-cz', flow: 'soft-reminder', calendar: 'legal' };
  expect((await ask('POST', '/campaigns/audience', audience)).json).toEqual({
    debtors: 2,
    callable: 1,
    unidentifiable: 0,
    notCalled: { suppressed: 1 },
  });
  expect(await ask('POST', '/campaigns', wish)).toMatchObject({ status: 400, json: { code: 'idempotency_key_missing' } });
  const made = await ask('POST', '/campaigns', wish, key);
  expect(made).toMatchObject({
    status: 201,
    json: { name: 'Autumn', state: 'draft', lines: { cap: 3 }, totals: { debtors: 2 } },
  });
  expect(made.headers.get('location')).toBe(`/api/v1/campaigns/${made.json.id}`);
  expect((await ask('POST', '/campaigns', wish, key)).json.id).toBe(made.json.id);
  expect((await ask('GET', '/campaigns')).json.items).toHaveLength(1);
  const wrong = async (more: object) => {
    const { status, json } = await ask(
      'POST',
      '/campaigns',
      { ...wish, ...more },
      { 'idempotency-key': `order-${Math.random()}` },
    );
    return [status, json.code, json.issues?.[0]?.at];
  };
  expect(await wrong({})).toEqual([409, 'name_taken', 'body/name']);
  expect(await wrong({ name: 'Winter', flow: 'x' })).toEqual([422, 'unknown_flow', 'body/flow']);
  expect(await wrong({ name: 'Winter', settings: { agentNumber: 'Josef' } })).toEqual([
    422,
    'not_a_phone_number',
    'body/settings/agentNumber',
  ]);
  expect(await wrong({ name: 'Winter', settings: { summaryTo: ['nobody'] } })).toEqual([
    400,
    'invalid_request',
    'body/settings/summaryTo/0',
  ]);
});

test('calls are filtered, searched and taken along as a file; refusals are counted by rule; a debtor’s history is told', async () => {
  const { id } = (await ask('POST', '/campaigns', wish, key)).json;
  await ask('POST', `/campaigns/${id}/start`);
  the.start();
  await the.time.advance(5 * 60_000);
  const calls = async (query: string) => (await ask('GET', `/campaigns/${id}/calls?${query}`)).json.items;
  expect(await calls('result=rpc_ptp&state=ended&q=nova')).toMatchObject([{ number: '+420***001', result: 'rpc_ptp' }]);
  expect(await calls('result=busy')).toEqual([]);
  expect(await calls('state=up')).toEqual([]);
  expect((await ask('GET', `/campaigns/${id}/calls?result=nonsense`)).status).toBe(400);
  const file = await ask('GET', `/campaigns/${id}/calls.csv`);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="calls-autumn.csv"');
  expect(file.text).toContain(`;"'=Jana; Nováková";+420000101001;`);
  expect((await ask('GET', '/refusal-counts')).json.items).toEqual([{ rule: 'safety.suppression_list', count: 1 }]);
  expect((await ask('GET', `/campaigns/${id}/refusals?rule=safety.suppression_list`)).json.items).toMatchObject([
    { who: 'Petr Svoboda', campaign: 'Autumn', nextAt: null },
  ]);
  expect((await ask('GET', '/refusals?rule=window.calling_hours')).json.items).toEqual([]);
  const [jana] = (await ask('GET', '/debtors?q=2026001')).json.items;
  expect(jana).toMatchObject({ number: '+420***001', open: [{ amount: '1234.50', currency: 'CZK' }] });
  expect((await ask('GET', `/debtors/${jana.id}`)).json).toMatchObject({
    promises: [{ state: 'active' }],
    holds: [{ standing: true }],
  });
  const first = (await ask('GET', `/debtors/${jana.id}/timeline?limit=2`)).json;
  const rest = (await ask('GET', `/debtors/${jana.id}/timeline?after=${first.next}`)).json;
  expect([...first.items, ...rest.items].map(({ kind }: { kind: string }) => kind)).toEqual([
    'held',
    'promised',
    'contact_point',
    'call',
    'receivable',
  ]);
  expect((await ask('GET', `/debtors/per_${'0'.repeat(26)}`)).json.code).toBe('unknown_debtor');
});
