import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const chromiumPath = process.env.DOVOLAT_CHROMIUM ?? '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '../..');

/** Builds the console into a folder of its own; the caller removes it. */
export async function buildConsole(): Promise<string> {
  const build = mkdtempSync(join(tmpdir(), 'dovolat-console-build-'));
  const args = ['build', '-c', 'src/console/vite.config.ts', '--outDir', build, '--emptyOutDir', '--logLevel', 'warn'];
  const [code] = await once(
    spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...args], { cwd: root, stdio: 'inherit' }),
    'exit',
  );
  if (code !== 0) throw new Error('the console does not build');
  return build;
}

/** A browser that speaks with this machine only. */
export async function launchBrowser(): Promise<Browser> {
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
