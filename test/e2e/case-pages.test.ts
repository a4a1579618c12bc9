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

test('in a debtor’s file an operator puts a guarantor onto the case, calls upon the guarantee, and keeps a document', async () => {
  await office.owes(await office.creditor(), '1500.00');
  const jana = (await office.ask('/debtors?q=Nov')).body.items[0].id;
  const complaints: string[] = [];
  const context = await openContext(chromium.browser);
  const page = await openPageIn(context, complaints);
  await page.goto(`${office.url}/debtors/${jana}`);
  await logIn(page, office.login);
  const cases = page.getByRole('region', { name: 'Cases' });
  await cases.getByRole('button', { name: 'Add somebody' }).click();
  const form = cases.getByRole('form', { name: 'Add somebody' });
  await form.getByLabel('What she is').selectOption('guarantor');
  await form.getByLabel('Name').fill('Petr Novák');
  await form.getByRole('button', { name: 'Add' }).click();
  await form.getByText('Give a telephone number').waitFor();
  await form.getByLabel('Telephone').fill('601 234 567');
  await form.getByRole('button', { name: 'Add' }).click();
  const petr = cases.locator('[data-role="guarantor"]');
  await petr.getByText('Is told nothing of it').waitFor();
  await petr.getByRole('button', { name: 'May be told' }).click();
  await petr.getByText('May be told of the debt').waitFor();
  const chosen = page.waitForEvent('filechooser');
  await cases.getByRole('button', { name: 'Add a document' }).click();
  await (await chosen).setFiles({ name: 'smlouva.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
  await cases.getByRole('link', { name: 'smlouva.pdf' }).waitFor();
  expect(await findWideAndNarrowFaults(page, 'case')).toEqual([]);
  const saved = page.waitForEvent('download');
  await cases.getByRole('link', { name: 'smlouva.pdf' }).click();
  expect((await saved).suggestedFilename()).toBe('smlouva.pdf');
  expect(await office.events('document_opened')).toHaveLength(1);
  await petr.getByRole('link', { name: 'Petr Novák' }).click();
  await page.getByRole('heading', { name: 'Petr Novák' }).waitFor();
  await page.getByText('Owes it').waitFor();
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
  await context.close();
});
