import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

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
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
