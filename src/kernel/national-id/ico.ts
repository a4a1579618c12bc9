import { weightedSum } from './weighted-sum.ts';

/**
 * Whether eight digits are an IČO, the number of a company or tradesman in Czechia and in Slovakia: weights 8 to 2, and the check digit
 * completes the sum to a multiple of 11 (10 is written 0, and 0 is written 1). Source: python-stdnum, `cz.ico` and `sk.ico` [STD].
 */
export function isIco(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const rest = (11 - (weightedSum(digits, weights) % 11)) % 11;
  return Number(digits[7]) === (rest || 1) % 10;
}

const weights = [8, 7, 6, 5, 4, 3, 2];
