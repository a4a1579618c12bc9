import { expect, test } from 'vitest';
import { typedAmount } from './typed-amount.ts';

test('an amount may be typed as one writes it, with a comma before the pence and room between the thousands', () => {
  expect(['1 234,50', '1\u00a0234,5', '300', ' 1234.50 '].map(typedAmount)).toEqual(['1234.50', '1234.5', '300', '1234.50']);
});

test('nobody gives up a thousandth of what was meant: what may be read in two ways is left for the server to refuse', () => {
  expect(['1,234', '1.234,50', '1,234.50', 'all'].map(typedAmount)).toEqual(['1,234', '1.234,50', '1,234.50', 'all']);
});
