import { expect, test } from 'vitest';
import { shippedNames } from '../../test/support/known-names.ts';
import { loadStrategy } from './compile-strategy.ts';

const known = shippedNames();

function warningsOf(call: string, letterAt: string): readonly string[] {
  const text = `
strategy: small
title: Small
currency: CZK
costs: { sms: 1 CZK, voice: 2 CZK, letter: 30 CZK }
steps:
  - { name: call, at: due + 3 days, ${call} }
  - { name: demand, at: ${letterAt}, severity: demand, channel: letter, template: formal-demand }
leave: [insolvency, deceased, opted_out_of_everything]
`;
  const proof = loadStrategy(text, 'small.yaml', known);
  if (!proof.ok) throw new Error(proof.message);
  return proof.warnings.map(({ code }) => code);
}

const calls = (attempts: string) =>
  `by: [{ channel: voice, flow: soft-reminder, attempts: { ${attempts} } }, { channel: sms, template: payment-reminder }]`;

test('a light step with one channel only is pointed out: whoever cannot be reached by it is left out', () => {
  expect(warningsOf('channel: sms, template: payment-reminder', 'previous + 10 days')).toEqual(['no_fallback']);
  expect(warningsOf(calls('per_day: 2, in_all: 4'), 'previous + 10 days')).toEqual([]);
});

test('calls that need more days than there are before the next step are pointed out', () => {
  expect(warningsOf(calls('per_day: 1, in_all: 5'), 'previous + 6 days')).toEqual(['calls_cut_short']);
  expect(warningsOf(calls('per_day: 1, in_all: 5'), 'previous + 7 days')).toEqual([]);
  expect(warningsOf(calls('per_day: 3, in_all: 9'), 'previous + 7 days')).toEqual(['calls_cut_short']);
});
