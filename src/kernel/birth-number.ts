import { accept, type Refusal, type Result, refuse } from './result.ts';

/** A Czech or Slovak birth number (rodné číslo), as digits only, and what it tells. */
export type BirthNumber = {
  /** 9 or 10 digits, no slash. */
  readonly digits: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
};

/**
 * Reads `YYMMDD/SSS` (born up to 1953) or `YYMMDD/SSSC`; the slash and spaces may be left out.
 * Month +50 means a woman; +20 (+70) a day whose numbers ran out, since 2004 (Act 133/2000 §13). The whole of ten digits is
 * divisible by 11; of those given out until 1985 some end in 0 though the remainder of the first nine is 10.
 * The message never repeats the number.
 */
export function parseBirthNumber(text: string): Result<BirthNumber, Refusal<'not_a_birth_number'>> {
  const digits = text.replace(/[\s/]/g, '');
  if (!/^\d{9,10}$/.test(digits)) return no('it has 9 or 10 digits');
  const year = yearOf(Number(digits.slice(0, 2)), digits.length);
  if (year === undefined) return no('9 digits end with the year 1953');
  const coded = Number(digits.slice(2, 4));
  const sex = coded > 50 ? 'female' : 'male';
  const shifted = coded % 50;
  const month = shifted > 20 ? shifted - 20 : shifted;
  if (shifted > 20 && year < 2004) return no('its month is none of that time');
  const birthDate = existingDate(year, month, Number(digits.slice(4, 6)));
  if (!birthDate) return no('its first six digits are no date');
  if (digits.length === 10 && !checkDigitFits(digits, year)) return no('its check digit does not fit');
  return accept({ digits, birthDate, sex });
}

/** Nine digits cover 1880 to 1953, ten 1954 to 2053. */
function yearOf(twoDigits: number, length: number): number | undefined {
  if (length === 10) return twoDigits < 54 ? 2000 + twoDigits : 1900 + twoDigits;
  if (twoDigits >= 80) return 1800 + twoDigits;
  return twoDigits <= 53 ? 1900 + twoDigits : undefined;
}

function existingDate(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function checkDigitFits(digits: string, year: number): boolean {
  const remainder = Number(digits.slice(0, 9)) % 11;
  return Number(digits.slice(9)) === (remainder === 10 && year <= 1985 ? 0 : remainder);
}

function no(why: string): Refusal<'not_a_birth_number'> {
  return refuse('not_a_birth_number', `This is not a birth number: ${why}`);
}
