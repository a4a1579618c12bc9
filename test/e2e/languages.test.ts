import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cs } from '../../src/console/text/cs/catalogue.ts';
import { languages } from '../../src/console/text/languages.ts';
import type { CreditorId, PersonId, ReceivableId } from '../../src/kernel/ids.ts';
import { recordPromise } from '../../src/receivables/record-promise.ts';
import { dayBefore, fioAccount, fioStatement } from '../support/fio-statement.ts';
import { act } from '../support/open-books.ts';
import { must } from '../support/open-dialer.ts';
import { type OpenOffice, openOffice } from '../support/open-office.ts';
import { findIllSet } from './find-ill-set.ts';
import { findWideAndNarrowFaults, openContext, openPageIn } from './open-browser.ts';
import { sharedBrowser } from './shared-browser.ts';

vi.setConfig({ testTimeout: 240_000 });

const chromium = sharedBrowser();
let office: OpenOffice;
/** What stands for what on the record in `pages`. */
let places: Readonly<Record<'CAMPAIGN' | 'DEBTOR' | 'LETTER' | 'STRATEGY', string>>;

beforeAll(async () => {
  office = await openOffice({ consoleFolder: chromium.build });
  places = await fill(office);
});
afterAll(async () => {
  await office?.close();
});

/** Something on every page. */
async function fill({ owes, creditor, ask, campaign, tools, ...rest }: OpenOffice): Promise<typeof places> {
  const creditorId = (await creditor()) as CreditorId;
  const { id, debtorId } = await owes(creditorId, '1234.50', { phones: ['+420601555123'], dueDate: '2024-11-02' });
  const karel = { receivableId: 'F-2', debtorId: 'D-2', name: 'Karel Říha', email: 'karel@example.cz' };
  const disputed = await owes(creditorId, '90.00', karel);
  await rest.disputes('wrong_amount', disputed.id as ReceivableId);
  await rest.receives('+420601555123', 'Zaplatím v pátek');
  await rest.catchUpTasks();
  await rest.plan();
  await rest.wantsLetter(id as ReceivableId, 'formal-demand');
  const date = tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 3 }).toString();
  const promise = { personId: debtorId as PersonId, creditorId, amountMinor: 100_000, currency: 'CZK', date } as const;
  await tools.work.run(async (tx) => must(await recordPromise(tools, tx, act('p'), promise)));
  await ask(`/debtors/${debtorId}/holds`, { body: { reason: 'hardship', note: 'její syn volal' } });
  await ask('/bank-accounts', { body: { creditorId, iban: fioAccount } });
  const statement = fioStatement(dayBefore(2), 0, [
    { amount: 600, message: 'nečitelné' },
    { amount: 90, from: 'Karel Říha' },
  ]);
  const { body } = await ask('/statement-imports', { body: { uploadId: await rest.handIn('fio.json', statement) } });
  await rest.ended(body.id);
  await campaign.write((outbox) => outbox.put({}));
  await campaign.playAll();
  const [letter] = (await ask('/work')).body.items;
  const [strategy] = (await ask('/strategies')).body.items;
  const version = `${strategy.name}/${strategy.version}`;
  return { CAMPAIGN: campaign.campaignId, DEBTOR: debtorId, LETTER: letter.id, STRATEGY: version };
}

async function open(path: string, look: Parameters<typeof openContext>[1] = {}) {
  const complaints: string[] = [];
  const context = await openContext(chromium.browser, look);
  const page = await openPageIn(context, complaints);
  await page.goto(`${office.url}${path}`);
  return { page, context, complaints };
}

/** The only choice of a language on the page that is open, whatever it is called. */
const choice = (page: Page) => page.locator('select').filter({ has: page.locator('option[value="cs"][lang="cs"]') });

async function logIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill(office.login.email);
  await page.locator('input[name=password]').fill(office.login.password);
  await page.locator('button[type=submit]').click();
  await page.locator('header nav').waitFor();
}

test('an agent works in her own language: chosen before she logs in, kept in her browser, changed at once', async () => {
  const { page, context, complaints } = await open(`/debtors/${places.DEBTOR}`);
  const lang = () => page.locator('html').getAttribute('lang');
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Language' }).locator('option').allTextContents()).toContain('Čeština');
  await page.getByLabel('E-mail').fill('half@typed');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Čeština');
  await page.getByRole('heading', { name: 'Přihlášení' }).waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('half@typed');
  expect([await lang(), await page.title()]).toEqual(['cs', 'Přihlášení · Dovolat']);
  expect(await findWideAndNarrowFaults(page, 'login-cs')).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: 'Přihlášení' }).waitFor();
  await logIn(page);
  await page.getByRole('heading', { name: 'Pohledávky' }).waitFor();
  await page.getByText('splatnost 2. 11. 2024').first().waitFor();
  await page.getByText('1 234,50 CZK').first().waitFor();
  await page.getByRole('button', { name: 'Účet' }).click();
  expect(await findWideAndNarrowFaults(page, 'menu-cs')).toEqual([]);
  await page.getByRole('combobox', { name: 'Jazyk' }).focus();
  await page.keyboard.press('E');
  await page.getByRole('heading', { name: 'Receivables' }).waitFor();
  await page.getByText('due 2 Nov 2024').first().waitFor();
  await page.getByText('CZK 1,234.50').first().waitFor();
  expect(await lang()).toBe('en');
  await choice(page).selectOption('cs');
  await page.getByRole('heading', { name: 'Pohledávky' }).waitFor();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await goTo(page, '/setup');
  await page.getByRole('button', { name: 'Účet' }).click();
  await choice(page).selectOption('en');
  await page.getByRole('heading', { name: 'Set-up', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => findIllSet(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a browser that is set to Czech sees Czech from the first moment, and English where the words cannot be fetched', async () => {
  const { page, context } = await open('/', { locale: 'cs-CZ' });
  await page.getByRole('heading', { name: 'Přihlášení' }).waitFor();
  await page.route(/\/assets\/catalogue-.*\.js/, (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await choice(page).selectOption('cs');
  await page.getByRole('alert').waitFor();
  expect([await choice(page).inputValue(), await page.locator('html').getAttribute('lang')]).toEqual(['en', 'en']);
  await context.close();
});

test('a number is typed as the language writes it, and the unit beside it agrees with it', async () => {
  const { page, context, complaints } = await open('/', { locale: 'cs-CZ' });
  await page.getByRole('heading', { name: cs.login.title }).waitFor();
  await logIn(page);
  await goTo(page, '/campaigns/CAMPAIGN');
  await page.locator('main').getByRole('button', { name: cs.settings.title }).click();
  const drawer = page.getByRole('dialog');
  const rate = drawer.getByLabel(cs.settings.callsPerSecond);
  await rate.fill('');
  await rate.pressSequentially('1,05');
  expect(await rate.inputValue()).toBe('1,05');
  const all = drawer.getByLabel(cs.settings.concurrency);
  await all.fill('');
  await all.pressSequentially('1234');
  expect((await all.inputValue()).replace(/\s/, ' ')).toBe('1 234');
  const { busy } = cs.calls.results;
  const unit = drawer.getByLabel(cs.durations.unitOf(busy));
  await unit.selectOption('hours');
  const shown = () => unit.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text);
  for (const [typed, said] of Object.entries({ 1: 'hodina', 5: 'hodin', '2,5': 'hodiny' })) {
    await drawer.getByLabel(busy, { exact: true }).fill(typed);
    await expect.poll(shown).toBe(said);
  }
  await drawer.getByRole('button', { name: cs.saving.save }).click();
  await drawer.getByText(cs.saving.saved).waitFor();
  expect((await office.campaign.settings.campaign(office.campaign.campaignId))?.settings).toMatchObject({
    callsPerSecond: 1.05,
    concurrency: 1234,
    retryAfterMs: { busy: 2.5 * 3_600_000 },
  });
  expect(complaints).toEqual([]);
  await context.close();
});

const pages = [
  ...['/campaigns', '/campaigns/CAMPAIGN', '/campaigns/CAMPAIGN/refusals', '/campaigns/new', '/calls'],
  ...['/debtors?q=Nov', '/debtors/DEBTOR', '/payments', '/payments/all', '/payments/statements'],
  ...['/agreements', '/agreements/plans', '/agreements/disputes', '/agreements/holds'],
  ...['/tasks', '/tasks/work', '/tasks/letters', '/tasks/letters?ids=LETTER'],
  ...['/strategies', '/strategies/STRATEGY', '/strategies/segments', '/strategies/dry-runs'],
  ...['/messages', '/refusals', '/lines', '/prompts', '/prompts/vocabulary', '/prompts/lexicon', '/password'],
  ...['/setup', '/setup/creditors', '/setup/imports', '/setup/suppression', '/setup/users', '/setup/checks', '/setup/judge'],
];

/** English is looked at on these pages by their own tests; on a desk there is room, so it is enough to look at the longest words there. */
const others = languages.filter(({ code }) => code !== 'en');
const widthsOf = (code: string) => (code === 'hu' ? [1280, 390] : [390]);

test.concurrent.each(others)(
  'in $name nothing on any page is cut off or stands askew on a telephone, and the longest words of all not on a desk either',
  async (language) => {
    const words = await language.load();
    const { page, context, complaints } = await open('/', { viewport: { width: 1280, height: 900 } });
    const found: Record<string, string[]> = {};
    await choice(page).selectOption(language.code);
    await page.getByRole('heading', { name: words.login.title }).waitFor();
    const look = async (name: string) => {
      const faults: string[] = [];
      for (const width of widthsOf(language.code)) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled))));
        faults.push(...(await findIllSet(page)).map((fault) => `${width}: ${fault}`));
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (sideways > 0) faults.push(`${width}: scrolls sideways by ${sideways} px`);
        const pictures = process.env.DOVOLAT_SCREENSHOTS;
        const picture = `${language.code}${name.replaceAll(/\W/g, '-')}-${width}.png`;
        if (pictures) await page.screenshot({ path: join(pictures, picture), fullPage: true });
      }
      if (faults.length > 0) found[name] = faults;
    };
    await look('login');
    await logIn(page);
    for (const name of pages) {
      await goTo(page, name);
      await look(name);
    }
    await goTo(page, '/campaigns/CAMPAIGN');
    await page.locator('main').getByRole('button', { name: words.settings.title }).click();
    await page.getByRole('dialog').getByLabel(words.settings.ring).waitFor();
    await look('settings');
    expect({ found, complaints }).toEqual({ found: {}, complaints: [] });
    await context.close();
  },
);

/** Goes to one of `pages` without loading the console anew, and waits until all of it is there. */
async function goTo(page: Page, name: string): Promise<void> {
  const path = Object.entries(places).reduce((said, [place, id]) => said.replace(place, id), name);
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await page.locator('main h1:visible').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main .mantine-Loader-root'));
}
