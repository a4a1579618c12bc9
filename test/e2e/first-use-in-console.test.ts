import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { portfolioFile, samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty } from '../support/debtors-in-a-hurry.ts';
import { isFinished } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { findBreaches, openBrowser } from './open-browser.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 });

const promising: Persona = hasty('61', 'promises_at_once', '1{birth_date}11', ...confirmsAndGoes);
const debtors = samplePortfolio(3, ['61', '16', '20'], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, promising] });
  browser = await openBrowser();
  context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Prague', reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
});

afterEach(async () => {
  await browser?.close();
  await world?.close();
});

/** The steps of the README, as somebody goes about them who has never seen a terminal; the server and its built console are real. */
test('with the console alone, a fresh installation is led from a creditor to a call, a promise and the judge', async () => {
  const server = await world.startServer();
  await expect.poll(() => server.said()).toMatch(/Log in once with \S+ and the password \S+/);
  const [, email = '', password = ''] = /Log in once with (\S+) and the password (\S+?)[,.]?\s/.exec(server.said()) ?? [];
  const url = `http://${world.environment.DOVOLAT_HTTP_HOST}:${world.environment.DOVOLAT_HTTP_PORT}`;
  await page.goto(url);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('a password of my own');
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('link', { name: 'First steps' }).click();
  await expect.poll(stepsNow).toEqual(['next', 'later', 'later', 'later', 'later']);
  expect(await findBreaches(page)).toEqual([]);

  await page.getByRole('link', { name: 'Add a creditor' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Add a creditor' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Code').first().fill('acme');
  await form.getByLabel('Name', { exact: false }).first().fill('ACME Energie, a.s.');
  await form.getByLabel('Neutral name').fill('ACME Inkaso');
  await form.getByRole('button', { name: 'Add a creditor' }).click();
  await form.getByRole('alert').filter({ hasText: 'tells of a debt' }).waitFor();
  await form.getByLabel('Neutral name').fill('ACME Energie');
  await form.getByRole('button', { name: 'Add a creditor' }).click();
  await page.getByText('Heard as “ACME Energie”').waitFor();

  mkdirSync(join(world.folder, 'own'));
  const file = join(world.folder, 'own', 'debtors.csv');
  writeFileSync(file, portfolioFile(debtors));
  await page.getByRole('link', { name: 'Receivables' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('All 4 rows are good').waitFor();
  await page.getByRole('button', { name: 'Bring in 4 rows' }).click();
  const imported = page.locator('[data-import="debtors.csv"][data-state=finished]');
  await imported.getByText('4 new').waitFor({ timeout: 60_000 });

  await page.getByRole('link', { name: 'Lines' }).click();
  await page.getByRole('button', { name: 'Add a trunk' }).click();
  const [host = '', port = ''] = world.carrier.address.split(':');
  await form.getByLabel('Name', { exact: false }).first().fill('carrier');
  await form.getByLabel('Host').fill(host);
  await form.getByLabel('UDP port').fill(port);
  await form.getByLabel('Simulated network').check();
  await form.getByRole('button', { name: 'Add a trunk' }).click();
  await page.getByRole('button', { name: 'Test trunk carrier' }).click();
  await page.getByText(/It answers, in [\d.]+ ms/).waitFor();

  await page.getByRole('button', { name: 'Add a number' }).click();
  await form.getByLabel('Number', { exact: false }).first().fill('+420000900001');
  await form.getByRole('button', { name: 'Add a number' }).click();
  await page.getByRole('button', { name: 'Verify +420000900001' }).click();
  await form.getByLabel('By what is it yours?').fill('contract 2026/17');
  await form.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.locator('[data-identity="+420000900001"]').getByText('Verified', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Set-up' }).click();
  await expect.poll(stepsNow).toEqual(['done', 'done', 'done', 'done', 'next']);

  await page.getByRole('link', { name: 'Make a campaign' }).click();
  await page.getByLabel('Name').fill('autumn');
  await page.getByLabel('Call flow').selectOption('soft-reminder');
  await page.getByLabel('Attempts in all').fill('1');
  await page.getByLabel('Calls at once').fill('5');
  await page.getByLabel('Calling hours').selectOption('rehearsal');
  await page.getByRole('region', { name: 'What it will do' }).getByText('Calls 3 debtors of ACME Energie').waitFor();
  await page.getByRole('button', { name: 'Make the campaign' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await world.until('everybody is called', (journal) =>
    journal.some(({ subject }) => subject.campaignId && isFinished(journal, subject.campaignId)),
  );
  await page.locator('[data-call]').getByText('Promise to pay').first().waitFor();

  await page.getByRole('link', { name: 'Set-up' }).click();
  await expect.poll(stepsNow).toEqual(['done', 'done', 'done', 'done', 'done']);
  await page.getByRole('link', { name: 'Judge' }).click();
  await page.getByRole('button', { name: 'Ask the judge' }).click();
  await page.locator('[data-verdict=pass]').getByText('Every rule was kept').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Health' }).click();
  await page.locator('[data-check=Asterisk][data-state=ok]').waitFor();
  expect(await findBreaches(page)).toEqual([]);
  expect(await server.stop()).toBe(0);
});

function stepsNow(): Promise<(string | null)[]> {
  return page.locator('[data-step]').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-state')));
}
