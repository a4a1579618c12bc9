import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { shippedPrompts } from '../support/shipped-prompts.ts';
import { type FlowSources, rehearse } from './flow-in-browser-entry.ts';
import { openBrowser, openContext } from './open-browser.ts';

let browser: Browser | undefined;
afterAll(() => browser?.close());

const sources: FlowSources = {
  flow: { file: 'soft-reminder.yaml', text: readFileSync('ivr-flows/soft-reminder.yaml', 'utf8') },
  transcripts: { file: 'soft-reminder.test.yaml', text: readFileSync('ivr-flows/soft-reminder.test.yaml', 'utf8') },
  prompts: shippedPrompts(),
  typed: ['1', '15031985', '4', '2'],
};

test('a browser proves, tests and tries a shipped flow by itself: the same version, the same way, the same coverage as the server', async () => {
  const code = await bundled();
  browser = await openBrowser();
  const page = await (await openContext(browser)).newPage();
  await page.route('**', (route) => route.abort()); // nothing is fetched
  await page.addScriptTag({ content: code });
  const there = await page.evaluate((given) => (globalThis as unknown as { rehearse: typeof rehearse }).rehearse(given), sources);
  const here = rehearse(sources);
  expect(here.over).toBe(true);
  expect(here.told.some((each) => each.type === 'effect' && each.effect.do === 'open_dispute')).toBe(true);
  expect(here.tests.length).toBeGreaterThan(50);
  expect(there).toEqual(JSON.parse(JSON.stringify(here)));
}, 120_000);

/** The flow room and what it needs, as one script for browsers. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'test/e2e/flow-in-browser-entry.ts', formats: ['iife'], name: 'flowInBrowser' },
      rollupOptions: { onwarn: (warning) => expect.fail(`the flow room needs a server: ${warning.message}`) },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  const [chunk, ...others] = output.output;
  expect(others).toEqual([]);
  expect([chunk.imports, chunk.dynamicImports]).toEqual([[], []]);
  expect(chunk.code).not.toContain('__vite-browser-external'); // what stands for a module of the server
  return chunk.code;
}
