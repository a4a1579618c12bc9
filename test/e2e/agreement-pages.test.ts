import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CreditorId, PersonId, ReceivableId } from '../../src/kernel/ids.ts';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import { act } from '../support/open-books.ts';
import { must } from '../support/open-dialer.ts';
import { type OpenOffice, openOffice } from '../support/open-office.ts';
import { findFaults, findWideAndNarrowFaults, logIn, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';

vi.setConfig({ testTimeout: 240_000 });

const chromium = sharedBrowser();
let office: OpenOffice;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  office = await openOffice({ consoleFolder: chromium.build });
  complaints = [];
  context = await openContext(chromium.browser);
  page = await openPageIn(context, complaints);
});
afterEach(async () => {
  await context.close();
  await office.close();
});

test('an operator looks through what is promised, and ends a hold with a reason', async () => {
  const creditorId = (await office.creditor()) as CreditorId;
  const { debtorId } = await office.owes(creditorId, '1500.00');
  const personId = debtorId as PersonId;
  await page.goto(`${office.url}/agreements`);
  await logIn(page, office.login);
  await page.getByText('No promises').waitFor();
  const date = office.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 3 }).toString();
  await office.tools.work.run(async (tx) =>
    must(await recordPromise(office.tools, tx, act('p'), { personId, creditorId, amountMinor: 100_000, currency: 'CZK', date })),
  );
  const row = page.locator('[data-agreement]');
  await row.getByText('CZK 1,000').waitFor();
  await row.getByText('nothing paid yet').waitFor();
  expect({ faults: await findWideAndNarrowFaults(page, 'promises') }).toEqual({ faults: [] });
  const csv = async () => {
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    return readFileSync(await (await file).path(), 'utf8')
      .trimEnd()
      .split('\r\n');
  };
  expect((await csv()).slice(1)).toEqual([expect.stringContaining(';Jana Nováková;')]);
  await page.getByLabel('State').selectOption('broken');
  await page.getByText('No promise is like that.').waitFor();
  expect(await csv()).toHaveLength(1);
  await page.getByRole('link', { name: 'Plans' }).click();
  await page.getByText('No payment plans').waitFor();
  expect({ faults: await findFaults(page, 'plans none') }).toEqual({ faults: [] });

  const tabs = page.getByRole('navigation', { name: 'Agreements' });
  await tabs.getByRole('link', { name: 'Plans' }).focus();
  for (const _ of ['disputes', 'holds', 'round']) await page.keyboard.press('ArrowRight');
  const ring = await tabs.locator('a:focus-visible').evaluate((link) => {
    const { outlineStyle, outlineOffset } = getComputedStyle(link);
    return { isSeen: outlineStyle === 'solid', liesInside: Number.parseFloat(outlineOffset) <= -2 }; // the row cuts off what is outside
  });
  expect(ring).toEqual({ isSeen: true, liesInside: true });
  await page.keyboard.press('Enter');
  await tabs.locator('[aria-current]', { hasText: 'Promises' }).waitFor();
  await page.goBack();
  await page.reload();
  await tabs.locator('[aria-current]', { hasText: 'Plans' }).waitFor();
  await page.goto(`${office.url}/agreements/nothing`);
  await tabs.locator('[aria-current]', { hasText: 'Promises' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/agreements');

  await office.ask(`/debtors/${personId}/holds`, { body: { reason: 'hardship', note: 'her son called' } });
  await page.getByRole('link', { name: 'Holds' }).click();
  await row.getByText('her son called').waitFor();
  expect({ faults: await findWideAndNarrowFaults(page, 'holds') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'End the hold of Jana Nováková' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Why may it end?').fill('she asked for it herself');
  expect({ faults: await findFaults(page, 'release hold') }).toEqual({ faults: [] });
  await drawer.getByRole('button', { name: 'End the hold' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByText('her son called').waitFor({ state: 'detached' });
  await row.getByRole('link', { name: 'Jana Nováková' }).click();
  await page.getByText('she asked for it herself').waitFor();
  expect(await office.events('hold_released')).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('an operator looks through what is disputed, and decides there', async () => {
  const creditorId = await office.creditor();
  const { id, debtorId } = await office.owes(creditorId, '1500.00');
  await page.goto(`${office.url}/agreements/disputes`);
  await logIn(page, office.login);
  await page.getByText('No disputes').waitFor();
  expect({ faults: await findFaults(page, 'disputes none') }).toEqual({ faults: [] });
  await office.disputes('wrong_amount', id as ReceivableId);
  const row = page.locator('[data-agreement]'); // comes by itself: the page listens
  await row.getByText('Wrong amount').waitFor();
  await row.getByText('F-1, CZK 1,500').waitFor();
  await row.getByText('Billing decides').waitFor();
  await row.getByText('Open', { exact: true }).waitFor();
  expect(await row.getByRole('link', { name: 'Jana Nováková' }).getAttribute('href')).toBe(`/debtors/${debtorId}`);
  expect({ faults: await findWideAndNarrowFaults(page, 'disputes') }).toEqual({ faults: [] });
  const csv = async () => {
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    return readFileSync(await (await file).path(), 'utf8');
  };
  expect(await csv()).toContain(';open;wrong_amount;1;billing;');
  const department = page.getByLabel('Department');
  await page.getByLabel('State').focus();
  await page.keyboard.press('Tab');
  expect(await department.evaluate((select) => select.matches(':focus-visible'))).toBe(true);
  await page.keyboard.type('Leg');
  await page.getByText('No dispute is like that.').waitFor();
  expect(new URL(page.url()).search).toBe('?department=legal');
  expect(await csv()).not.toContain('wrong_amount');
  await page.reload();
  await page.getByText('No dispute is like that.').waitFor();
  expect(await department.inputValue()).toBe('legal');
  await department.selectOption('billing');
  await row.getByText('Wrong amount').waitFor();
  expect(await csv()).toContain(';open;wrong_amount;1;billing;');
  expect({ faults: await findWideAndNarrowFaults(page, 'disputes of a department') }).toEqual({ faults: [] });
  await department.selectOption('');
  await row.getByRole('button', { name: 'Decide the dispute of Jana Nováková' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('radio', { name: /^Reject/ }).check();
  await drawer.getByRole('button', { name: 'Close the dispute' }).click();
  await drawer.waitFor({ state: 'detached' });
  await row.getByText('Rejected').waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  await page.getByLabel('State').selectOption('open');
  await page.getByText('No dispute is like that.').waitFor();
  expect(complaints).toEqual([]);
});
