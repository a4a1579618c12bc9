import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Creditor } from '../receivables/model.ts';
import { changeCampaign } from './change-campaign.ts';
import { changeLimits } from './change-limits.ts';
import { changeTrunk } from './change-trunk.ts';
import type { CampaignSettings } from './model.ts';
import { type CampaignMove, moveCampaign } from './move-campaign.ts';

let the: OpenDialer;
let acme: Creditor;
const operator = 'user:operator';

beforeEach(async () => {
  the = await openDialer({ overallCap: { concurrency: 20, perSecond: 20 } });
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

async function debtors(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await the.debtor(acme, `+420000101${100 + n}`, promising);
}

const up = async () => (await the.attempts()).filter(({ state }) => state !== 'ended').length;
const dialled = () => the.phones.dialled.length;
const change = (id: CampaignId, settings: Partial<CampaignSettings>, reason?: string) =>
  changeCampaign(the.tools, operator, id, { settings, ...(reason !== undefined && { reason }) });
const move = async (id: CampaignId, order: CampaignMove) => {
  const campaign = await the.run((tx) => the.tools.campaigns.find(tx, id));
  if (!campaign) throw new Error(`no campaign ${id}`);
  return moveCampaign(the.tools, operator, campaign, order);
};

/** Goes on in steps of 100 ms; how many calls were up after each step in which one was dialled. */
async function upAtEachDial(ms: number): Promise<number[]> {
  const seen: number[] = [];
  for (let gone = 0; gone < ms; gone += 100) {
    const before = dialled();
    await the.time.advance(100);
    if (dialled() > before) seen.push(await up());
  }
  return seen;
}

/** Every way to set how many calls may be up at once. */
const caps = {
  campaign: async (id: CampaignId, calls: number) => void must(await change(id, { concurrency: calls })),
  trunk: async (_id: CampaignId, calls: number) =>
    void must(await changeTrunk(the.tools, operator, 'simulated', { channels: calls })),
  overall: async (_id: CampaignId, calls: number) => void must(await changeLimits(the.tools, operator, { concurrency: calls })),
};

test.each(['campaign', 'trunk', 'overall'] as const)(
  'a lowered cap of the %s lets calls that are up finish and binds the next dial; a raised one fills at once',
  async (which) => {
    await debtors(40);
    const { id } = await the.campaign(acme, { concurrency: 8, callsPerSecond: 8 });
    the.start();
    await the.time.advance(3000);
    expect(await up()).toBe(8);
    await caps[which](id, 3);
    const before = dialled();
    await the.time.advance(5000);
    expect([await up(), dialled()]).toEqual([8, before]);
    const low = await upAtEachDial(120_000);
    expect([low.length > 0, Math.max(...low)]).toEqual([true, 3]);
    await caps[which](id, 6);
    await the.time.advance(3000);
    expect(await up()).toBe(6);
    expect(the.complaints).toEqual([]);
  },
);

test('a lowered rate binds the next dial: the campaign’s, the trunk’s and that over everything', async () => {
  await debtors(60);
  const { id } = await the.campaign(acme, { concurrency: 20, callsPerSecond: 10 });
  the.start();
  await the.time.advance(500);
  for (const slow of [
    async () => must(await change(id, { callsPerSecond: 0.2 })),
    async () => must(await changeTrunk(the.tools, operator, 'simulated', { callsPerSecond: 0.2 })),
    async () => must(await changeLimits(the.tools, operator, { perSecond: 0.2 })),
  ]) {
    await slow();
    const before = dialled();
    await the.time.advance(20_000);
    expect(dialled() - before).toBeLessThanOrEqual(4);
    must(await change(id, { callsPerSecond: 10 }));
    must(await changeTrunk(the.tools, operator, 'simulated', { callsPerSecond: 10 }));
    must(await changeLimits(the.tools, operator, { perSecond: 20 }));
    await the.time.advance(500);
    expect(dialled() - before).toBeGreaterThan(4);
  }
});

test('fewer attempts in all, set while debtors wait for their second call, end the calling', async () => {
  await the.debtor(acme, '+420000101001', { answersAfter: null });
  const { id } = await the.campaign(acme, { calendar: 'rehearsal', attemptsInAll: 3, retryAfterMs: { no_answer: 60_000 } });
  the.start();
  await the.time.advance(40_000);
  must(await change(id, { attemptsInAll: 1 }));
  await the.time.advance(10 * 60_000);
  expect(dialled()).toBe(1);
  expect(await the.entries()).toMatchObject([{ state: 'done' }]);
});

test('a new interval holds for the next result, and a new ringing time for the next dial', async () => {
  await the.debtor(acme, '+420000101001', { answersAfter: null });
  const retryAfterMs = { no_answer: 3_600_000 };
  const { id } = await the.campaign(acme, { calendar: 'rehearsal', attemptsInAll: 2, ringMs: 30_000, retryAfterMs });
  the.start();
  await the.time.advance(5000);
  must(await change(id, { ringMs: 10_000, retryAfterMs: { no_answer: 60_000 } }));
  await the.time.advance(2 * 60_000);
  expect(the.phones.dialled.map(({ ringMs }) => ringMs)).toEqual([30_000, 10_000]);
});

test('what operators have set over everything outlives a restart, and the ceiling of the server binds it', async () => {
  await debtors(20);
  must(await changeLimits(the.tools, operator, { concurrency: 2 }));
  await the.campaign(acme, { concurrency: 10, callsPerSecond: 10 });
  the.start();
  await the.time.advance(3000);
  the.kill();
  the.start();
  await the.time.advance(3000);
  expect(await up()).toBe(2);
  expect(await changeLimits(the.tools, operator, { concurrency: 21 })).toMatchObject({ ok: false, reason: 'above_ceiling' });
  expect(await changeLimits(the.tools, operator, { perSecond: 0 })).toMatchObject({ ok: false, reason: 'bad_limits' });
});

test('the journal tells who changed what, from what to what; a telephone number only masked, and nothing when nothing changed', async () => {
  await debtors(1);
  const { id } = await the.campaign(acme, { concurrency: 8 });
  const agentNumber = must(parsePhone('+420000999990', 'CZ')).number;
  must(await change(id, { concurrency: 3, agentNumber, retryAfterMs: { busy: 60_000 } }, ' a busy morning '));
  must(await change(id, { concurrency: 3 }));
  must(await changeTrunk(the.tools, operator, 'simulated', { channels: 12, destinations: ['CZ'] }));
  must(await changeTrunk(the.tools, operator, 'simulated', { channels: 12 }));
  must(await changeLimits(the.tools, operator, { concurrency: 9 }));
  must(await changeLimits(the.tools, operator, { concurrency: 9 }));
  const told = await the.events('campaign_settings_changed', 'trunk_changed', 'overall_limits_changed');
  expect(told.map(({ actor, data }) => ({ actor, data }))).toEqual([
    {
      actor: operator,
      data: {
        reason: 'a busy morning',
        changes: {
          concurrency: { from: 8, to: 3 },
          agentNumber: { from: null, to: '+420***990' },
          'retryAfterMs.busy': { from: 900_000, to: 60_000 },
        },
      },
    },
    {
      actor: operator,
      data: {
        trunk: 'simulated',
        changes: { channels: { from: 30, to: 12 }, destinations: { from: ['CZ', 'SK', 'PL', 'HU'], to: ['CZ'] } },
      },
    },
    { actor: operator, data: { changes: { concurrency: { from: 20, to: 9 } } } },
  ]);
});

test.each([
  ['no line at all', { concurrency: 0 }],
  ['half a line', { concurrency: 1.5 }],
  ['no calls a second', { callsPerSecond: 0 }],
  ['no attempt a day', { attemptsPerDay: 0 }],
  ['no attempt at all', { attemptsInAll: 0 }],
  ['too short a ringing', { ringMs: 1000 }],
  ['too long a call', { longestCallMs: 2 * 3_600_000 }],
  ['a redial at once', { retryAfterMs: { busy: 0 } }],
  ['a redial of somebody who has promised', { retryAfterMs: { rpc_ptp: 60_000 } }],
] as const)('%s is refused, and everything stays as it was', async (_what, settings) => {
  await debtors(1);
  const { id, settings: before } = await the.campaign(acme);
  expect(await change(id, settings)).toMatchObject({ ok: false, reason: 'bad_settings' });
  expect((await the.run((tx) => the.tools.campaigns.find(tx, id)))?.settings).toEqual(before);
  expect(await the.events('campaign_settings_changed')).toEqual([]);
});

test('the calendar of a running campaign changes for a reason only; that of a paused one freely', async () => {
  await debtors(1);
  const { id } = await the.campaign(acme);
  expect(await change(id, { calendar: 'rehearsal' })).toMatchObject({ ok: false, reason: 'reason_needed' });
  expect(await change(id, { calendar: 'rehearsal' }, 'a drill')).toMatchObject({ ok: true });
  must(await move(id, 'pause'));
  expect(await change(id, { calendar: 'legal' })).toMatchObject({ ok: true });
});

test('a pause lets calls that are up finish and dials no more, over a restart too; resumed, the campaign goes on', async () => {
  await debtors(12);
  const { id } = await the.campaign(acme, { concurrency: 3, callsPerSecond: 3 });
  the.start();
  await the.time.advance(3000);
  expect(await up()).toBe(3);
  must(await move(id, 'pause'));
  await the.time.advance(5000);
  the.kill();
  await the.time.advance(1000);
  the.start();
  await the.time.advance(5 * 60_000);
  expect([dialled(), await up()]).toEqual([3, 0]);
  expect(new Set((await the.results()).map((each) => each.slice(4)))).toEqual(new Set(['rpc_ptp']));
  must(await move(id, 'resume'));
  await the.time.advance(10 * 60_000);
  expect(dialled()).toBe(12);
  expect(await the.run((tx) => the.tools.campaigns.find(tx, id))).toMatchObject({ state: 'finished' });
});

test('a stop is final: calls that are up finish, nobody is dialled any more, and it can be neither started nor changed again', async () => {
  await debtors(12);
  const { id } = await the.campaign(acme, { concurrency: 3, callsPerSecond: 3 });
  the.start();
  await the.time.advance(3000);
  must(await move(id, 'stop'));
  await the.time.advance(1000);
  the.kill();
  the.start();
  for (const order of ['start', 'resume', 'pause'] as const)
    expect(await move(id, order)).toMatchObject({ ok: false, reason: 'wrong_state' });
  expect(await change(id, { concurrency: 5 })).toMatchObject({ ok: false, reason: 'campaign_finished' });
  await the.time.advance(5 * 60_000);
  expect([dialled(), await up()]).toEqual([3, 0]);
  expect(await the.run((tx) => the.tools.campaigns.find(tx, id))).toMatchObject({ state: 'stopped' });
});
