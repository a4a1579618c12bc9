import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OpenOffice, openOffice } from '../support/open-office.ts';
import { findWideAndNarrowFaults, logIn, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';

vi.setConfig({ testTimeout: 240_000 });

const chromium = sharedBrowser();
let office: OpenOffice;

beforeAll(async () => {
  office = await openOffice({ consoleFolder: chromium.build });
});

afterAll(async () => {
  await office?.close();
});

test('an operator saves a segment, has all formed, and sees who is in it and since when', async () => {
  const creditor = await office.creditor();
  await office.owes(creditor, '1500.00');
  await office.owes(creditor, '90.00', { receivableId: 'F-2', debtorId: 'D-2', name: 'Karel Říha', email: 'karel@example.cz' });
  const complaints: string[] = [];
  const context = await openContext(chromium.browser);
  const page = await openPageIn(context, complaints);
  await page.goto(`${office.url}/strategies/segments`);
  await logIn(page, office.login);
  await page.getByRole('button', { name: 'Save a segment' }).click();
  const form = page.getByRole('form', { name: 'Save a segment' });
  await form.getByLabel('Name').fill('owes-much');
  await form.getByLabel('What people call it').fill('Owes more than a thousand');
  await form.getByLabel('Who is in it').fill('balance >= much');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('balance is an amount').waitFor();
  await form.getByLabel('Who is in it').fill('balance >= 1000 CZK');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.locator('[data-segment="owes-much"]').getByText('not formed yet').waitFor();
  await page.getByRole('button', { name: 'Form anew' }).click();
  await page.locator('[data-segment="owes-much"]').getByText('1 case').waitFor();
  expect(await findWideAndNarrowFaults(page, 'segments')).toEqual([]);
  await page.getByRole('link', { name: 'Owes more than a thousand' }).click();
  await page.getByRole('heading', { name: 'Owes more than a thousand' }).waitFor();
  expect(await page.getByRole('link', { name: 'Karel Říha' }).count()).toBe(0);
  const bar = page.getByRole('img', { name: 'How many were in Owes more than a thousand at each forming' }).locator('rect');
  expect(await bar.first().evaluate((one) => getComputedStyle(one).fill)).not.toBe('rgb(0, 0, 0)');
  expect(await findWideAndNarrowFaults(page, 'segment')).toEqual([]);
  await page.getByRole('region', { name: 'Who is in it' }).getByRole('link', { name: 'Jana Nováková' }).click();
  await page.getByRole('heading', { name: 'Jana Nováková' }).waitFor();
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
  await context.close();
});
