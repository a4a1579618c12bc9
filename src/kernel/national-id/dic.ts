import { parseBirthNumber } from '../birth-number.ts';
import { isIco } from './ico.ts';
import { weightedSum } from './weighted-sum.ts';

export type DicKind = 'company' | 'birth_number' | 'special';

/**
 * What a Czech DIČ (without its letters CZ) is made of: the IČO of a company (not beginning with 9), the birth number of a person, or nine
 * digits that begin with 6 and were given to whoever has neither. Undefined: it is none. Source: python-stdnum, `cz.dic` [STD].
 */
export function dicKind(digits: string): DicKind | undefined {
  if (digits.length === 8) return !digits.startsWith('9') && isIco(digits) ? 'company' : undefined;
  if (/^6\d{8}$/.test(digits)) return isSpecial(digits) ? 'special' : undefined;
  return parseBirthNumber(digits).ok ? 'birth_number' : undefined;
}

/** The seven digits after the 6, weighted 8 to 2, tell the last one. */
function isSpecial(digits: string): boolean {
  const rest = weightedSum(digits.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11;
  return Number(digits[8]) === (18 - ((10 - rest) % 11)) % 10;
}
