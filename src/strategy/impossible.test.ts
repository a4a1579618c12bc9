import { expect, test } from 'vitest';
import { impossible } from './impossible.ts';
import type { Condition } from './model.ts';
import { parseCondition } from './parse-condition.ts';

const read = (text: string): Condition => {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const together = (...texts: readonly string[]) => impossible({ all: texts.map(read) });

test('conditions that leave no value for a fact hold for nobody, negated ones to the very bound', () => {
  expect(together('days_past_due > 60', 'days_past_due < 30')).toBe(true);
  expect(together('not days_past_due < 30', 'days_past_due <= 30')).toBe(false);
  expect(together('not days_past_due < 30', 'days_past_due < 30')).toBe(true);
  expect(together('reached', 'not reached')).toBe(true);
  expect(together('product in energy, gas', 'product != energy')).toBe(false);
  expect(together('product = energy', 'product = gas')).toBe(true);
});

test('what may be unknown, and who may be in several segments, contradicts nothing', () => {
  expect(together('not reached_days_ago < 5', 'not reached_days_ago >= 5')).toBe(false);
  expect(together('segment = large', 'segment = unreliable')).toBe(false);
  expect(impossible({ any: [{ all: [read('reached'), read('not reached')] }, read('unreachable')] })).toBe(false);
});
