import type { Country } from '../kernel/country.ts';
import { plainMobile } from '../kernel/plain-mobile.ts';

export const digitChecks = ['variable_symbol', 'account', 'luhn', 'mod11', 'phone'] as const;
/** What keyed digits may be held to. */
export type DigitCheck = (typeof digitChecks)[number];

/**
 * True when `digits` can be what they should be: a `variable_symbol` (1 to 10 digits, not all zero; ČNB Decree 169/2011), an `account`
 * (Czech or Slovak, prefix and number keyed as one, each divisible by 11 when weighted; the same decree), a `luhn` number (ISO/IEC 7812-1
 * annex B), a number divisible by 11 (`mod11`), a mobile `phone` number as it is dialled in `country`, or with 00 and its country code.
 */
export function passesCheck(check: DigitCheck, digits: string, country: Country): boolean {
  if (!/^\d+$/.test(digits)) return false;
  switch (check) {
    case 'variable_symbol':
      return digits.length <= 10 && /[1-9]/.test(digits);
    case 'account':
      return isAccount(digits);
    case 'luhn':
      return digits.length > 1 && /[1-9]/.test(digits) && luhnSum(digits) % 10 === 0;
    case 'mod11':
      return /[1-9]/.test(digits) && [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 11, 0) === 0;
    case 'phone':
      return plainMobile(digits, country) !== undefined;
  }
}

/** Up to ten digits are the number alone; of more, the last ten are the number and those before it the prefix. */
function isAccount(digits: string): boolean {
  const [prefix, number] = [digits.slice(0, -10), digits.slice(-10)];
  const enough = [...number].filter((digit) => digit !== '0').length >= 2;
  return prefix.length <= 6 && enough && weighted(prefix) % 11 === 0 && weighted(number) % 11 === 0;
}

function weighted(digits: string): number {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  return [...digits].toReversed().reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0);
}

function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}
