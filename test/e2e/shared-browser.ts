import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { buildConsole, openBrowser } from './open-browser.ts';

/** One browser, and one build of the console in a folder of its own, for all tests of a file; both are there once its tests begin. */
export function sharedBrowser(): { readonly browser: Browser; readonly build: string } {
  const opened = {} as { browser: Browser; build: string };
  beforeAll(async () => {
    opened.build = await buildConsole();
    opened.browser = await openBrowser();
  });
  afterAll(async () => {
    await opened.browser?.close();
    rmSync(opened.build, { recursive: true, force: true });
  });
  return opened;
}
