import { weightedSum } from './weighted-sum.ts';

/** What a Polish PESEL tells. */
export type Pesel = {
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
};

/**
 * Reads the eleven digits of a PESEL: date of birth with the century in the month (+80 for 1800s, 0, +20, +40, +60 up to the 2200s), serial
 * number whose last digit is even for women, check digit (weights 1 3 7 9, repeated). Undefined: it is none. Source: python-stdnum, `pl.pesel` [STD].
 */
export function readPesel(digits: string): Pesel | undefined {
  if (!/^\d{11}$/.test(digits)) return undefined;
  const coded = Number(digits.slice(2, 4));
  const century = centuries[Math.floor(coded / 20)] ?? 1900;
  const birthDate = existingDate(century + Number(digits.slice(0, 2)), coded % 20, Number(digits.slice(4, 6)));
  if (birthDate === undefined || (10 - (weightedSum(digits, weights) % 10)) % 10 !== Number(digits[10])) return undefined;
  return { birthDate, sex: Number(digits[9]) % 2 === 0 ? 'female' : 'male' };
}

const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
const centuries = [1900, 2000, 2100, 2200, 1800];

function existingDate(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
