import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aCase, aReceivable, at } from './a-case.ts';
import { assignStrategy } from './assign-strategy.ts';
import { loadAssignment } from './assignment.ts';
import type { CaseFacts } from './model.ts';
import { momentOf } from './moment.ts';

const names = new Set(
  readdirSync('strategies')
    .map((file) => file.replace('.yaml', ''))
    .filter((name) => !['assignment', 'segments'].includes(name)),
);
const now = at('2026-11-20');

function tableOf(rules: string, hit = 'first') {
  const proof = loadAssignment(`hit: ${hit}\nrules:\n${rules}`, 'assignment.yaml', names);
  if (!proof.ok) throw new Error(proof.message);
  return proof.value;
}

function ask(table: ReturnType<typeof tableOf>, more: Partial<CaseFacts> = {}, receivable = {}) {
  const facts = aCase([aReceivable('a', '2026-10-01', null, receivable)], more);
  const [first] = facts.receivables;
  if (!first) throw new Error('a case has a receivable');
  return assignStrategy(table, facts, first, momentOf(facts, now));
}

test('the shipped assignment is proved, and takes consumers and companies of each currency where they belong', () => {
  const proof = loadAssignment(readFileSync('strategies/assignment.yaml', 'utf8'), 'assignment.yaml', names);
  expect(proof.ok ? '' : proof.message).toBe('');
  if (!proof.ok) return;
  const company = { debtor: { kind: 'company', country: 'CZ', language: 'cs' } } as const;
  expect(ask(proof.value).strategy).toBe('consumer-soft-cs');
  expect(ask(proof.value, { currency: 'PLN' }).strategy).toBe('consumer-soft-pl');
  expect(ask(proof.value, { currency: 'EUR' }).strategy).toBe('consumer-soft-sk');
  expect(ask(proof.value, { currency: 'HUF' }).strategy).toBe('consumer-soft-hu');
  expect(ask(proof.value, company).strategy).toBe('company');
  expect(ask(proof.value, {}, { kind: 'fee' })).toMatchObject({ strategy: null, rule: 'accessories' });
});

test('an assignment says why this strategy and why none of the others (SK-16)', () => {
  const table = tableOf(
    `  - { rule: big, if: [balance >= 5000 CZK, risk = high], strategy: company }
  - { rule: late, if: days_past_due >= 30, strategy: consumer-soft-cs }
  - { rule: rest, strategy: consumer-soft-sk }`,
  );
  expect(ask(table, {}, { risk: 'high' })).toEqual({
    strategy: 'consumer-soft-cs',
    rule: 'late',
    because: 'days_past_due >= 30',
    others: [
      { rule: 'big', because: 'balance is 1000 CZK, not >= 5000 CZK' },
      { rule: 'rest', because: 'holds too, and stands after late' },
    ],
  });
});

test('the most specific rule wins where the table says so, wherever it stands', () => {
  const rules = `  - { rule: any, strategy: consumer-soft-cs }
  - { rule: energy, if: { product_group: energy }, strategy: consumer-soft-sk }
  - { rule: energy-of-companies, if: { product_group: energy, debtor_kind: company }, strategy: company }`;
  const table = tableOf(rules, 'most_specific');
  const company = { debtor: { kind: 'company', country: 'CZ', language: 'cs' } } as const;
  expect(ask(table).rule).toBe('any');
  expect(ask(table, {}, { productGroup: 'energy' }).rule).toBe('energy');
  expect(ask(table, company, { productGroup: 'energy' }).rule).toBe('energy-of-companies');
});

const refusals: readonly (readonly [why: string, code: string, rules: string])[] = [
  [
    'a rule that an earlier one takes everything from',
    'shadowed_rule',
    '  - { rule: any, strategy: company }\n  - { rule: late, if: days_past_due > 5, strategy: company }',
  ],
  [
    'a rule within the bounds of an earlier one',
    'shadowed_rule',
    '  - { rule: a, if: days_past_due > 5, strategy: company }\n  - { rule: b, if: days_past_due > 9, strategy: company }\n  - { rule: c, strategy: null }',
  ],
  [
    'receivables that no rule takes',
    'gap',
    '  - { rule: late, if: days_past_due >= 5, strategy: company }\n  - { rule: early, if: days_past_due < 4, strategy: company }',
  ],
  ['a country that nobody thought of', 'gap', '  - { rule: here, if: { country: [CZ, SK, PL] }, strategy: company }'],
  ['a strategy that there is not', 'unknown_strategy', '  - { rule: any, strategy: gentle }'],
  [
    'two rules of one name',
    'repeated_rule',
    '  - { rule: any, if: reached, strategy: company }\n  - { rule: any, strategy: company }',
  ],
  ['a fact that there is not', 'unknown_fact', '  - { rule: any, if: mood = bad, strategy: company }'],
  ['a table without rules', 'bad_document', '  []'],
];

for (const [why, code, rules] of refusals)
  test(`an assignment is refused (${code}) for ${why}`, () => {
    const proof = loadAssignment(`hit: first\nrules:\n${rules}\n`, 'assignment.yaml', names);
    expect(proof.ok ? [] : proof.problems.map((problem) => problem.code)).toEqual([code]);
  });

test('a gap names a receivable that falls into it', () => {
  const proof = loadAssignment(
    `rules:\n  - { rule: here, if: { country: [CZ, SK, PL] }, strategy: company }\n`,
    'assignment.yaml',
    names,
  );
  expect(proof.ok ? '' : proof.message).toContain('no rule takes a receivable with country HU');
});
