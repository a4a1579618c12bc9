import type { Condition } from './model.ts';

/** The currencies that a condition asks for, those of its amounts among them. */
export function currenciesIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(currenciesIn);
  if ('any' in condition) return condition.any.flatMap(currenciesIn);
  if ('not' in condition) return currenciesIn(condition.not);
  return condition.fact === 'currency' ? [condition.value].flat().map(String) : [];
}
