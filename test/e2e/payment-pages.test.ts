import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dayBefore, fioAccount, fioStatement } from '../support/fio-statement.ts';
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
  await page.goto(`${office.url}/payments`);
  await logIn(page, office.login);
});

afterEach(async () => {
  await context.close();
  await office.close();
});

const faults = (name: string) => findWideAndNarrowFaults(page, name);

function statementFile(name: string, text: string): string {
  const file = join(office.folder, name);
  writeFileSync(file, text);
  return file;
}

test('an operator brings a statement in, finds one payment in suspense, allocates it by a click, and the debtor’s timeline tells it', async () => {
  const creditor = await office.creditor();
  await office.owes(creditor, '1500.00', { variableSymbol: '2026110017' });
  const karel = { receivableId: 'F-2', debtorId: 'D-2', name: 'Karel Říha', email: 'karel@example.cz', variableSymbol: '77001' };
  await office.owes(creditor, '900.00', karel);

  await page.getByText('Nothing waits').waitFor();
  expect({ faults: await faults('payments empty') }).toEqual({ faults: [] });
  await page.getByRole('link', { name: 'Bring a statement in' }).click();
  await page.getByText('No account yet').waitFor();
  expect({ faults: await faults('statements empty') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'Add an account' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('IBAN').fill('CZ65 0800 0000 1920 0014 5390');
  await form.getByRole('button', { name: 'Add an account' }).click();
  await form.getByRole('alert').filter({ hasText: 'That is no IBAN' }).waitFor();
  await form.getByLabel('IBAN').fill('CZ65 0800 0000 1920 0014 5399');
  await form.getByLabel('What you call it').fill('Main account');
  await form.getByRole('button', { name: 'Add an account' }).click();
  await page.locator(`[data-account="${fioAccount}"]`).getByText('No statement yet').waitFor();

  const paid = [
    { amount: 1500, symbol: '2026110017', from: 'Jana Nováková' },
    { amount: 900.5, from: 'Karel Říha', message: 'dluh za listopad' },
    { amount: 333, from: 'Neznámá Firma s.r.o.', message: 'faktura nevim' },
    { amount: -300, from: 'Dodavatel s.r.o.' },
  ];
  await page.locator('input[type=file]').setInputFiles(statementFile('výpis-19.json', fioStatement(dayBefore(3), 1000, paid)));
  const file = page.locator('[data-import="výpis-19.json"][data-state=finished]');
  await file.getByText('4 booked').waitFor({ timeout: 60_000 });
  await file.getByText('Read as Fio’s JSON').waitFor();
  const later = fioStatement(dayBefore(1), 9999, [{ amount: 12, from: 'Kdosi' }]);
  await page.locator('input[type=file]').setInputFiles(statementFile('výpis-21.json', later));
  await page.locator('[data-import="výpis-21.json"]').getByText('No statement tells of').waitFor({ timeout: 60_000 });
  await page.getByText('Statements on record').waitFor();
  expect({ faults: await faults('statements') }).toEqual({ faults: [] });

  await page.getByRole('link', { name: 'In suspense' }).click();
  const waiting = page.locator('[data-payment]').filter({ hasText: 'dluh za listopad' });
  await waiting.getByText('The payer’s name fits').waitFor();
  await waiting.getByText('CZK 0.50 too much').waitFor();
  expect({ faults: await faults('suspense') }).toEqual({ faults: [] });
  await waiting.getByRole('button', { name: 'Allocate to Karel Říha: F-2' }).click();
  await waiting.getByText('More was paid than was owed').waitFor();

  await page.getByRole('link', { name: 'All payments' }).click();
  await page.locator('[data-payment][data-state=matched]').getByText('The variable symbol and the amount fit.').waitFor();
  const mine = page.locator('[data-payment][data-state=partly]');
  await mine.getByText('A person chose it.').waitFor();
  expect({ faults: await faults('payments') }).toEqual({ faults: [] });
  await mine.getByRole('link', { name: 'Karel Říha' }).click();
  await page.getByRole('heading', { level: 1, name: 'Karel Říha' }).waitFor();
  const paidLine = page.locator('[data-entry=money]').filter({ hasText: 'CZK 900' });
  await paidLine.getByText('Paid, and a receivable is settled').waitFor();
  await page.getByText('Nothing open').waitFor();
  expect({ faults: await faults('debtor paid') }).toEqual({ faults: [] });

  const told = (await office.events('payment_matched')).at(-1);
  expect([told?.actor.startsWith('user:'), complaints]).toEqual([true, []]);
});

test('a payment that nothing points at is laid on what a person finds, and taken back only after a question', async () => {
  const creditor = await office.creditor();
  await office.owes(creditor, '400.00');
  await office.owes(creditor, '250.00', { receivableId: 'F-1b' });
  await office.ask('/bank-accounts', { body: { creditorId: creditor, iban: fioAccount } });
  const text = fioStatement(dayBefore(2), 0, [{ amount: 600, message: 'nečitelné' }]);
  const started = await office.ask('/statement-imports', { body: { uploadId: await office.handIn('fio.json', text) } });
  await office.ended(started.body.id);

  const waiting = page.locator('[data-payment]').filter({ hasText: 'nečitelné' });
  await waiting.getByRole('button', { name: 'Choose a debtor' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Debtor').fill('Nová');
  await drawer.getByRole('button', { name: /Jana Nováková/ }).click();
  await drawer.getByLabel('F-1 · CZK 400').check();
  await drawer.getByLabel('F-1b · CZK 250').check();
  expect({ faults: await findFaults(page, 'choose receivables') }).toEqual({ faults: [] });
  await drawer.getByRole('button', { name: 'Allocate' }).click();
  await page.getByText('Nothing waits').waitFor();

  await page.getByRole('link', { name: 'All payments' }).click();
  const row = page.locator('[data-payment]').filter({ hasText: 'nečitelné' });
  await row.getByText('CZK 200 pays F-1b of ').waitFor();
  await row.getByRole('button', { name: /^Unmatch/ }).click();
  await page.getByRole('dialog').getByText('Take this payment back').waitFor();
  expect({ faults: await findFaults(page, 'unmatch') }).toEqual({ faults: [] });
  await page.keyboard.press('Escape');
  expect((await office.events('payment_unmatched')).length).toBe(0);
  await row.getByRole('button', { name: /^Unmatch/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unmatch' }).click();
  await page.locator('[data-payment][data-state=suspense]').waitFor();
  expect((await office.events('payment_unmatched')).length).toBe(1);
  expect(complaints).toEqual([]);
});

test('payments, messages and refusals stay where they are under the mouse; what is new waits until it leaves or is asked for', async () => {
  const creditor = await office.creditor();
  await office.ask('/bank-accounts', { body: { creditorId: creditor, iban: fioAccount } });
  const comesIn = async (daysAgo: number, message: string) => {
    const text = fioStatement(dayBefore(daysAgo), 0, [{ amount: 600 + daysAgo, message }]);
    const started = await office.ask('/statement-imports', {
      body: { uploadId: await office.handIn(`fio-${daysAgo}.json`, text) },
    });
    await office.ended(started.body.id);
  };
  const { campaign } = office;
  const written = async (who: string) => void (await campaign.write((outbox) => outbox.put({ who })));
  const refused = async () => void (await campaign.refuseNext());
  await comesIn(4, 'první');
  const lists = [
    { path: '/payments', row: '[data-payment]', another: () => comesIn(3, 'druhá'), label: 'Show 1 new payment' },
    { path: '/payments/all', row: '[data-payment]', another: () => comesIn(2, 'třetí'), label: 'Show 1 new payment' },
    { path: '/messages', row: '[data-message]', another: () => written('Petr'), label: 'Show 1 new message' },
    { path: '/refusals', row: '[data-refusal]', another: refused, label: 'Show 1 new one' },
  ];
  await written('Jana');
  await refused();
  for (const { path, row, another, label } of lists) {
    await page.goto(`${office.url}${path}`);
    const first = page.locator(row).first();
    await first.waitFor();
    const before = await page.locator(row).allInnerTexts();
    await first.hover();
    await another();
    await page.getByRole('button', { name: label }).waitFor();
    expect({ path, rows: await page.locator(row).allInnerTexts() }).toEqual({ path, rows: before });
    await page.mouse.move(5, 5);
    await expect.poll(() => page.locator(row).count()).toBe(before.length + 1);
    expect(await page.getByRole('button', { name: label }).count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
