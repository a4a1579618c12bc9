import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Creditor } from '../receivables/model.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { putParty } from '../receivables/parties/put-party.ts';
import { joinCampaign } from './join-campaign.ts';
import type { Campaign } from './model.ts';
import { moveCampaign } from './move-campaign.ts';

let the: OpenDialer;
let acme: Creditor;
let campaign: Campaign;
const jana = '+420000101001';
const petr = '+420000101002';

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, jana, { rejects: { after: 500, sipCode: 486, cause: 17 } });
  campaign = await the.campaign(acme);
});
afterEach(async () => {
  expect(await the.violations(false)).toEqual([]);
  await the.close();
});

/** Somebody whose row came in after the campaign was made. */
const later = (row = {}) => the.debtor(acme, petr, promising, { name: 'Petr Svoboda', ...row });
const join = (personId: PersonId, actor = 'user:test' as const) =>
  joinCampaign(the.tools, actor, { campaignId: campaign.id, personId });

test('a debtor who joins a campaign that calls is called by it as the others are', async () => {
  the.start();
  await the.time.advance(5_000);
  const { personId } = await later();
  const joined = await join(personId);
  expect(joined).toMatchObject({ ok: true, value: { joined: true, entry: { state: 'waiting', attempts: 0 } } });
  await the.time.advance(60_000);
  expect(await the.results()).toEqual(['001 busy', '002 rpc_ptp']);
  const [told] = await the.events('entry_joined');
  expect([told?.actor, told?.subject]).toEqual(['user:test', { personId, creditorId: acme.id, campaignId: campaign.id }]);
});

test('whoever is in it stays where she is, and with whom it is done it stays done', async () => {
  const { personId } = await later();
  expect(await join(personId)).toMatchObject({ ok: true, value: { joined: true } });
  expect(await join(personId)).toMatchObject({ ok: true, value: { joined: false } });
  expect(await the.events('entry_joined')).toHaveLength(1);
  the.start();
  await the.time.advance(60_000);
  expect(await join(personId)).toMatchObject({ ok: false, reason: 'done_with_already' });
  await the.time.advance(60_000);
  expect((await the.results()).filter((line) => line.startsWith('002'))).toEqual(['002 rpc_ptp']);
});

test('what the gate says stays in force: who joins while suppressed is not called', async () => {
  const { personId } = await later();
  await the.suppress(petr);
  await join(personId);
  the.start();
  await the.time.advance(60_000);
  expect(await the.results()).toEqual(['001 busy']);
  expect((await the.events('contact_refused')).map(({ subject }) => subject.personId)).toContain(personId);
});

test('nobody is called who is not there, or who owes the campaign’s creditor nothing', async () => {
  expect(await join(`per_${'0'.repeat(26)}` as PersonId)).toMatchObject({ ok: false, reason: 'person_unknown' });
  const other = await the.creditor('CZ', { code: 'other' });
  const { personId } = await the.debtor(other, '+420000101003');
  expect(await join(personId)).toMatchObject({ ok: false, reason: 'nothing_owed' });
  expect(await the.events('entry_joined')).toEqual([]);
});

test('nobody joins of whom all that she owes is disputed: there would be nothing to call her about', async () => {
  const { personId, receivableId } = await later();
  const wish = { personId, creditorId: acme.id, receivables: [receivableId], code: 'wrong_amount' } as const;
  await the.run((tx) => openDispute(the.tools, tx, act('letter'), wish));
  expect(await join(personId)).toMatchObject({ ok: false, reason: 'nothing_owed' });
  expect(await the.events('entry_joined')).toEqual([]);
});

test('a co-debtor who owes nothing herself joins for the case on which she stands, a guarantor who is not called upon does not', async () => {
  const { receivableId } = await the.debtor(acme, '+420000101003', {}, { name: 'Eva Malá' });
  const caseId = (await the.run((tx) => the.tools.books.receivables.find(tx, receivableId)))?.caseId;
  if (!caseId) throw new Error('no case');
  const other = await the.creditor('CZ', { code: 'other' });
  const { personId } = await the.debtor(other, petr, promising, { name: 'Petr Svoboda' });
  await the.run((tx) => putParty(the.tools, tx, act('here'), { caseId, personId, role: 'co_debtor', entitled: true }));
  expect(await join(personId)).toMatchObject({ ok: true, value: { joined: true } });
  const { personId: marek } = await the.debtor(other, '+420000101004', {}, { name: 'Marek Malý' });
  await the.run((tx) => putParty(the.tools, tx, act('here'), { caseId, personId: marek, role: 'guarantor', entitled: false }));
  expect(await join(marek)).toMatchObject({ ok: false, reason: 'nothing_owed' });
  expect((await the.events('entry_joined')).map(({ subject }) => subject.personId)).toEqual([personId]);
});

test('a campaign that is over takes nobody, nor does one that calls for a strategy', async () => {
  const { personId } = await later();
  await moveCampaign(the.tools, 'user:test', campaign, 'stop');
  expect(await join(personId)).toMatchObject({ ok: false, reason: 'campaign_finished' });
  const standing: Campaign = { ...campaign, id: the.tools.ids.next('cmp'), name: 'for a strategy', standing: true };
  await the.run((tx) => the.tools.campaigns.add(tx, standing));
  expect(await joinCampaign(the.tools, 'user:test', { campaignId: standing.id, personId })).toMatchObject({
    ok: false,
    reason: 'campaign_of_a_strategy',
  });
  expect(await the.events('entry_joined')).toEqual([]);
});

test('a campaign is finished only when those who joined are settled as well', async () => {
  const { personId } = await later();
  await join(personId);
  const settings = { attemptsInAll: 1 };
  await the.change(campaign, settings);
  the.start();
  await the.time.advance(120_000);
  expect((await the.events('entry_done')).length).toBe(2);
  expect((await the.events('campaign_state_changed')).at(-1)?.data).toMatchObject({ to: 'finished' });
  expect(await the.violations(true)).toEqual([]);
});
