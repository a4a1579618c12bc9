import { belowHundred, spokenInteger } from './integer.ts';

/** "nineteen ninety-nine", "nineteen oh five", "nineteen hundred", "two thousand and five", "twenty twenty-six". */
export function spokenYear(year: number): string[] {
  const [century, below] = [Math.floor(year / 100), year % 100];
  if (year < 1100 || year > 2999 || (year >= 2000 && year < 2010)) return spokenInteger(year);
  return [belowHundred(century), ...(below === 0 ? ['hundred'] : [...(below < 10 ? ['oh'] : []), belowHundred(below)])];
}

export const yearVocabulary: readonly string[] = ['oh', 'hundred'];
