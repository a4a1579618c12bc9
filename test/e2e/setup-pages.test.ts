import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BelievableCampaign, believableCampaign } from './believable-campaign.ts';
import { findBreaches, findFaults, logInFirst, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

vi.setConfig({ testTimeout: 180_000 });

const chromium = sharedBrowser();
let folder: string;
let campaign: BelievableCampaign;
let running: RunningConsole;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-setup-'));
  mkdirSync(join(folder, 'data'));
  campaign = await believableCampaign({ file: join(folder, 'data', 'dovolat.db') });
  running = await startConsole({ folder, campaign, consoleFolder: chromium.build });
  complaints = [];
});

afterEach(async () => {
  await context?.close();
  await running.close();
  await campaign.close();
  rmSync(folder, { recursive: true });
});

async function open({ colorScheme, width }: { readonly colorScheme?: 'dark'; readonly width: number }): Promise<void> {
  context = await openContext(chromium.browser, { viewport: { width, height: 900 }, ...(colorScheme && { colorScheme }) });
  page = await openPageIn(context, complaints);
  await page.goto(running.url);
  await logInFirst(page, running.login, 'a password of my own');
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
}

const tabs = ['First steps', 'Creditors', 'Receivables', 'Do not call', 'Users and keys', 'Health', 'Judge'];

test.each([1440, 390])('every page of setting up is open to everybody, in light and dark at %i px', async (width) => {
  await open({ width });
  await page.getByRole('link', { name: 'Set-up' }).click();
  for (const tab of tabs) {
    await page.getByRole('navigation', { name: 'Set-up' }).getByRole('link', { name: tab }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    expect({ tab, faults: await findFaults(page, `setup ${tab}`) }).toEqual({ tab, faults: [] });
  }
  await page.getByRole('navigation', { name: 'Set-up' }).getByRole('link', { name: 'Creditors' }).click();
  await page.getByRole('button', { name: 'Add a creditor' }).click();
  await page.getByRole('dialog').getByLabel('Postcode').waitFor();
  expect({ faults: await findFaults(page, 'new creditor') }).toEqual({ faults: [] });
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Lines' }).click();
  await page.getByRole('button', { name: 'Add a trunk' }).click();
  await page.getByRole('dialog').getByLabel('Host').waitFor();
  expect({ faults: await findFaults(page, 'new trunk'), complaints }).toEqual({ faults: [], complaints: [] });
});

test('a file whose columns have other names is read once they are named, and comes in though the page is closed', async () => {
  await open({ colorScheme: 'dark', width: 1440 });
  const file = join(folder, 'dlužníci.csv');
  writeFileSync(file, 'telefon;castka;splatnost\n+420601000001;1234,50;2026-11-01\nneni;1;2026-11-01\n');
  await page.goto(`${running.url}/setup/imports`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Say what the columns mean.').waitFor();
  for (const [column, meaning] of [
    ['telefon', 'phone'],
    ['castka', 'amount'],
    ['splatnost', 'due_date'],
  ] as const) {
    await page.getByLabel(`Meaning of ${column}`).selectOption(meaning);
    await expect.poll(() => page.getByLabel(`Meaning of ${column}`).inputValue()).toBe(meaning);
  }
  await page.getByText('1 of the first 2 rows is good').waitFor();
  await page.getByText('CZK 1,234.50').waitFor();
  expect(await findBreaches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bring in 2 rows' }).click();
  await page.locator('[data-import="dlužníci.csv"]').waitFor();
  await page.close();

  page = await context.newPage();
  await page.goto(`${running.url}/setup/imports`);
  const row = page.locator('[data-import="dlužníci.csv"][data-state=finished]');
  await row.waitFor({ timeout: 60_000 });
  await row.getByText('1 turned away').waitFor();
  const download = page.waitForEvent('download');
  await row.getByRole('link', { name: 'Rows that were turned away' }).click();
  expect((await download).suggestedFilename()).toBe('dlužníci.rejected.csv');
  await page.getByRole('link', { name: 'First steps' }).click();
  await page.locator('[data-step=receivables][data-state=done]').getByText('1 debtor on record').waitFor();
});

test('whoever may only look is shown no button that orders', async () => {
  await open({ width: 1440 });
  await page.goto(`${running.url}/setup/users`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Věra Malá');
  await form.getByLabel('E-mail').fill('vera@acme.example');
  await form.getByLabel('Role').selectOption('viewer');
  await form.getByRole('button', { name: 'Add a person' }).click();
  const password = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await page.locator('[data-user="vera@acme.example"]').getByText('has a one-time password').waitFor();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByLabel('E-mail').fill('vera@acme.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('a password of my own');
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  await page.goto(`${running.url}/setup/creditors`);
  await page.getByText('Energo Morava, a.s.').waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation', { name: 'Set-up' }).getByRole('link').allTextContents()).toEqual(
    tabs.filter((tab) => !['Users and keys', 'Health'].includes(tab)),
  );
});
