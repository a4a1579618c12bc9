import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CreditorId } from '../../src/kernel/ids.ts';
import { type OpenOffice, openOffice } from '../support/open-office.ts';
import { findWideAndNarrowFaults, logIn, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';

vi.setConfig({ testTimeout: 240_000 });

const chromium = sharedBrowser();
let office: OpenOffice;

beforeEach(async () => {
  office = await openOffice({ consoleFolder: chromium.build });
});

afterEach(async () => {
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
  await form.getByLabel('What they are').selectOption('guarantor');
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

test('an operator who takes a call by hand records a plan that she reads back, and then a dispute of one invoice', async () => {
  const acme = (await office.creditor('terms')) as CreditorId;
  await office.tools.work.run(async (tx) => {
    const creditor = await office.tools.books.creditors.find(tx, acme);
    if (creditor)
      await office.tools.books.creditors.update(tx, { ...creditor, planPolicy: { most: 6, everyDays: 30, leastMinor: 10_000 } });
  });
  const who = { debtorId: 'D-9', name: 'Eva Malá', email: 'eva@example.cz' };
  const { debtorId } = await office.owes(acme, '1000.00', { ...who, receivableId: 'F-9' });
  await office.owes(acme, '500.00', { ...who, receivableId: 'F-10' });
  const complaints: string[] = [];
  const context = await openContext(chromium.browser);
  const page = await openPageIn(context, complaints);
  await page.goto(`${office.url}/debtors/${debtorId}`);
  await logIn(page, office.login);
  await page.getByRole('button', { name: 'Record what was said' }).click();
  const drawer = page.getByRole('dialog', { name: 'Said by Eva Malá' });
  await drawer.getByText('CZK 1,500 is open, in 2 receivables.').waitFor();
  await drawer.getByRole('radio', { name: 'Promises to pay' }).waitFor();
  expect(await findWideAndNarrowFaults(page, 'said-promise')).toEqual([]);
  await drawer.getByRole('radio', { name: 'Pays in instalments' }).check();
  const plan = drawer.getByRole('form', { name: 'Pays in instalments' });
  await plan.getByLabel('Instalments').fill('3');
  const today = office.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate();
  await plan.getByLabel('The first one on').fill(today.add({ days: 7 }).toString());
  await plan.getByText('Read this back').waitFor();
  expect(await plan.getByRole('listitem').filter({ hasText: 'CZK 500' }).count()).toBe(3);
  expect(await findWideAndNarrowFaults(page, 'said-plan')).toEqual([]);
  await plan.getByRole('button', { name: 'Record the plan' }).click();
  await drawer.getByText('Recorded.').waitFor();
  await drawer.getByText('E-mail: no confirmation goes out. No e-mail address on file is verified.').waitFor();
  await drawer.getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('Pays CZK 1,500 in 3 instalments').first().waitFor();
  await page.getByRole('button', { name: 'Record what was said' }).click();
  await drawer.getByRole('radio', { name: 'Disputes it' }).check();
  await drawer.getByRole('checkbox', { name: 'F-9' }).uncheck();
  expect(await findWideAndNarrowFaults(page, 'said-dispute')).toEqual([]);
  await drawer.getByRole('button', { name: 'Record the dispute' }).click();
  await drawer.getByText('Recorded.').waitFor();
  const [opened] = await office.events('dispute_opened');
  expect([opened?.data, opened?.actor.startsWith('user:')]).toMatchObject([{ code: 'wrong_amount' }, true]);
  expect(complaints).toEqual([]);
  await context.close();
});
