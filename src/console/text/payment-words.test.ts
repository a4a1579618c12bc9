import { expect, test } from 'vitest';
import { matchRules, ruleSays, suspenseSays } from '../../receivables/payments/match-rules.ts';
import { en } from './en/catalogue.ts';
import { languages } from './languages.ts';

test('why a payment was matched, and why one waits, is said in every language', async () => {
  for (const { code, load } of languages) {
    const { matchedBy, waitsBecause } = (await load()).payments;
    expect({ code, rules: Object.keys(matchedBy) }).toEqual({ code, rules: [...Object.keys(matchRules), 'manual'] });
    expect({ code, waits: Object.keys(waitsBecause) }).toEqual({ code, waits: Object.keys(suspenseSays) });
    if (code === 'en') continue;
    const untold = Object.keys(matchedBy).filter((rule) => matchedBy[rule] === en.payments.matchedBy[rule]);
    expect({ code, untold }).toEqual({ code, untold: [] });
  }
});

test('in English the console says of a payment what the server says', () => {
  const { matchedBy, waitsBecause } = en.payments;
  for (const rule of [...Object.keys(matchRules), 'manual'] as (keyof typeof matchRules)[])
    expect(matchedBy[rule]).toBe(ruleSays(rule));
  expect(waitsBecause).toEqual(suspenseSays);
});
