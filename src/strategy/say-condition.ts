import { type Currency, formatAmount, isCurrency, money } from '../kernel/money.ts';
import type { ReadsFact } from './condition-holds.ts';
import { holdsWith } from './condition-holds.ts';
import { type FactName, factKinds } from './fact-kinds.ts';
import type { Condition, FactValue } from './model.ts';

/** A condition as people write it: `days_past_due >= 30 and not reached`. */
export function sayCondition(condition: Condition): string {
  if ('all' in condition) {
    const currency = currencyOf(condition.all);
    const parts = condition.all.filter((part) => !isCurrencyOfAmount(part, condition.all));
    return parts.length === 0 ? 'always' : parts.map((part) => sayPart(part, currency)).join(' and ');
  }
  return sayPart(condition, null);
}

function sayPart(condition: Condition, currency: Currency | null): string {
  if ('all' in condition) return sayCondition(condition);
  if ('any' in condition) return `(${condition.any.map(sayCondition).join(' or ')})`;
  if ('not' in condition)
    return 'fact' in condition.not ? `not ${sayCondition(condition.not)}` : `not (${sayCondition(condition.not)})`;
  const { fact, is, value } = condition;
  if (value === true && is === '=') return fact;
  if (value === false && is === '=') return `not ${fact}`;
  const values = [value].flat().map((one) => sayValue(fact, one, currency));
  return is === 'in' ? `${fact} in ${values.join(', ')}` : `${fact} ${is} ${values.join(', ')}`;
}

/** The parts that do not hold, each with what is the case instead; empty when the condition holds. */
export function sayFailing(condition: Condition, read: ReadsFact): readonly string[] {
  if (holdsWith(condition, read)) return [];
  if ('all' in condition) return condition.all.flatMap((part) => sayFailing(part, read));
  if (!('fact' in condition)) return [`${sayCondition(condition)} does not hold`];
  const actual = read(condition.fact);
  return [`${condition.fact} is ${sayActual(condition.fact, actual, read)}, not ${sayWanted(condition, read)}`];
}

function sayWanted({ fact, is, value }: Extract<Condition, { fact: FactName }>, read: ReadsFact): string {
  const values = [value].flat().map((one) => sayValue(fact, one, currencyFrom(read)));
  return `${is === '=' || is === 'in' ? '' : `${is} `}${values.join(' or ')}`;
}

function sayActual(fact: FactName, actual: ReturnType<ReadsFact>, read: ReadsFact): string {
  if (actual === null) return 'unknown';
  if (typeof actual === 'object') return actual.length === 0 ? 'none' : actual.join(', ');
  return sayValue(fact, actual, currencyFrom(read));
}

function sayValue(fact: FactName, value: FactValue, currency: Currency | null): string {
  if (factKinds[fact].is !== 'money' || typeof value !== 'number') return String(value);
  const amount = formatAmount(money(value, currency ?? 'CZK')).replace(/\.00$/, '');
  return currency ? `${amount} ${currency}` : amount;
}

function currencyFrom(read: ReadsFact): Currency | null {
  const currency = read('currency');
  return typeof currency === 'string' && isCurrency(currency) ? currency : null;
}

function currencyOf(parts: readonly Condition[]): Currency | null {
  const found = parts.find((part) => 'fact' in part && part.fact === 'currency' && part.is === '=');
  return found && 'fact' in found && typeof found.value === 'string' && isCurrency(found.value) ? found.value : null;
}

/** `balance > 500 CZK` is kept with its currency beside it, which is neither said nor counted twice. */
export function isCurrencyOfAmount(part: Condition, parts: readonly Condition[]): boolean {
  const isCurrencyPart = 'fact' in part && part.fact === 'currency' && part.is === '=';
  return isCurrencyPart && parts.some((other) => 'fact' in other && factKinds[other.fact].is === 'money');
}
