import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleParts } from '../../../test/e2e/dialled-world.ts';
import { type RunningConsole, startConsole } from '../../../test/e2e/start-console.ts';
import { askApi } from '../../../test/support/ask-api.ts';
import { must, type OpenDialer, openDialer, promising } from '../../../test/support/open-dialer.ts';
import { callsCommand } from '../../cli/calls.ts';
import type { CliHost, Installation } from '../../cli/installation.ts';
import { setInboundLine } from '../../dialer/inbound/set-inbound-line.ts';
import type { Campaign } from '../../dialer/model.ts';
import { moveCampaign } from '../../dialer/move-campaign.ts';
import type { Creditor } from '../../receivables/model.ts';
import type { ListedCallWire } from './api-types.ts';

let the: OpenDialer;
let running: RunningConsole;
let folder: string;
let api: Awaited<ReturnType<typeof askApi>>;
let acme: Creditor;
let first: Campaign;
const ours = '+420000900001';
const jana = '+420000101001';

/** Jana promises when she is called; Petr is busy; on the next day Jana calls back, and then somebody whom nobody knows. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-calls-'));
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, ours);
  must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow: 'calls-us', agent: null }));
  await the.debtor(acme, jana, promising);
  await the.debtor(acme, '+420000101002', { rejects: { after: 500, sipCode: 486, cause: 17 } }, { name: 'Petr Svoboda' });
  first = await the.campaign(acme);
  the.start();
  await the.time.advance(120_000);
  await moveCampaign(the.tools, 'user:test', first, 'pause');
  the.kill();
  await the.time.advance(86_400_000);
  the.start();
  the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(120_000);
  the.phones.arrive({ called: ours, caller: null });
  await the.time.advance(300_000);
  running = await startConsole({ folder, campaign: consoleParts(the) });
  api = await askApi(running);
});
afterAll(async () => {
  await running.close();
  await the.close();
  rmSync(folder, { recursive: true });
});

const calls = async (query = ''): Promise<ListedCallWire[]> => (await api.ask(`/calls${query}`)).body.items;
const told = (all: readonly ListedCallWire[]) => all.map(({ direction, who, result }) => `${direction} ${who || '-'} ${result}`);

const everything = [
  'inbound - silent',
  'inbound Jana Nováková rpc_ptp',
  'outbound Petr Svoboda busy',
  'outbound Jana Nováková rpc_ptp',
];

test('every call stands in one list, newest first, whoever called whom', async () => {
  const all = await calls();
  expect(told(all).filter((line) => !/Petr/.test(line))).toEqual(everything.filter((line) => !/Petr/.test(line)));
  const [stranger, back] = all;
  expect(stranger).toMatchObject({ personId: null, campaignId: null, campaign: null, number: null, attemptNumber: null });
  expect(back).toMatchObject({ number: '+420***001', callerIdentity: ours, creditor: 'Acme Energie a.s.', recorded: false });
  expect(back?.promise).toMatchObject({ amount: { amount: '1234.50', currency: 'CZK' } });
  expect(all.at(-1)).toMatchObject({ campaign: 'Reminder', attemptNumber: 1 });
  expect(JSON.stringify(all)).not.toContain(jana);
});

test.each([
  ['?direction=inbound', /^inbound/],
  ['?direction=outbound', /^outbound/],
  ['?result=rpc_ptp', /rpc_ptp$/],
  ['?q=svob', /Petr/],
  ['?q=000101001', /Jana/],
  ['?from=2026-11-24', /^inbound/],
  ['?to=2026-11-23', /^outbound/],
  ['?from=2026-11-23&to=2026-11-23&result=busy', /busy$/],
  ['?state=ended', /./],
])('the list is narrowed by %s', async (query, wanted) => {
  const whole = told(await calls());
  const found = told(await calls(query));
  expect(found).toEqual(whole.filter((line) => wanted.test(line)));
  expect(found.length).toBeGreaterThan(0);
});

test('calls of a campaign or a creditor are those alone, and what is no day is no question', async () => {
  expect(new Set((await calls(`?campaign=${first.id}`)).map(({ direction }) => direction))).toEqual(new Set(['outbound']));
  expect(await calls(`?campaign=${first.id}&direction=inbound`)).toEqual([]);
  expect(await calls(`?creditor=${acme.id}`)).toEqual(await calls());
  expect(await calls(`?creditor=crd_${'0'.repeat(26)}`)).toEqual([]);
  expect(await calls('?state=up')).toEqual([]);
  const wrong = await api.ask('/calls?from=tomorrow');
  expect([wrong.status, wrong.body.code, wrong.body.issues[0].at]).toEqual([400, 'invalid_request', 'querystring/from']);
  expect((await api.ask('/calls', { as: 'nobody' })).status).toBe(401);
  expect((await api.ask('/calls', { as: api.keys.viewer })).status).toBe(200);
});

test.each(['calls.csv', 'campaigns/CAMPAIGN/calls.csv', 'recordings/CALL-1-1/sound'])(
  'what holds whole numbers or somebody’s voice leaves by operators only: %s',
  async (path) => {
    const [call] = await calls(`?campaign=${first.id}`);
    const file = `/${path.replace('CAMPAIGN', first.id).replace('CALL', call?.id ?? '')}`;
    const refused = await api.ask(file, { as: api.keys.viewer });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_for_viewers']);
    expect((await api.ask(file, { as: 'nobody' })).status).toBe(401);
    expect([200, 404]).toContain((await api.ask(file)).status);
  },
);

test('page by page the list is the same', async () => {
  const whole = (await calls()).map(({ id }) => id);
  const met: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body }: { body: { items: ListedCallWire[]; next: string | null } } = await api.ask(
      `/calls?limit=2${next && `&after=${next}`}`,
    );
    met.push(...body.items.map(({ id }) => id));
    next = body.next;
  }
  expect(met).toEqual(whole);
});

test('the story of a call that came in is told as of one that we placed', async () => {
  const [stranger, back] = await calls();
  const { body } = await api.ask(`/calls/${back?.id}`);
  expect(body).toMatchObject({ direction: 'inbound', flow: 'calls-us', language: 'cs', trunk: 'simulated', result: 'rpc_ptp' });
  const kinds: string[] = body.timeline.map(({ kind }: { kind: string }) => kind);
  const milestones = ['arrived', 'answered', 'identity_checked', 'promised', 'hung_up', 'result'];
  expect(kinds.filter((kind) => milestones.includes(kind))).toEqual(milestones);
  const unknown = await api.ask(`/calls/${stranger?.id}`);
  expect(unknown.body).toMatchObject({
    personId: null,
    who: '',
    timeline: expect.arrayContaining([expect.objectContaining({ kind: 'arrived', called: ours })]),
  });
  const { body: timeline } = await api.ask(`/debtors/${back?.personId}/timeline`);
  const entry = timeline.items.find(({ kind }: { kind: string }) => kind === 'called_us');
  expect(entry).toMatchObject({ callId: back?.id, result: 'rpc_ptp' });
});

test('the file holds what the list shows under the same filter, with whole numbers', async () => {
  for (const query of ['', '?direction=inbound', '?result=rpc_ptp', '?q=svob']) {
    const { body, headers } = await api.ask(`/calls.csv${query}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows: Record<string, string>[] = parse(body, { bom: true, delimiter: ';', columns: true });
    const shown = await calls(query);
    expect(rows.map(({ attempt, direction, result }) => [attempt, direction, result])).toEqual(
      shown.map(({ id, direction, result }) => [id, direction, result ?? '']),
    );
  }
  const rows: Record<string, string>[] = parse((await api.ask('/calls.csv?q=000101001')).body, {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  expect(rows[0]).toMatchObject({
    ...{ name: 'Jana Nováková', number: jana, caller_identity: ours, attempt_number: '', answered: 'yes', campaign: '' },
    ...{ promised_amount: '1234.50', direction: 'inbound', creditor: 'Acme Energie a.s.' },
  });
  expect(rows.at(-1)).toMatchObject({ attempt_number: '1', campaign: 'Reminder', direction: 'outbound' });
});

test('the command line lists and exports the same', async () => {
  const said: string[] = [];
  const { callBook } = consoleParts(the);
  const installation = { tools: the.tools, callBook } as unknown as Installation;
  const host = {
    using: (use: (of: Installation) => Promise<unknown>) => use(installation),
    write: (text: string) => said.push(text),
  };
  const run = (...args: string[]) => callsCommand(host as unknown as CliHost).parseAsync(args, { from: 'user' });
  await run('list', '--direction', 'inbound', '--since', '2026-11-24', '--creditor', acme.code, '--limit', '1000');
  expect(said[0]).toMatch(/← in +Jana Nováková +\+420\*\*\*001 +\+420000900001 +rpc_ptp/);
  expect(said[0]?.split('\n')).toHaveLength(4);
  const file = join(folder, 'calls.csv');
  await run('export', '--to', file, '--campaign', 'Reminder', '--json');
  const placed = (await calls('?direction=outbound')).length;
  expect(JSON.parse(said[1] ?? '')).toEqual({ calls: placed, file });
});
