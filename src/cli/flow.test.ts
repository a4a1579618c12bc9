import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileFlowLibrary } from '../main/file-flow-library.ts';
import type { CliHost } from './installation.ts';
import { runCommandLine } from './program.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-flow-'));
  cpSync('ivr-flows', folder, { recursive: true });
  file = join(folder, 'soft-reminder.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A command at a terminal without colours, whose keyboard is `typed`. None of these commands opens the record. */
async function dovolat(args: readonly string[], typed: readonly string[] = []) {
  const said: string[] = [];
  const complained: string[] = [];
  const host = {
    actor: 'user:test',
    flowFiles: () => fileFlowLibrary(folder, 'prompts', join(folder, 'archive')),
    lines: async function* () {
      yield* typed;
    },
    write: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
    colour: false,
    interactive: false,
  } as unknown as CliHost;
  const code = await runCommandLine(host, ['flow', ...args]);
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

const change = (path: string, from: string | RegExp, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

test('whoever tests a flow sees each call by its name, and what of the flow no test comes by', async () => {
  const { code, said } = await dovolat(['test', file]);
  expect(code).toBe(0);
  expect(said).toMatch(/✓ a debtor identified by birth date promises/);
  expect(said).toMatch(/(\d+) of \1 nodes \(100 %\); \d+ of \d+ outlets \(100 %\)/);
});

test('a call that goes otherwise than told fails, with the line that tells it', async () => {
  change(file, '      1: promise\n      2: details', '      1: details\n      2: promise');
  const { code, said } = await dovolat(['test', file]);
  expect(code).toBe(1);
  expect(said).toMatch(/✗ .*\n\s+line \d+: /);
  expect(said).toContain('soft-reminder.test.yaml:');
});

test('coverage that is asked for and missed fails, and names what is missing', async () => {
  const tests = join(folder, 'soft-reminder.test.yaml');
  change(
    tests,
    /\ntests:[\s\S]*$/,
    `\ntests:\n  - test: she hangs up at once\n    debtor: jana\n    call: [{ hangs: up }]\n    ends: { result: none }\n`,
  );
  expect((await dovolat(['test', file])).code).toBe(0);
  const strict = await dovolat(['test', file, '--require', '100', '--json']);
  expect(strict.code).toBe(1);
  const [report] = JSON.parse(strict.said).flows;
  expect(report.report.nodes.missing).toContain('promise');
  expect((await dovolat(['test', file, '--require', '100'])).said).toContain('no test comes by outlet options.1');
});

test('a shipped flow is held to the whole of it, asked or not', async () => {
  const library = fileFlowLibrary('ivr-flows', 'prompts', join(folder, 'archive'));
  expect(library.files().map(library.isShipped)).not.toContain(false);
  expect(library.isShipped(file)).toBe(false);
});

test('a flow without tests, or with those of another, is refused with what to do', async () => {
  rmSync(join(folder, 'soft-reminder.test.yaml'));
  expect((await dovolat(['test', file])).complained).toContain('has no tests: write');
  cpSync('ivr-flows/neutral-callback.test.yaml', join(folder, 'soft-reminder.test.yaml'));
  expect((await dovolat(['test', file])).complained).toContain('tests neutral-callback');
});

test('a flow is tried by keyboard, with the amounts in words and what would be written down', async () => {
  const { code, said } = await dovolat(['try', file, '--debtor', 'jana'], ['1', '15031985', '1', '2', '1']);
  expect(code).toBe(0);
  expect(said).toContain('tisíc dvě stě třicet čtyři korun a padesát haléřů');
  expect(said).toContain('✎ promise: 1234.50 CZK by 2026-11-23');
  expect(said).toContain('The call is over at end; result: rpc_ptp.');
});

test('at the keyboard an agent is chosen, a typo is told, facts are shown, and the end of what is typed is a hang-up', async () => {
  const { said } = await dovolat(['try', file, '--language', 'en'], ['x', '0', '7', '2', '?']);
  expect(said).toContain('Keys are 0-9, * and #.');
  expect(said).toMatch(/1 an agent answers, and they speak\n\s+2 nobody answers/);
  expect(said).toContain('Type the number of a choice.');
  const { said: facts } = await dovolat(['try', file, '--language', 'en'], ['?', 'q']);
  expect(facts).toContain('Jane Smith owes 1733.50 CZK');
  expect(facts).toContain('The debtor hangs up at who; result: none, nobody was identified.');
});

test('a language that the flow does not speak, and a debtor whom no test knows, are refused', async () => {
  change(file, /^languages: .*/m, 'languages: [cs]');
  expect(await dovolat(['try', file, '--language', 'pl'])).toMatchObject({
    code: 1,
    complained: expect.stringContaining('speaks cs'),
  });
  expect(await dovolat(['try', file, '--debtor', 'nikdo'])).toMatchObject({
    code: 1,
    complained: expect.stringContaining('they know Jana'),
  });
});
