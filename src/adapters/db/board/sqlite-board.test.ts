import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDialer, openDialer, promising } from '../../../../test/support/open-dialer.ts';
import type { Campaign } from '../../../dialer/model.ts';
import { moveCampaign } from '../../../dialer/move-campaign.ts';
import type { Creditor } from '../../../receivables/model.ts';
import type { Board } from '../../../web/ports.ts';
import { sqliteBoard } from './sqlite-board.ts';

let the: OpenDialer;
let acme: Creditor;
let board: Board;
let campaign: Campaign;
let figures: { inUse: number; peakConcurrent: number };
const jana = '+420000101001';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  figures = { inUse: 1, peakConcurrent: 3 };
  const notHere = () => Promise.reject(new Error('not of this test'));
  board = sqliteBoard({
    db: the.db,
    wordsOf: (_language, prompt) => `words of ${prompt}`,
    figures: async () => ({ ...noFigures, ...figures }),
    commands: { start: notHere, pause: notHere, stop: notHere, stopAll: notHere, allowDialling: notHere, dialling: notHere },
  });
  await the.debtor(acme, jana, promising);
  campaign = await the.campaign(acme, { concurrency: 4 });
});
afterEach(() => the.close());

const noFigures = {
  debtors: 0,
  debtorsReached: 0,
  callsPlaced: 0,
  answered: 0,
  verified: 0,
  promises: 0,
  promised: [],
  disputes: 0,
  paidClaims: 0,
  refused: 0,
  refusedBy: {},
  startedAt: null,
  endedAt: null,
};
const call = async () => (await board.calls(campaign.id, { limit: 10 }))[0];

test('a call is seen dialled, ringing, talking at its node, and ended with its promise', async () => {
  the.start();
  await the.time.advance(50);
  expect(await call()).toMatchObject({
    state: 'dialling',
    node: null,
    who: 'Jana Nováková',
    number: '+420***001',
    attemptNumber: 1,
  });
  await the.time.advance(500);
  expect(await call()).toMatchObject({ state: 'ringing' });
  await the.time.advance(1000);
  expect(await call()).toMatchObject({ state: 'talking', node: 'greeting', result: null });
  await the.time.advance(60_000);
  expect(await call()).toMatchObject({
    state: 'ended',
    node: null,
    result: 'rpc_ptp',
    promise: { amount: { minor: 123_450, currency: 'CZK' }, date: '2026-11-26' },
    keyed: ['••••••••', '1', '2', '1'],
  });
});

test('the story of a call is told in order, and shows neither the whole number nor an identification digit', async () => {
  the.start();
  await the.time.advance(60_000);
  const id = (await call())?.id;
  const detail = id && (await board.call(id));
  const kinds = detail ? detail.timeline.map(({ kind }) => kind) : [];
  const milestones = [
    'admitted',
    'dialled',
    'ringing',
    'answered',
    'identity_checked',
    'promised',
    'follow_up',
    'hung_up',
    'result',
  ];
  expect(kinds.filter((kind) => milestones.includes(kind))).toEqual(milestones);
  expect(detail).toMatchObject({ trunk: 'simulated', flow: 'soft-reminder' });
  expect(JSON.stringify(detail)).not.toMatch(/15031985|\+420000101001/);
});

test('why somebody was not called is told with rule, source and the next time', async () => {
  await the.time.advance(14 * 3_600_000);
  the.start();
  await the.time.advance(500);
  expect(await board.calls(campaign.id, { limit: 10 })).toEqual([]);
  expect(await board.refusals(campaign.id, { limit: 10 })).toMatchObject([
    {
      who: 'Jana Nováková',
      rule: 'window.calling_hours',
      pack: expect.stringMatching(/^pack cz 2026-11: /),
      values: { country: 'CZ', opens: '08:00', closes: '20:00' },
      nextAt: Temporal.ZonedDateTime.from('2026-11-24T08:00+01:00[Europe/Prague]').epochMilliseconds,
    },
  ]);
});

test('a paused campaign is paused, a stopped one is stopping while calls are up, and stopped after the last', async () => {
  expect(await board.campaign(campaign.id)).toMatchObject({ state: 'running', lines: { inUse: 1, peak: 3, cap: 4 } });
  await moveCampaign(the.tools, 'user:test', campaign, 'pause');
  expect(await board.campaign(campaign.id)).toMatchObject({ state: 'paused' });
  await moveCampaign(the.tools, 'user:test', campaign, 'stop');
  expect(await board.campaign(campaign.id)).toMatchObject({ state: 'stopping' });
  figures = { inUse: 0, peakConcurrent: 3 };
  expect((await board.campaigns()).map(({ state }) => state)).toEqual(['stopped']);
});
