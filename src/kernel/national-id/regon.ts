import { weightedSum } from './weighted-sum.ts';

/** Whether nine or fourteen digits are a REGON, the Polish number of a business; the first nine of a long one are a REGON themselves. Source: python-stdnum, `pl.regon` [STD]. */
export function isRegon(digits: string): boolean {
  if (!/^(\d{9}|\d{14})$/.test(digits)) return false;
  const fits = (weights: readonly number[]) => (weightedSum(digits, weights) % 11) % 10 === Number(digits[weights.length]);
  return fits([8, 9, 2, 3, 4, 5, 6, 7]) && (digits.length === 9 || fits([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]));
}
