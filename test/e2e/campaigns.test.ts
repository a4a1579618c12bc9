import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Creditor } from '../../src/receivables/model.ts';
import { type OpenDialer, openDialer, promising } from '../support/open-dialer.ts';
import { consoleParts } from './dialled-world.ts';
import { findFaults, logInFirst, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

/** The console over a real database that a real dialer writes, its calls in time that the test lets pass. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const own = 'a password of my own';
const chromium = sharedBrowser();
let folder: string;
let the: OpenDialer;
let acme: Creditor;
let running: RunningConsole;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-console-'));
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk({ channels: 60 });
  await the.identity(acme, '+420000900001', 5000);
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

async function logIn(path = '/'): Promise<void> {
  await page.goto(`${running.url}${path}`);
  await logInFirst(page, running.login, own);
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
}

const busy = { rejects: { after: 500, sipCode: 486, cause: 17 } };
const people = [
  ['+420000101001', 'Jana Nováková', promising],
  ['+420000101002', 'Petr Svoboda', busy],
  ['+420000101003', 'Alena Horáková', busy],
  ['+420000101004', 'Łukasz Dvořák', promising],
] as const;

async function fourDebtors(): Promise<void> {
  for (const [index, [number, name, does]] of people.entries())
    await the.debtor(acme, number, does, { name, variableSymbol: `202600${index}`, email: `d${index}@example.com` });
}

/** A browser on a machine that does other things too. */
const soon = { timeout: 30_000 };

/** Who stands on the board with which result, from the top. */
function rows(of = page): Promise<string[]> {
  return of
    .locator('tr[data-call]')
    .evaluateAll((all) =>
      all.map((row) => `${row.querySelector('button')?.textContent}: ${row.querySelectorAll('td')[2]?.textContent}`),
    );
}

test('a campaign is made in the browser: told beforehand whom it calls, objected to at its fields, made once, started, and calls', async () => {
  await fourDebtors();
  await the.suppress('+420000101003');
  await logIn();
  await page.getByRole('link', { name: 'New campaign' }).click();
  const preview = page.getByRole('region', { name: 'What it will do' });
  await preview
    .getByText('Calls 3 debtors of Acme Energie a.s. on working days from 08:00 to 20:00: at most 3 times a day')
    .waitFor();
  await preview.getByText('on a suppression list').waitFor();
  await page.getByLabel('Attempts a day').fill('1');
  await page.getByLabel('Attempts in all').fill('1');
  await preview.getByText('at most 1 time a day and 1 in all, 10 at a time').waitFor();
  expect(await page.getByRole('button', { name: 'Make the campaign' }).isDisabled()).toBe(true);
  await page.getByLabel('Name').fill('Autumn');
  await page.getByLabel('Agents’ number').fill('Josef');
  await page.getByRole('button', { name: 'Make the campaign' }).click();
  await page.getByText('That is no telephone number').waitFor();
  expect(await page.getByLabel('Agents’ number').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Agents’ number').fill('');
  await page.getByRole('button', { name: 'Make the campaign' }).dblclick();
  await page.getByRole('heading', { name: 'Autumn' }).waitFor();
  expect(await the.events('campaign_created')).toHaveLength(1);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('Running', { exact: true }).waitFor();
  the.start();
  await the.time.advance(5 * 60_000);
  await expect
    .poll(async () => (await rows()).toSorted())
    .toEqual(['Jana Nováková: Promise to pay', 'Petr Svoboda: Busy', 'Łukasz Dvořák: Promise to pay']);
  await page.goto(`${running.url}/campaigns/new`);
  await page.getByLabel('Name').fill('Autumn');
  await page.getByRole('button', { name: 'Make the campaign' }).click();
  await page.getByText('There is one of this name already').waitFor();
  expect(complaints).toEqual([]);
});

test('the board is filtered by result and searched by name or number on the server; a filter keeps its rows while calls go on', async () => {
  await fourDebtors();
  const campaign = await the.campaign(acme, { attemptsInAll: 1, concurrency: 1 });
  await logIn(`/campaigns/${campaign.id}`);
  the.start();
  await the.time.advance(10 * 60_000);
  await expect.poll(async () => (await rows()).length, soon).toBe(4);
  await page.getByLabel('Result').selectOption('Promise to pay');
  await expect
    .poll(async () => (await rows()).toSorted())
    .toEqual(['Jana Nováková: Promise to pay', 'Łukasz Dvořák: Promise to pay']);
  await page.getByLabel('Name or number').fill('lukasz dvor');
  await expect.poll(() => rows(), soon).toEqual(['Łukasz Dvořák: Promise to pay']);
  expect(new URL(page.url()).searchParams.get('q')).toBe('lukasz dvor');
  await page.getByLabel('Name or number').fill('000 101 002');
  await page.getByText('No call matches').waitFor();
  await page.getByLabel('Result').selectOption('All');
  await expect.poll(() => rows(), soon).toEqual(['Petr Svoboda: Busy']);
  await page.reload();
  await expect.poll(() => rows(), soon).toEqual(['Petr Svoboda: Busy']);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(async () => (await rows()).length, soon).toBe(4);
  expect(complaints).toEqual([]);
});

test('rows do not move under the mouse: they change in place, new ones wait until it leaves or they are asked for', async () => {
  for (let n = 1; n <= 6; n += 1) await the.debtor(acme, `+42000010100${n}`, promising, { name: `Debtor ${n}` });
  const campaign = await the.campaign(acme, { attemptsInAll: 1, concurrency: 1 });
  await logIn(`/campaigns/${campaign.id}`);
  the.start();
  await the.time.advance(40_000);
  await expect.poll(async () => (await rows()).length, soon).toBeGreaterThan(1);
  const before = await rows();
  const row = page.locator('tr[data-call]').first();
  await row.hover();
  await the.time.advance(80_000);
  const fresh = page.getByRole('button', { name: /^Show \d new calls?$/ });
  await fresh.waitFor();
  await expect.poll(async () => (await rows()).every((each) => each.endsWith('Promise to pay')), soon).toBe(true);
  expect((await rows()).map((each) => each.split(':')[0])).toEqual(before.map((each) => each.split(':')[0]));
  await page.mouse.move(5, 5);
  await fresh.waitFor({ state: 'detached' });
  expect((await rows()).length).toBeGreaterThan(before.length);
});

test('every browser shows the board of the database, also after its line was cut while calls went on and after the server restarted', async () => {
  for (let n = 1; n <= 30; n += 1)
    await the.debtor(acme, `+4200001010${String(n).padStart(2, '0')}`, n % 3 === 0 ? promising : busy, { name: `Debtor ${n}` });
  const campaign = await the.campaign(acme, { attemptsInAll: 1, concurrency: 6, callsPerSecond: 1 });
  await logIn(`/campaigns/${campaign.id}`);
  const other = await openPageIn(context, complaints);
  await other.goto(`${running.url}/campaigns/${campaign.id}`);
  await other.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  the.start();
  for (let cut = 0; cut < 3; cut += 1) {
    await the.time.advance(4_000);
    running.cut();
    await the.time.advance(3_000);
  }
  const { port, login } = running;
  await running.close();
  await the.time.advance(5_000);
  running = await startConsole({ folder, campaign: consoleParts(the), consoleFolder: chromium.build, port, login });
  await the.time.advance(10 * 60_000);
  const stored = await the.db.reader
    .selectFrom('attempts')
    .innerJoin('persons', 'persons.id', 'attempts.person_id')
    .select(['persons.name', 'attempts.result'])
    .orderBy('attempts.id', 'desc')
    .execute();
  expect(stored).toHaveLength(30);
  const words = { rpc_ptp: 'Promise to pay', busy: 'Busy' } as Record<string, string>;
  const wanted = stored.map(({ name, result }) => `${name}: ${words[result ?? '']}`);
  for (const each of [page, other]) {
    await each.getByRole('status').filter({ hasText: 'Live' }).waitFor({ timeout: 60_000 });
    await expect.poll(() => rows(each), { timeout: 60_000 }).toEqual(wanted);
    await each.getByText('of 30').first().waitFor();
  }
  expect(complaints).toEqual([]);
});

test('all calls leave as a file with whole numbers, and nobody without a login gets one', async () => {
  await fourDebtors();
  const campaign = await the.campaign(acme, { attemptsInAll: 1 }, 'Podzimní výzva');
  the.start();
  await the.time.advance(10 * 60_000);
  await logIn(`/campaigns/${campaign.id}`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('calls-podzimni-vyzva.csv');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(5);
  for (const [number, name] of people) expect(text).toContain(`;${name};${number};+420000900001;1;`);
  expect((await fetch(`${running.url}/api/v1/campaigns/${campaign.id}/calls.csv`)).status).toBe(401);
});

test.each([1440, 390])(
  'a debtor is found, and her record, calls, refusals and messages can be read and reached by keyboard, in light and dark at %i px',
  async (width) => {
    await fourDebtors();
    await the.suppress('+420000101003');
    await the.campaign(acme, { attemptsInAll: 1 });
    the.start();
    await the.time.advance(10 * 60_000);
    await page.setViewportSize({ width, height: 860 });
    await logIn();
    const found: Record<string, unknown[]> = {};
    const look = async (name: string) => {
      found[name] = await findFaults(page, name);
    };
    if (width === 1440) {
      await page.getByRole('searchbox', { name: 'Find a debtor' }).fill('novak');
      await page.keyboard.press('Enter');
    } else {
      await page.getByRole('link', { name: 'Find a debtor' }).click();
      await page.getByRole('searchbox', { name: 'Find a debtor' }).fill('novak');
    }
    await page.getByRole('link', { name: 'Jana Nováková' }).waitFor();
    await look('found');
    await page.getByRole('link', { name: 'Jana Nováková' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Jana Nováková' }).waitFor();
    await page.getByText('+420000101001', { exact: true }).waitFor();
    await page.locator('[data-entry="call"]').getByText('Promise to pay').waitFor();
    await look('debtor');
    await page.getByRole('button', { name: 'Call in Reminder' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('words of greeting').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Refusals' }).click();
    await page.locator('[data-refusal]').getByText('The number is on a suppression list').waitFor();
    await look('refusals');
    await page.getByRole('link', { name: 'Alena Horáková' }).click();
    await page.getByText('Call refused: the number is on a suppression list').waitFor();
    await look('refused debtor');
    await page.goto(`${running.url}/campaigns/new`);
    await page.getByRole('region', { name: 'What it will do' }).getByText('on hold: promise').waitFor();
    await look('new campaign');
    await page.goto(`${running.url}/campaigns`);
    await page.getByRole('link', { name: 'Reminder' }).click();
    await page.getByRole('link', { name: 'Export CSV' }).waitFor();
    await look('board');
    await page.goto(`${running.url}/debtors?q=nobody`);
    await page.getByText('Nobody found').waitFor();
    await look('nobody');
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect(Object.keys(found)).toHaveLength(7);
    expect(complaints).toEqual([]);
  },
);
