import { isIban } from '../is-iban.ts';

/** A national account number with what it belongs to, in the order in which its IBAN writes it. */
type Parts = { readonly bank: string; readonly prefix: string; readonly number: string };

/**
 * The account that a bank wrote, as it is compared: its IBAN also where only `prefix-number/bank` (Czechia, Slovakia), 26 digits (Poland)
 * or 16 or 24 digits (Hungary) were told. Another text stays as it is; null for none. `country`: of the account that the statement is of.
 */
export function comparableAccount(text: string | null, country: string): string | null {
  const written = (text ?? '').trim();
  const plain = written
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^\//, '');
  if (plain === '' || /^0+(\/0*)?$/.test(plain)) return null;
  if (isIban(plain)) return plain;
  if (country === 'PL' && /^\d{26}$/.test(plain) && isIban(`PL${plain}`)) return `PL${plain}`;
  if (country === 'HU' && /^(\d{16}|\d{24})$/.test(plain)) return withCheckDigits('HU', plain.padEnd(24, '0'));
  const parts = country === 'CZ' || country === 'SK' ? partsOf(written) : null;
  return parts ? withCheckDigits(country, parts.bank + parts.prefix + parts.number) : written;
}

/** Whether what a bank wrote means the account with this IBAN; numbers without the bank's code are enough. */
export function meansAccount(iban: string, written: string): boolean {
  const country = iban.slice(0, 2);
  const national = iban.slice(4);
  if (comparableAccount(written, country) === iban) return true;
  return written
    .toUpperCase()
    .split(/[\s/]+/)
    .map((piece) => piece.replace(/[^A-Z0-9]/g, ''))
    .some((piece) => {
      if (piece === iban || piece === iban.slice(2) || piece === national) return true;
      if ((country !== 'CZ' && country !== 'SK') || !/^\d{2,16}$/.test(piece)) return false;
      const number = national.slice(4);
      return piece.padStart(16, '0') === number || fromInternal(piece) === number;
    });
}

/** `19-2000145399/0800`, `0800/19-2000145399`; null for anything else, and for numbers whose check digits are wrong. */
function partsOf(text: string): Parts | null {
  const compact = text.replace(/\s/g, '');
  const match =
    /^(?:(?<prefix>\d{1,6})-)?(?<number>\d{2,10})\/(?<bank>\d{4})$/.exec(compact) ??
    /^(?<bank>\d{4})\/(?:(?<prefix>\d{1,6})-)?(?<number>\d{2,10})$/.exec(compact) ??
    /^(?<prefix>\d{6})(?<number>\d{10})\/(?<bank>\d{4})$/.exec(compact);
  const { bank = '', prefix = '', number = '' } = match?.groups ?? {};
  const parts = { bank, prefix: prefix.padStart(6, '0'), number: number.padStart(10, '0') };
  return match && isWeighed(parts.prefix) && isWeighed(parts.number) ? parts : null;
}

/** Czech and Slovak account numbers: the digits by weights modulo 11 give 0 (Decree 169/2011 of the Czech National Bank). */
function isWeighed(digits: string): boolean {
  const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1].slice(-digits.length);
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0;
}

/**
 * Sixteen digits of a GPC file as `prefix-number`: as they are, or put back in order where a bank writes its internal form (positions
 * 16 14 15 12 7 8 9 10 11 13 1 2 3 4 5 6; domain source key ABO) and only that has right check digits. Null for zeros.
 */
export function fromGpcAccount(digits: string): string | null {
  if (!/^\d{16}$/.test(digits) || /^0+$/.test(digits)) return null;
  const right = [digits, fromInternal(digits)].find((each) => isWeighed(each.slice(0, 6)) && isWeighed(each.slice(6))) ?? digits;
  const prefix = right.slice(0, 6).replace(/^0+/, '');
  return `${prefix === '' ? '' : `${prefix}-`}${right.slice(6)}`;
}

function fromInternal(digits: string): string {
  const order = [16, 14, 15, 12, 7, 8, 9, 10, 11, 13, 1, 2, 3, 4, 5, 6];
  const plain = Array.from({ length: 16 }, () => '0');
  [...digits.padStart(16, '0')].forEach((digit, index) => {
    plain[(order[index] ?? 1) - 1] = digit;
  });
  return plain.join('');
}

function withCheckDigits(country: string, national: string): string {
  let remainder = 0;
  for (const character of `${national}${country}00`)
    for (const digit of Number.parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  return `${country}${String(98 - remainder).padStart(2, '0')}${national}`;
}
