import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Language, languages } from '../../src/kernel/country.ts';
import { shippedPrompts } from '../support/shipped-prompts.ts';

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

/** The keys of the prompts that are shipped in a language. */
function promptsOf(language: Language): string[] {
  const file = shippedPrompts().find((each) => each.language === language);
  return [...(file?.text ?? '').matchAll(/^([a-z0-9-]+):/gm)].map(([, key = '']) => key);
}

async function prompts(text: string): Promise<string> {
  const file = join(folder, 'prompts.yaml');
  await writeFile(file, text);
  return file;
}

test.each(languages)('%s: every prompt that we ship can be heard whole', { timeout: 240_000 }, async (language) => {
  const { code, output } = await listen(language);
  const rows = output.split('\n').flatMap((line) => {
    const [prompt = '', ms, rms, peak, silence, , , pace] = line.split(/\s+/);
    const figures = [ms, rms, peak, silence, pace].map(Number);
    return figures.some(Number.isNaN) ? [] : [{ prompt, figures }];
  });
  expect(rows.map(({ prompt }) => prompt).toSorted()).toEqual(promptsOf(language).toSorted());
  for (const { prompt, figures } of rows) {
    const [ms = 0, rms = 0, peak = 0, silence = 0, pace = 0] = figures;
    const short = ms < 2000; // two or three words: their stops and rests weigh more
    const paced = pace >= (short ? 60 : 65) && pace <= 118;
    const fine = ms > 1000 && rms > -21 && rms < -19 && peak < -2.5 && silence < (short ? 55 : 50) && paced;
    expect([prompt, figures, fine]).toEqual([prompt, figures, true]);
  }
  expect(output).toMatch(/(\d{2,}) prompts, 0 of them wrong/);
  expect(code).toBe(0);
});

test('what was heard once costs nothing the second time', { timeout: 120_000 }, async () => {
  await listen('cs');
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
});

test('a text that the voice spells instead of reading it fails the run', { timeout: 120_000 }, async () => {
  const spelled = await listen('cs', await prompts('greeting: Добрый день всем.'));
  expect(spelled).toMatchObject({ code: 1, output: expect.stringContaining('too slow') });
});

test('wrong usage is told apart from a wrong prompt', async () => {
  expect(await listen('klingon')).toMatchObject({ code: 2, output: expect.stringContaining('usage:') });
});
