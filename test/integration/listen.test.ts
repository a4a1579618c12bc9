import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-listen-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the script as an operator does; every run shares one folder of sound. */
function listen(...args: string[]): Promise<{ code: number; output: string }> {
  const all = [join(root, 'scripts/listen.ts'), ...args, '--folder', join(folder, 'sound')];
  return new Promise((done) => {
    const child = execFile(process.execPath, all, { cwd: root, timeout: 90_000 }, (_, output, complaint) =>
      done({ code: child.exitCode ?? -1, output: output + complaint }),
    );
  });
}

async function prompts(text: string): Promise<string> {
  const file = join(folder, 'prompts.yaml');
  await writeFile(file, text);
  return file;
}

test('every Czech prompt that we ship can be heard, and costs nothing the second time', { timeout: 120_000 }, async () => {
  const first = await listen('cs');
  expect(first.output).toMatch(/^balance-one +\d{4,} +-(19|20)\.\d +-[3-9]\.\d/m);
  expect(first.output).toMatch(/(\d{2,}) prompts, 0 of them wrong/);
  expect(first.code).toBe(0);
  const again = await listen('cs');
  expect(again.output).toMatch(/^0 fragments that all debtors share made/m);
  expect(again.output).toMatch(/0 ms of fragments new/);
});

test('a prompt that cannot be said fails the run and is named', { timeout: 120_000 }, async () => {
  const wrongForm = await listen('cs', await prompts('balance: Dlužíte {total|locative}.'));
  expect(wrongForm).toMatchObject({ code: 1, output: expect.stringContaining('prompt balance cannot be said in cs') });
  const wrongFact = await listen('cs', await prompts('balance: Dlužíte {totl}.'));
  expect(wrongFact).toMatchObject({ code: 1, output: expect.stringContaining('{totl}') });
  const openBrace = await listen('cs', await prompts('greeting: Dobrý den.\nbalance: Dlužíte {total.'));
  expect(openBrace).toMatchObject({ code: 1, output: expect.stringContaining('prompts.yaml:2') });
  const noRules = await listen('hu', await prompts('greeting: Jó napot.'));
  expect(noRules).toMatchObject({ code: 1, output: expect.stringContaining('no rules for speaking hu') });
});

test('wrong usage is told apart from a wrong prompt', async () => {
  expect(await listen('klingon')).toMatchObject({ code: 2, output: expect.stringContaining('usage:') });
});
