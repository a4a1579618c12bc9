import { currencies, parseAmount } from '../kernel/money.ts';
import type { CallFacts, FlowSession } from './session.ts';

/** `days_past_due >= 30`, `total > 500 CZK`, `has_email`, `not verified`, `language = cs`, `collected.pin = 12`. */
export type Condition = { readonly fact: string; readonly operator: Operator; readonly value: Value };

type Value = number | string | boolean | { readonly minor: number; readonly currency: string };
type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';
type Known = Pick<FlowSession, 'verified' | 'result' | 'language' | 'collected'>;

/** What a flow may branch on, by the type of its value. */
const readers = {
  number: {
    attempt_number: (facts: CallFacts) => facts.attemptNumber,
    days_past_due: (facts: CallFacts) => facts.daysPastDue,
    receivable_count: (facts: CallFacts) => facts.receivables.length,
  },
  money: { total: (facts: CallFacts) => facts.totalMinor },
  flag: {
    has_email: (facts: CallFacts) => facts.person.hasEmail,
    has_mobile: (facts: CallFacts) => facts.person.hasMobile,
    verified: (_facts: CallFacts, known: Known) => known.verified,
  },
  word: {
    direction: (facts: CallFacts) => facts.direction,
    candidates: (facts: CallFacts) => facts.candidates,
    language: (_facts: CallFacts, known: Known) => known.language,
    result: (_facts: CallFacts, known: Known) => known.result ?? 'none',
  },
} as const;

export type ConditionProblem = { readonly code: 'unknown_fact' | 'bad_condition'; readonly message: string };

/** Reads a condition. `fact` is checked against the catalogue; what stands right of the operator against the fact's type. */
export function parseCondition(text: string): Condition | ConditionProblem {
  const match = /^(not )?([a-z][a-z0-9_.]*)(?: ?(=|!=|<=|>=|<|>) ?(.+))?$/.exec(text.trim());
  if (!match) return bad(text, 'write a condition like days_past_due >= 30, has_email or not has_email');
  const [, not, fact = '', sign, right] = match;
  const operator = operatorOf(sign);
  if (Object.hasOwn(readers.flag, fact))
    return operator ? bad(text, `${fact} is true or false: write ${fact} or not ${fact}`) : { fact, operator: '=', value: !not };
  const known = conditionFacts.includes(fact) || /^collected\.[a-z][a-z0-9_]*$/.test(fact);
  if (!known)
    return {
      code: 'unknown_fact',
      message: `${fact} is no fact that a flow can branch on; there are ${conditionFacts.join(', ')}`,
    };
  if (not || !operator || right === undefined) return bad(text, `compare ${fact} with something, like ${fact} = 1`);
  if (Object.hasOwn(readers.number, fact))
    return /^-?\d+$/.test(right) ? { fact, operator, value: Number(right) } : bad(text, `${fact} is a whole number`);
  if (Object.hasOwn(readers.money, fact)) return moneyCondition(text, fact, operator, right);
  if (operator !== '=' && operator !== '!=') return bad(text, `${fact} is compared by = or != only`);
  return { fact, operator, value: right };
}

/** True or false for one call; amounts in another currency than the condition's never fulfil it. */
export function holds({ fact, operator, value }: Condition, facts: CallFacts, known: Known): boolean {
  const actual = read(fact, facts, known);
  if (typeof value === 'object') return facts.currency === value.currency && compare(Number(actual), operator, value.minor);
  if (typeof value === 'number') return compare(Number(actual), operator, value);
  return (actual === value) === (operator === '=');
}

export const conditionFacts: readonly string[] = Object.values(readers).flatMap((group) => Object.keys(group));

function read(fact: string, facts: CallFacts, known: Known): string | number | boolean {
  const group: Record<string, (facts: CallFacts, known: Known) => string | number | boolean> = Object.assign(
    {},
    ...Object.values(readers),
  );
  return group[fact]?.(facts, known) ?? known.collected[fact.slice('collected.'.length)] ?? '';
}

function moneyCondition(text: string, fact: string, operator: Operator, right: string): Condition | ConditionProblem {
  const [, amount = '', code = ''] = /^(.+?) ?([A-Z]{3})$/.exec(right) ?? [];
  const currency = currencies.find((known) => known === code);
  const parsed = currency && parseAmount(amount, currency);
  return parsed?.ok ? { fact, operator, value: parsed.value } : bad(text, `${fact} is an amount: write ${fact} > 500 CZK`);
}

function compare(a: number, operator: Operator, b: number): boolean {
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function operatorOf(sign: string | undefined): Operator | undefined {
  return (['=', '!=', '<=', '>=', '<', '>'] as const).find((operator) => operator === sign);
}

function bad(text: string, remedy: string): ConditionProblem {
  return { code: 'bad_condition', message: `"${text}" is not a condition: ${remedy}` };
}
