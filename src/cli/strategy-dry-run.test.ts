import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPlanner, openPlanner } from '../../test/support/open-planner.ts';
import { strategyFiles } from '../main/strategy-files.ts';
import type { CliHost, Installation } from './installation.ts';
import { runCommandLine } from './program.ts';

let the: OpenPlanner;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-dry-run-'));
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A command at a terminal without colours, on a record in which nothing is published and nothing is owed. */
async function dryRun(...args: readonly string[]) {
  the = await openPlanner('published');
  const said: string[] = [];
  const complained: string[] = [];
  const host = {
    actor: 'user:test',
    using: async <T>(command: (installation: Installation) => Promise<T>) =>
      command({ planning: the.planner, tools: the.tools } as unknown as Installation),
    strategyFiles: () => strategyFiles('strategies', 'ivr-flows'),
    write: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
    colour: false,
    interactive: false,
  } as unknown as CliHost;
  const code = await runCommandLine(host, ['strategy', 'dry-run', ...args]);
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

const consumers = ['--strategy', 'strategies/consumer-soft-cs.yaml'];
const small = ['--cases', '60', '--from', '2026-11-23', '--days', '14'];

test('two strategies stand side by side on the same cases, each as it is alone', async () => {
  const { code, said } = await dryRun(...consumers, '--strategy', 'strategies/company.yaml', ...small, '--json');
  expect(code).toBe(0);
  const both = JSON.parse(said);
  await the.close();
  const alone = JSON.parse((await dryRun(...consumers, ...small, '--json')).said);
  expect(both.runs.map(({ strategy }: { strategy: string }) => strategy)).toEqual(['consumer-soft-cs', 'company']);
  expect(both.runs[0]).toEqual(alone.runs[0]);
  expect(both.runs[1].owedBefore).toEqual(both.runs[0].owedBefore);
});

test('a person reads the days as bars and the sums side by side, and a browser shows them', async () => {
  const chart = join(folder, 'chart.html');
  const { code, said } = await dryRun(...consumers, ...small, '--model', 'typical', '--model', 'stubborn', '--chart', chart);
  expect(code).toBe(0);
  expect(said).toMatch(/^60 made-up cases over 14 days from 2026-11-23/);
  expect(said).toMatch(/^Mon 2026-11-23 +█+/m);
  expect(said).toMatch(/^ +consumer-soft-cs · typical +consumer-soft-cs · stubborn$/m);
  expect(said).toMatch(/^cost +[\d .]+ CZK +[\d .]+ CZK$/m);
  const page = readFileSync(chart, 'utf8');
  expect(page.match(/<figure>/g)).toHaveLength(2);
  expect(page).toMatch(/<rect [^>]+><title>2026-11-23: \d+ by voice<\/title>/);
});

test('without a strategy or a portfolio, and for an unknown model, the command says what to do', async () => {
  const nothing = await dryRun();
  expect([nothing.code, nothing.complained]).toEqual([1, expect.stringContaining('--strategy strategies/NAME.yaml')]);
  await the.close();
  const nobody = await dryRun(...consumers);
  expect([nobody.code, nobody.complained]).toEqual([1, expect.stringContaining('--cases 1000')]);
  await the.close();
  const unknown = await dryRun(...consumers, '--model', 'kind');
  await the.close();
  const nowhere = await dryRun(...consumers, ...small, '--chart', join(folder, 'no/such/folder/chart.html'));
  expect([nowhere.code, nowhere.complained]).toEqual([1, expect.stringContaining('cannot be written')]);
  expect([unknown.code, unknown.complained]).toEqual([1, expect.stringContaining('typical (a mixed portfolio of consumers)')]);
});
