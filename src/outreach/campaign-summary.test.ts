import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, promising } from '../../test/support/open-dialer.ts';
import { sqliteCallPages } from '../adapters/db/board/sqlite-call-pages.ts';
import { sqliteCursors, sqliteJournalReader } from '../adapters/db/journal/sqlite-journal.ts';
import { sqliteMessages } from '../adapters/db/outreach/sqlite-messages.ts';
import { sqliteOutboxView } from '../adapters/db/outreach/sqlite-outbox-view.ts';
import { fileOutbox } from '../adapters/outbox/file-outbox.ts';
import { moveCampaign } from '../dialer/move-campaign.ts';
import { campaignSummaries } from '../main/campaign-summaries.ts';
import type { Creditor } from '../receivables/model.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { reactToCampaignEnded } from './react-to-campaign-ended.ts';
import { reactToFollowUpRequested } from './react-to-follow-up-requested.ts';

let the: OpenDialer;
let acme: Creditor;
beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001', promising);
  await the.debtor(acme, '+420000101002', { rejects: { after: 500, sipCode: 486, cause: 17 } });
});
afterEach(() => the.close());

const boss = 'vedouci@energo.example';

function outreach() {
  const reader = sqliteJournalReader(the.db, () => () => {});
  const files = fileOutbox(join(the.folder, 'outbox'));
  const summaries = campaignSummaries(the.tools, reader, sqliteCallPages(the.db));
  const written = { messages: sqliteMessages, reader, cursors: sqliteCursors(the.db), log: the.parts.log };
  const parts = { ...the.tools, ...written, timers: the.time, summaries, ...files };
  return {
    followUps: reactToFollowUpRequested(parts),
    summaries: reactToCampaignEnded(parts),
    delivery: deliverOutbox(parts),
    reports: async () => (await sqliteOutboxView(the.db).list({ limit: 100 })).filter(({ kind }) => kind === 'report'),
  };
}

test('when a campaign has finished, its summary goes to whom it was ordered for: what came of it, and every call in a file', async () => {
  const { followUps, summaries, delivery, reports } = outreach();
  await the.campaign(acme, { attemptsInAll: 1, summaryTo: [boss] }, 'Podzimní výzva');
  await summaries.catchUp();
  the.start();
  await the.time.advance(10 * 60_000);
  await followUps.catchUp();
  await summaries.catchUp();
  expect(await reports()).toMatchObject([{ to: boss, template: 'campaign-summary', campaign: 'Podzimní výzva', who: null }]);
  await delivery.deliverDue();
  const [file = ''] = readdirSync(join(the.folder, 'outbox/email'));
  const mail = await PostalMime.parse(readFileSync(join(the.folder, 'outbox/email', file)), { attachmentEncoding: 'utf8' });
  expect(mail.subject).toBe('Campaign Podzimní výzva: calls placed 2, promises 1');
  for (const line of ['Debtors: 2', 'Debtors reached: 1', 'Promises to pay: 1', 'SMS written: 1', 'rpc_ptp: 1'])
    expect(mail.text?.split(/\r?\n/)).toContain(line);
  expect(mail.text?.replaceAll('\u00a0', ' ')).toContain('Promised: CZK 1,234.50');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['calls-podzimni-vyzva.csv']);
  const [header = '', ...rows] = String(mail.attachments[0]?.content).trim().split('\r\n');
  const column = (row: string, name: string) => row.split(';')[header.replace('\ufeff', '').split(';').indexOf(name)];
  const wanted = ['number', 'attempt_number', 'result', 'keys', 'promised_amount', 'promised_date'];
  const promised = rows.find((row) => row.includes('rpc_ptp')) ?? '';
  expect(wanted.map((name) => column(promised, name))).toEqual([
    '+420000101001',
    '1',
    'rpc_ptp',
    '•••••••• 1 2 1',
    '1234.50',
    '2026-11-26',
  ]);
  expect(Number(column(promised, 'listened_seconds'))).toBeGreaterThan(0);
  expect(rows).toHaveLength(2);
  expect(await the.violations()).toEqual([]);
});

test('a summary is written once for each address, whatever of it is read twice', async () => {
  const campaign = await the.campaign(acme, { summaryTo: [boss, 'druhy@energo.example', boss] });
  await moveCampaign(the.tools, 'user:test', campaign, 'stop');
  const { summaries, reports } = outreach();
  await summaries.catchUp();
  await the.run((tx) => sqliteCursors(the.db).advance(tx, 'outreach.campaign-summaries', 0)); // a restored backup of the cursor
  await summaries.catchUp();
  expect((await reports()).map(({ to }) => to).sort()).toEqual(['druhy@energo.example', boss]);
  expect(JSON.stringify(await the.events('report_written'))).not.toContain('energo.example');
});

test('the summary of a stopped campaign waits for its last call and that call’s follow-up, and holds up no other campaign', async () => {
  const { followUps, summaries, reports } = outreach();
  const first = await the.campaign(acme, { summaryTo: [boss] }, 'first');
  the.start();
  await the.time.advance(5000);
  await moveCampaign(the.tools, 'user:test', first, 'stop');
  const second = await the.campaign(acme, { summaryTo: [boss] }, 'second');
  await moveCampaign(the.tools, 'user:test', second, 'stop');
  await summaries.catchUp();
  expect((await reports()).map(({ campaign }) => campaign)).toEqual(['second']);
  await the.time.advance(120_000);
  await summaries.catchUp();
  expect(await reports()).toHaveLength(1);
  await followUps.catchUp();
  await summaries.catchUp();
  expect((await reports()).map(({ campaign }) => campaign)).toEqual(['first', 'second']);
});

test('a campaign that goes on again after a pause has no summary yet, and one that nobody asked about has none at all', async () => {
  const { summaries, reports } = outreach();
  const campaign = await the.campaign(acme, { summaryTo: [boss] });
  const paused = must(await moveCampaign(the.tools, 'user:test', campaign, 'pause'));
  must(await moveCampaign(the.tools, 'user:test', paused, 'resume'));
  const silent = await the.campaign(acme, {}, 'silent');
  await moveCampaign(the.tools, 'user:test', silent, 'stop');
  await summaries.catchUp();
  expect(await reports()).toEqual([]);
  expect(await sqliteCursors(the.db).get('outreach.campaign-summaries')).toBeGreaterThan(0);
});

test('a summary is ordered only for what is an e-mail address', async () => {
  await expect(the.campaign(acme, { summaryTo: ['not an address'] })).rejects.toThrow(/no e-mail address/);
});
