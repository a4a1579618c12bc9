import { isCurrency, parseAmount } from '../kernel/money.ts';
import { type FactName, factKinds, factNames } from './fact-kinds.ts';
import type { Comparison, Condition, FactValue } from './model.ts';

export type ConditionProblem = { readonly code: 'unknown_fact' | 'bad_condition'; readonly message: string };
export type ParsedCondition = { readonly ok: true; readonly value: Condition } | ({ readonly ok: false } & ConditionProblem);

/** Reads a condition in one line: `reached`, `not reached`, `days_past_due >= 30`, `balance > 500 CZK`, `product in energy, gas`. */
export function parseCondition(text: string): ParsedCondition {
  const [, not, fact = '', rest = ''] = /^(not )?\s*([a-z][a-z0-9_]*)\s*(.*)$/.exec(text.trim()) ?? [];
  if (fact === '') return bad(text, 'write it like days_past_due >= 30, reached or not reached');
  if (!isFact(fact)) return unknownFact(fact);
  const parsed = rest === '' ? flagOf(fact, text) : parseComparison(fact, rest);
  return parsed.ok && not ? { ok: true, value: { not: parsed.value } } : parsed;
}

/** Reads what stands beside a fact: `">= 100 CZK"`, `natural`, `"30"`, `in energy, gas`. */
export function parseComparison(fact: string, written: string): ParsedCondition {
  if (!isFact(fact)) return unknownFact(fact);
  const [, sign, right = ''] = /^(=|!=|<=|>=|<|>|in(?= ))?\s*(.+)$/.exec(written.trim()) ?? [];
  const is = (sign ?? '=') as Comparison;
  if (is === 'in') return oneOf(fact, right.split(/\s*,\s*/));
  const kind = factKinds[fact];
  switch (kind.is) {
    case 'money':
      return moneyCondition(fact, is, right);
    case 'number':
      if (!/^-?\d{1,6}$/.test(right)) return bad(written, `${fact} is a whole number`);
      return { ok: true, value: { fact, is, value: Number(right) } };
    case 'flag':
      if (is !== '=' || !/^(true|false)$/.test(right)) return bad(written, `${fact} is true or false`);
      return { ok: true, value: { fact, is, value: right === 'true' } };
    case 'word':
      if (is !== '=' && is !== '!=') return bad(written, `${fact} is a word: compare it by = or != or in`);
      return wordProblem(fact, right) ?? { ok: true, value: { fact, is, value: right } };
  }
}

/** Any of these: words, or numbers. */
export function oneOf(fact: string, values: readonly string[]): ParsedCondition {
  if (!isFact(fact)) return unknownFact(fact);
  const { is } = factKinds[fact];
  if (is === 'money' || is === 'flag') return bad(values.join(', '), `${fact} is compared with one value, not with a list`);
  const read: FactValue[] = [];
  for (const value of values) {
    const wrong = is === 'word' ? wordProblem(fact, value) : undefined;
    if (wrong) return wrong;
    if (is === 'number' && !/^-?\d{1,6}$/.test(value)) return bad(value, `${fact} is a whole number`);
    read.push(is === 'number' ? Number(value) : value);
  }
  return { ok: true, value: { fact, is: 'in', value: read } };
}

/** An amount is compared in its own currency only. */
function moneyCondition(fact: FactName, is: Comparison, written: string): ParsedCondition {
  const [, amount = '', code = ''] = /^(.+?)\s*([A-Z]{3})$/.exec(written) ?? [];
  const parsed = isCurrency(code) ? parseAmount(amount, code) : undefined;
  if (!parsed?.ok) return bad(written, `${fact} is an amount: write it with its currency, like 500 CZK`);
  const { minor, currency } = parsed.value;
  return {
    ok: true,
    value: {
      all: [
        { fact: 'currency', is: '=', value: currency },
        { fact, is, value: minor },
      ],
    },
  };
}

function flagOf(fact: FactName, text: string): ParsedCondition {
  if (factKinds[fact].is !== 'flag') return bad(text, `compare ${fact} with something, like ${fact} = ${exampleOf(fact)}`);
  return { ok: true, value: { fact, is: '=', value: true } };
}

function exampleOf(fact: FactName): string {
  const kind = factKinds[fact];
  if (kind.is === 'money') return '500 CZK';
  return kind.is === 'word' ? (kind.words?.[0] ?? 'energy') : '3';
}

function wordProblem(fact: FactName, word: string): ParsedCondition | undefined {
  const kind = factKinds[fact];
  if (kind.is !== 'word' || !kind.words || kind.words.includes(word)) return undefined;
  return bad(word, `${fact} is one of ${kind.words.join(', ')}`);
}

function isFact(name: string): name is FactName {
  return (factNames as readonly string[]).includes(name);
}

function unknownFact(fact: string): ParsedCondition {
  return { ok: false, code: 'unknown_fact', message: `${fact} is no fact; there are ${factNames.join(', ')}` };
}

function bad(written: string, remedy: string): ParsedCondition {
  return { ok: false, code: 'bad_condition', message: `"${written}" cannot be read: ${remedy}` };
}
