import { weightedSum } from './weighted-sum.ts';

/** Whether ten digits are an adóazonosító jel, the tax number of a Hungarian person: the first is 8, and the sum of each digit times its place modulo 11 is the last. Source: validator test [TV]. */
export function isAdoazonositoJel(digits: string): boolean {
  return /^8\d{9}$/.test(digits) && weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(digits[9]);
}
