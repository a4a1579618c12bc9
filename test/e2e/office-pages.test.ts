import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReceivableId } from '../../src/kernel/ids.ts';
import { dayBefore } from '../support/fio-statement.ts';
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

async function open(path: string) {
  await page.goto(`${office.url}${path}`);
  await logIn(page, office.login);
}

const faults = (name: string) => findWideAndNarrowFaults(page, name);

test('a clerk decides a dispute in part with the keyboard alone, and the task is gone', async () => {
  const creditor = await office.creditor();
  const { id } = await office.owes(creditor, '1000.00');
  await office.disputes('wrong_amount', id as ReceivableId);
  const karel = { receivableId: 'F-2', debtorId: 'D-2', name: 'Karel Říha', email: 'karel@example.cz' };
  const other = await office.owes(creditor, '90.00', karel);
  await office.disputes('already_paid', other.id as ReceivableId);
  await open('/tasks');
  await page.getByText('Disputes it: wrong amount, about F-1').waitFor();
  expect({ faults: await faults('tasks') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'Decide the dispute of Jana Nováková' }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('radio', { name: /^Accept:/ }).focus();
  await page.keyboard.press('ArrowDown');
  await drawer.getByLabel('Given up of F-1').fill('1000');
  expect({ faults: await findFaults(page, 'decide dispute') }).toEqual({ faults: [] });
  await drawer.getByRole('button', { name: 'Close the dispute' }).press('Enter');
  await drawer.getByRole('alert').filter({ hasText: 'To give all of it up, accept.' }).waitFor();
  await drawer.getByLabel('Given up of F-1').fill('300');
  await drawer.getByRole('button', { name: 'Close the dispute' }).press('Enter');
  await drawer.waitFor({ state: 'detached' });
  await office.catchUpTasks();
  await page.getByText('Disputes it: wrong amount, about F-1').waitFor({ state: 'detached' });
  expect((await office.ask(`/receivables/${id}`)).body.owed.amount).toBe('700.00');
  await page.getByLabel('Department').selectOption('legal');
  await page.getByText('This department has nothing to do.').waitFor();
  expect({ faults: await faults('tasks none'), complaints }).toEqual({ faults: [], complaints: [] });
});

test('a clerk reads what a stranger and a debtor wrote, and closes what she has read', async () => {
  const creditor = await office.creditor();
  const { debtorId } = await office.owes(creditor, '640.00', { phones: ['+420601555123'] });
  await office.receives('+420601555123', 'Zaplatím v pátek');
  await office.receives('+48600100200', 'Kto pisze?');
  await office.catchUpTasks();
  await open('/tasks');
  await page.getByText('“Zaplatím v pátek”').waitFor();
  await page.getByText('+48600100200').waitFor();
  expect({ faults: await faults('tasks of messages') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'Done: Read what was written, +48600100200' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It is done' }).click();
  await page.getByText('“Kto pisze?”').waitFor({ state: 'detached' });
  await page.goto(`${office.url}/debtors/${debtorId}`);
  await page.getByText('Zaplatím v pátek').waitFor();
  expect(complaints).toEqual([]);
});

test('a letter is not sent until somebody says that she has posted it', async () => {
  const creditor = await office.creditor();
  const { id } = await office.owes(creditor, '640.00');
  await office.wantsLetter(id as ReceivableId, 'formal-demand');
  await open('/tasks');
  await page.getByText('Nothing to do').waitFor();
  await page.getByRole('link', { name: 'By hand' }).click();
  await page.getByText('Formal demand').waitFor();
  expect({ faults: await faults('work by hand') }).toEqual({ faults: [] });
  await page.getByRole('button', { name: 'I posted it, Jana Nováková' }).click();
  await page.getByRole('dialog').getByText('Has it left your hands?').waitFor();
  await page.keyboard.press('Escape');
  expect(await office.events('step_ended')).toEqual([]);
  await page.getByRole('button', { name: 'I posted it, Jana Nováková' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'I posted it' }).click();
  await page.getByText('Nothing waits for your hands').waitFor();
  expect((await office.events('step_ended')).map(({ data }) => data)).toMatchObject([{ fate: 'done' }]);
  expect({ faults: await faults('work none'), complaints }).toEqual({ faults: [], complaints: [] });
});

test('letters are printed in one go, with their addresses and codes, and marked as posted only when somebody says so', async () => {
  const creditor = await office.creditor();
  const home = { street: 'Dlouhá 5', city: 'Brno', postcode: '602 00', iban: 'CZ6508000000192000145399', dueDate: dayBefore(40) };
  for (const [index, name] of ['Jana Nováková', 'Petr Svoboda', 'Eva Bez Adresy'].entries()) {
    const where = index < 2 ? home : { dueDate: dayBefore(40) };
    const row = { receivableId: `F-${index}`, debtorId: `D-${index}`, name, variableSymbol: `100${index}`, ...where };
    const { id } = await office.owes(creditor, '640.00', row);
    await office.wantsLetter(id as ReceivableId, 'formal-demand');
  }
  await open('/tasks/work');
  await page.getByRole('link', { name: 'Print all letters (3)' }).click();
  await page.getByRole('heading', { name: '2 letters to print' }).waitFor();
  await page.getByText('Eva Bez Adresy: no usable postal address is on file').waitFor();
  expect(await page.locator('article[data-letter]').count()).toBe(2);
  expect(await page.getByRole('img', { name: 'QR Platba' }).count()).toBe(2);
  await page.getByText('Dlouhá 5').first().waitFor();
  expect({ faults: await faults('letters') }).toEqual({ faults: [] });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  expect(await office.events('step_ended')).toEqual([]);
  await page.getByRole('button', { name: 'I posted all 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'I posted all 2' }).click();
  await page.getByText('2 letters are posted.').waitFor();
  expect((await office.events('step_ended')).map(({ data }) => data)).toMatchObject([{ fate: 'done' }, { fate: 'done' }]);
  await page.getByRole('link', { name: 'Back to what is done by hand' }).click();
  await page.getByRole('link', { name: 'Eva Bez Adresy', exact: true }).waitFor();
  expect(await page.locator('[data-work]').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('whoever opens the letters without saying which is led to where they wait', async () => {
  await open('/tasks/letters');
  await page.getByRole('heading', { name: 'Letters to print', level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'No letters are chosen' }).waitFor();
  await expect.poll(() => page.title()).toContain('Letters to print');
  expect({ faults: await faults('letters none chosen') }).toEqual({ faults: [] });
  await page.getByRole('link', { name: 'Show what is done by hand' }).press('Enter');
  await page.getByText('Nothing waits for your hands').waitFor();
  expect(complaints).toEqual([]);
});

test('a collections manager reads a strategy, what comes next for a debtor, and rehearses it beside another', async () => {
  const creditor = await office.creditor();
  await office.owes(creditor, '1500.00', { dueDate: dayBefore(2), phones: ['601123456'] });
  await open('/strategies');
  await page.getByText('To use it: dovolat strategy publish strategies/consumer-soft-cs.yaml').waitFor();
  expect({ faults: await faults('strategies drafts') }).toEqual({ faults: [] });
  await office.plan();
  const mine = page.locator('[data-strategy="consumer-soft-cs"][data-state=published]');
  await mine.getByText('1 receivable runs in it').waitFor();
  await mine.getByRole('link').click();
  await page.getByRole('heading', { name: 'Step by step' }).waitFor();
  await page.locator('[data-severity=legal]').first().waitFor();
  await page.getByRole('heading', { name: 'What would happen' }).waitFor();
  expect({ faults: await faults('strategy') }).toEqual({ faults: [] });

  await page.getByPlaceholder('Find a debtor').fill('Nová');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Jana Nováková' }).click();
  const standing = page.getByRole('region', { name: 'What comes next' });
  await standing.getByText('the only strategy that lets it in').waitFor();
  await standing.getByText(/until legal/).waitFor();
  await standing.getByText('In the next 30 days, if nothing is paid').waitFor();
  await page.locator('[data-entry=strategy]').getByText('Entered the strategy consumer-soft-cs').waitFor();
  expect({ faults: await faults('debtor standing') }).toEqual({ faults: [] });

  await page.getByRole('link', { name: 'Strategies', exact: true }).first().click();
  await page.getByRole('link', { name: 'Dry runs' }).click();
  await page.getByText('Nothing was rehearsed yet').waitFor();
  const form = page.getByRole('form', { name: 'Rehearse' });
  const option = (label: RegExp) =>
    form.getByLabel('This strategy').locator('option').filter({ hasText: label }).getAttribute('value');
  await form.getByLabel('This strategy').selectOption((await option(/\(published,/)) ?? '');
  await form
    .getByLabel('Beside')
    .selectOption({ label: (await form.getByLabel('Beside').locator('option').nth(2).textContent()) ?? '' });
  await form.getByLabel('Over').selectOption('1000');
  await form.getByRole('button', { name: 'Rehearse' }).click();
  await page.locator('[data-run][data-state=finished]').first().waitFor({ timeout: 90_000 });
  await page.getByRole('rowheader', { name: 'Owed before' }).waitFor();
  expect(await page.getByRole('img', { name: /^Contacts a day by channel/ }).count()).toBe(2);
  expect({ faults: await faults('dry run'), complaints }).toEqual({ faults: [], complaints: [] });
});
