import { weightedSum } from './weighted-sum.ts';

/** Whether ten digits are a NIP, the Polish tax number: the sum modulo 11 is the last digit, and 10 is never given out. Source: python-stdnum, `pl.nip` [STD]. */
export function isNip(digits: string): boolean {
  return /^\d{10}$/.test(digits) && weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(digits[9]);
}
