import type { FactName } from './fact-kinds.ts';
import type { CaseFacts, Comparison, Condition, FactValue, ReceivableFacts } from './model.ts';
import type { Moment } from './moment.ts';
import { readFact } from './read-fact.ts';

/** Whether a condition is true of a receivable in its case. Nothing is true of what there is not, but that it differs. */
export function conditionHolds(condition: Condition, facts: CaseFacts, receivable: ReceivableFacts, moment: Moment): boolean {
  return holdsWith(condition, (name) => readFact(name, facts, receivable, moment));
}

/** What is known of something that conditions are asked of. */
export type ReadsFact = (name: FactName) => FactValue | readonly string[] | null;

export function holdsWith(condition: Condition, read: ReadsFact): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsWith(part, read));
  if ('any' in condition) return condition.any.some((part) => holdsWith(part, read));
  if ('not' in condition) return !holdsWith(condition.not, read);
  const actual = read(condition.fact);
  const { is, value } = condition;
  if (isList(actual)) {
    const member = isList(value) ? value.some((one) => actual.includes(String(one))) : actual.includes(String(value));
    return is === '!=' ? !member : member;
  }
  if (isList(value)) return value.some((one) => compare(actual, '=', one));
  return compare(actual, is, value);
}

function compare(actual: FactValue | null, is: Comparison, value: FactValue): boolean {
  if (actual === null) return is === '!=';
  const a = typeof value === 'number' ? Number(actual) : actual;
  switch (is) {
    case '=':
    case 'in':
      return a === value;
    case '!=':
      return a !== value;
    case '<':
      return a < value;
    case '<=':
      return a <= value;
    case '>':
      return a > value;
    case '>=':
      return a >= value;
  }
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
