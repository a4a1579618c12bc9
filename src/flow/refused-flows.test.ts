import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import type { Language } from '../kernel/country.ts';
import { spokenForms } from '../speech/speech-of.ts';
import { flowProblemCodes } from './flow-problem.ts';
import { loadFlow, type SourceFile } from './load-flow.ts';

/**
 * Small flows, each with one thing wrong. Their first line says the code and the place (`LINE:COLUMN`, or `FILE:LINE:COLUMN` in a file
 * beside) under which they must be refused. `NAME.cs.yaml` beside a flow holds prompts of its own, `NAME.part.yaml` its subflow.
 */
const folder = 'test/flows-refused';
const shipped = shippedPrompts();
const cases = readdirSync(folder)
  .filter((file) => /^[a-z-]+\.yaml$/.test(file))
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, code = '', where = '', without = '', why = ''] = /^# (\S+) (\S+?)(?: without (\w+))?: (.+)\n/.exec(text) ?? [];
    const written = /^languages: \[(.*)\]$/m.exec(text)?.[1]?.split(', ') ?? ['cs'];
    return { file, text, code, written, place: where.includes('.yaml') ? where : `${file}:${where}`, without, why };
  });

for (const { file, text, code, place, written, without, why } of cases)
  test(`${basename(file, '.yaml')} is refused (${code}): ${why}`, () => {
    const loaded = loadFlow(
      { file, text, subflows: beside(file, 'part') },
      promptsFor(
        file,
        written.filter((language) => language !== without),
      ),
      spokenForms,
    );
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map((problem) => `${problem.code} ${problem.at.file}:${problem.at.line}:${problem.at.column}`)).toContain(
      `${code} ${place}`,
    );
    expect([...new Set(problems.map((problem) => problem.code))]).toEqual([code]);
    for (const { message, remedy } of problems) expect([message.length > 10, remedy.length > 10]).toEqual([true, true]);
  });

test('every reason for which a flow can be refused is in the corpus', () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
  const missing = [...flowProblemCodes, 'not_yaml', 'bad_document', 'bad_prompt_text'].filter(
    (code) => !cases.some((one) => one.code === code),
  );
  expect(missing).toEqual([]);
});

function promptsFor(file: string, written: readonly string[]): (SourceFile & { readonly language: Language })[] {
  return shipped
    .filter(({ language }) => written.includes(language))
    .map(({ file: shippedFile, text, language }) => {
      const [own] = beside(file, language);
      if (!own) return { file: shippedFile, text, language };
      const names = new Set([...own.text.matchAll(/^([a-z-]+):/gm)].map(([, name]) => name));
      const rest = Object.fromEntries(Object.entries(parse(text) as Record<string, string>).filter(([key]) => !names.has(key)));
      return { file: own.file, text: `${own.text}${stringify(rest)}`, language };
    });
}

function beside(file: string, what: 'part' | Language): SourceFile[] {
  const name = file.replace('.yaml', `.${what}.yaml`);
  return existsSync(join(folder, name)) ? [{ file: name, text: readFileSync(join(folder, name), 'utf8') }] : [];
}
