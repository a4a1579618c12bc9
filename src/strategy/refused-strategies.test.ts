import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedNames } from '../../test/support/known-names.ts';
import { loadStrategy } from './compile-strategy.ts';
import { strategyProblemCodes } from './strategy-problem.ts';

/** Small strategies, each with one thing wrong. Their first line says the code and the place (`LINE:COLUMN`) under which they must be refused. */
const folder = 'test/strategies-refused';
const known = shippedNames();
const cases = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const [, code = '', place = '', why = ''] = /^# (\S+) (\S+): (.+)\n/.exec(text) ?? [];
  return { file, text, code, place, why };
});

for (const { file, text, code, place, why } of cases)
  test(`${basename(file, '.yaml')} is refused (${code}): ${why}`, () => {
    const proof = loadStrategy(text, file, known);
    const problems = proof.ok ? [] : proof.problems;
    expect(problems.map((problem) => `${problem.code} ${problem.at.line}:${problem.at.column}`)).toEqual([`${code} ${place}`]);
    for (const { message, remedy } of problems) expect([message.length > 10, remedy.length > 10]).toEqual([true, true]);
  });

test('every reason for which a strategy can be refused is in the corpus', () => {
  const missing = [...strategyProblemCodes, 'not_yaml', 'bad_document', 'unknown_fact', 'bad_condition'].filter(
    (code) => !cases.some((one) => one.code === code),
  );
  expect(missing).toEqual([]);
});
