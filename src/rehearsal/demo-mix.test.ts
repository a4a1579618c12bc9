import { expect, test } from 'vitest';
import { callsBack, demoMix } from './demo-mix.ts';
import { personas } from './personas.ts';

const resultOf = new Map(personas.map(({ suffix, result }) => [suffix, result]));

test('a demo of a hundred debtors calls everybody of the table, and more than twenty of them promise', () => {
  const mix = demoMix(100);
  expect(mix).toHaveLength(100);
  expect(new Set(mix)).toEqual(new Set(personas.map(({ suffix }) => suffix)));
  expect(mix.filter((suffix) => resultOf.get(suffix) === 'rpc_ptp').length).toBeGreaterThan(20);
});

test('no more debtors block our number than there are numbers to call from', () => {
  const blocked = demoMix(1000).filter((suffix) => resultOf.get(suffix) === 'spam_blocked');
  expect(blocked).toHaveLength(1); // each rests two numbers, a first and a second try
});

test('in a demo of a hundred debtors more than one calls back, and they are called first: that takes longest', () => {
  const mix = demoMix(100);
  const callers = mix.flatMap((suffix, index) => (callsBack.has(suffix) ? [index] : []));
  expect(callers.length).toBeGreaterThan(1);
  expect(Math.max(...callers)).toBeLessThan(10);
});
