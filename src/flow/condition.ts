import { currencies, parseAmount } from '../kernel/money.ts';
import { type BranchFact, branchFacts, type Known } from './branch-facts.ts';
import { collectedName } from './places-of.ts';
import type { CallFacts } from './session.ts';

/** `days_past_due >= 30`, `total > 500 CZK`, `has_email`, `not verified`, `language = cs`, `collected.pin = 12`. */
export type Condition = { readonly fact: string; readonly operator: Operator; readonly value: Value };

type Value = number | string | boolean | { readonly minor: number; readonly currency: string };
type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type ConditionProblem = { readonly code: 'unknown_fact' | 'bad_condition'; readonly message: string };

/** Reads a condition. `fact` is checked against the catalogue; what stands right of the operator against the fact's type. */
export function parseCondition(text: string): Condition | ConditionProblem {
  const match = /^(not )?([a-z][a-z0-9_.]*)(?: ?(=|!=|<=|>=|<|>) ?(.+))?$/.exec(text.trim());
  if (!match) return bad(text, 'write a condition like days_past_due >= 30, has_email or not has_email');
  const [, not, fact = '', sign, right] = match;
  const operator = operatorOf(sign);
  const known = factOf(fact);
  if (!known && collectedName(fact) === undefined)
    return {
      code: 'unknown_fact',
      message: `${fact} is no fact that a flow can branch on; there are ${conditionFacts.join(', ')}`,
    };
  if (known?.kind === 'flag')
    return operator ? bad(text, `${fact} is true or false: write ${fact} or not ${fact}`) : { fact, operator: '=', value: !not };
  if (not || !operator || right === undefined) return bad(text, `compare ${fact} with something, like ${fact} = 1`);
  if (known?.kind === 'number')
    return /^-?\d+$/.test(right) ? { fact, operator, value: Number(right) } : bad(text, `${fact} is a whole number`);
  if (known?.kind === 'money') return moneyCondition(text, fact, operator, right);
  if (operator !== '=' && operator !== '!=') {
    if (known) return bad(text, `${fact} is compared by = or != only`);
    return /^\d+$/.test(right) ? { fact, operator, value: Number(right) } : bad(text, `compare ${fact} with a whole number`);
  }
  if (known?.words && !known.words.includes(right)) return bad(text, `${fact} is one of ${known.words.join(', ')}`);
  return { fact, operator, value: right };
}

/** True or false for one call. Nothing is true of what there is not; amounts in another currency than the condition's never fulfil it. */
export function holds({ fact, operator, value }: Condition, facts: CallFacts, known: Known): boolean {
  const actual = readFact(fact, facts, known);
  if (typeof value === 'object') return facts.currency === value.currency && compare(numberOf(actual), operator, value.minor);
  if (typeof value === 'number') return compare(numberOf(actual), operator, value);
  return ((actual ?? '') === value) === (operator === '=');
}

/** What a fact, or something collected, is in this call. */
export function readFact(fact: string, facts: CallFacts, known: Known): string | number | boolean | null {
  const collected = collectedName(fact);
  if (collected !== undefined) return known.collected[collected] ?? null;
  return factOf(fact)?.read(facts, known) ?? null;
}

export const conditionFacts: readonly string[] = Object.keys(branchFacts);

function factOf(fact: string): BranchFact | undefined {
  return Object.hasOwn(branchFacts, fact) ? branchFacts[fact] : undefined;
}

/** Of what was keyed in or told as a number; anything else compares with nothing. */
function numberOf(actual: string | number | boolean | null): number {
  if (typeof actual === 'string') return /^\d+$/.test(actual) ? Number(actual) : Number.NaN;
  return typeof actual === 'number' ? actual : Number.NaN;
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
      return !Number.isNaN(a) && a !== b;
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
