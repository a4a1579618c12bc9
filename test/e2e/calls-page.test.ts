import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setInboundLine } from '../../src/dialer/inbound/set-inbound-line.ts';
import type { Creditor } from '../../src/receivables/model.ts';
import { must, type OpenDialer, openDialer, promising } from '../support/open-dialer.ts';
import { consoleParts } from './dialled-world.ts';
import { findFaults, findWideAndNarrowFaults, logInFirst, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

/** Calls in both directions, over a real database that a real dialer writes, in time that the test lets pass. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ours = '+420000900001';
const jana = '+420000101001';
const chromium = sharedBrowser();
let folder: string;
let the: OpenDialer;
let acme: Creditor;
let running: RunningConsole;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-calls-'));
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk({ channels: 60 });
  await the.identity(acme, ours, 5000);
  must(await setInboundLine(the.tools, 'user:test', { number: ours, country: 'CZ', flow: 'calls-us', agent: null }));
  running = await startConsole({ folder, campaign: consoleParts(the), consoleFolder: chromium.build });
  complaints = [];
  context = await openContext(chromium.browser);
  page = await openPageIn(context, complaints);
});
afterEach(async () => {
  await context.close();
  await running.close();
  await the.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string) {
  await page.goto(`${running.url}${path}`);
  await logInFirst(page, running.login, 'a password of my own');
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
}

const rows = () => page.locator('[data-call]');

test('an operator sees who called whom, those that are up on top, reads the story of one that came in, and takes the list along', async () => {
  await the.debtor(acme, jana, promising);
  await the.debtor(acme, '+420000101002', { rejects: { after: 500, sipCode: 486, cause: 17 } }, { name: 'Petr Svoboda' });
  await open('/calls');
  await page.getByText('No calls yet').waitFor();
  await the.campaign(acme, { concurrency: 20 }, 'Autumn');
  the.start();
  await the.time.advance(120_000);
  await page.getByRole('button', { name: 'Call to Jana Nováková' }).waitFor();
  the.phones.arrive({ called: ours, caller: jana });
  await the.time.advance(5_000);
  const now = page.getByRole('region', { name: /^Now/ });
  await now.getByRole('button', { name: 'Call from Jana Nováková' }).waitFor();
  await now.getByText('1 call is up').waitFor();
  expect({ faults: await findWideAndNarrowFaults(page, 'calls') }).toEqual({ faults: [] });
  await the.time.advance(120_000);
  await now.waitFor({ state: 'detached' });
  the.phones.arrive({ called: ours, caller: null });
  await the.time.advance(300_000);
  await page.getByRole('button', { name: 'Call from Unknown caller' }).waitFor();
  const count = await rows().count();

  await page.getByLabel('Direction').selectOption('inbound');
  await expect.poll(() => rows().count()).toBe(2);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const lines = readFileSync(await (await file).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/;inbound;;Acme Energie a\.s\.$/);
  await page.getByLabel('Direction').selectOption('');
  await page.getByLabel('From day').fill('2030-01-01');
  await page.getByText('No call is like that').waitFor();
  expect({ faults: await findFaults(page, 'calls none') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'Show all calls' }).click();
  await expect.poll(() => rows().count()).toBe(count);

  await page.getByRole('button', { name: 'Call from Jana Nováková' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(`Called our number ${ours} through simulated`).waitFor();
  await drawer.getByText(/^Verified by /).waitFor();
  await drawer.getByText('calls-us').waitFor();
  expect({ faults: await findFaults(page, 'call that came in') }).toEqual({ faults: [] });
  await drawer.getByRole('link').click();
  await page
    .getByRole('button', { name: /called us/i })
    .first()
    .click();
  await page.getByRole('dialog').getByText(`Called our number ${ours} through simulated`).waitFor();
  expect(complaints).toEqual([]);
});

test('a debtor is put into a campaign that calls, from her file, and is called', async () => {
  await the.debtor(acme, jana, promising);
  const campaign = await the.campaign(acme, {}, 'Autumn');
  const { personId } = await the.debtor(acme, '+420000101004', promising, { name: 'Łukasz Dvořák' });
  await open(`/debtors/${personId}`);
  await page.getByRole('button', { name: 'Put into a campaign' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Campaign').selectOption({ label: 'Autumn' });
  expect({ faults: await findFaults(page, 'join campaign') }).toEqual({ faults: [] });
  await drawer.getByRole('button', { name: 'Put into the campaign' }).click();
  await drawer.getByText('They are in the campaign').waitFor();
  the.start();
  await the.time.advance(120_000);
  expect(await the.results()).toEqual(expect.arrayContaining(['004 rpc_ptp']));
  expect((await the.events('entry_joined')).map(({ subject }) => subject.campaignId)).toEqual([campaign.id]);
  expect(complaints).toEqual([]);
});
