import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { OneTimeLogin } from '../../src/adapters/auth/better-auth.ts';
import { findIllSet } from './find-ill-set.ts';

const chromiumPath = process.env.DOVOLAT_CHROMIUM ?? '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '../..');

/** Builds the console of this tree into a folder of its own; the caller removes it. */
export async function buildConsole(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-console-build-'));
  const args = ['build', '-c', 'src/console/vite.config.ts', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const built = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...args], { cwd: root, stdio: 'inherit' });
  const [code] = await once(built, 'exit');
  if (code !== 0) throw new Error('the console does not build');
  return folder;
}

/** The real browser, which reaches nothing but this machine. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath))
    throw new Error(`no browser at ${chromiumPath}: apt-get install chromium, or set DOVOLAT_CHROMIUM`);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** As a Czech operator's browser is set; `look` says otherwise. Waits 20 s for what should show up: the machine does other things too. */
export async function openContext(browser: Browser, look: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
    reducedMotion: 'reduce',
    ...look,
  });
  context.setDefaultTimeout(60_000);
  return context;
}

/** A page that writes what it complains of into `complaints`. */
export async function openPageIn(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** Logs in on the page that is open. */
export async function logIn(page: Page, login: OneTimeLogin): Promise<void> {
  await page.getByLabel('E-mail').fill(login.email);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Logs in on the page that is open with the one-time password, and chooses `own`. */
export async function logInFirst(page: Page, login: OneTimeLogin, own: string): Promise<void> {
  await logIn(page, login);
  await page.getByLabel('Current password').fill(login.password);
  await page.getByLabel('New password').fill(own);
  await page.getByRole('button', { name: 'Save password' }).click();
}

/** What keeps people out of this page who see, hear or move otherwise, by axe: rule, place and why. Throws when axe saw nothing. */
export async function findBreaches(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((one) => (one.effect?.getTiming().iterations === Infinity ? one.cancel() : one.finished.catch(() => {}))),
    ),
  );
  await page.evaluate(axe.source);
  const results: axe.AxeResults = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  if (results.passes.length <= 10) throw new Error('axe has seen next to nothing of the page');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** How far the page can be pushed sideways, in px: 0 on a page that fits. */
function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * All that is wrong with the page as it stands, in light and in dark: breaches by axe, what is ill set, and how far it can be pushed sideways. With
 * DOVOLAT_SCREENSHOTS it leaves a picture of each there, `NAME-SCHEME-WIDTH.png`. Leaves the page in the scheme of the system.
 */
export async function findFaults(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme);
    faults.push(...(await findBreaches(page)).map((breach) => `${colorScheme}: ${breach}`));
    const folder = process.env.DOVOLAT_SCREENSHOTS;
    const picture = `${name}-${colorScheme}-${page.viewportSize()?.width}.png`;
    if (folder) await page.screenshot({ path: join(folder, picture), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: null });
  faults.push(...(await findIllSet(page)).map((fault) => `${page.viewportSize()?.width} px wide: ${fault}`));
  const sideways = await sidewaysOf(page);
  return sideways > 0 ? [...faults, `scrolls sideways by ${sideways} px`] : faults;
}

/** The same at the width at which the page is, and at that of a telephone. */
export async function findWideAndNarrowFaults(page: Page, name: string): Promise<string[]> {
  const wide = await findFaults(page, name);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const found = [...wide, ...(await findFaults(page, name))];
  if (size) await page.setViewportSize(size);
  return found;
}
