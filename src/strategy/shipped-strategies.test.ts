import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedNames } from '../../test/support/known-names.ts';
import { loadStrategy } from './compile-strategy.ts';

const known = shippedNames();
const files = readdirSync('strategies').filter((name) => !/^(assignment|segments)\.yaml$/.test(name));

test('there is a strategy for consumers of each country and one for companies', () => {
  expect(files.sort()).toEqual([
    'company.yaml',
    'consumer-soft-cs.yaml',
    'consumer-soft-hu.yaml',
    'consumer-soft-pl.yaml',
    'consumer-soft-sk.yaml',
  ]);
});

for (const file of files)
  test(`${file} is proved, without anything that could be better`, () => {
    const proof = loadStrategy(readFileSync(join('strategies', file), 'utf8'), file, known);
    expect(proof.ok ? '' : proof.message).toBe('');
    expect(proof.ok && proof.warnings).toEqual([]);
    expect(proof.ok && `${proof.value.name}.yaml`).toBe(file);
  });
