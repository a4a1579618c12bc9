import { isValidIBAN } from 'ibantools';

/** Form and check digits of ISO 13616 (02 to 98, modulo 97 gives 1); what the country checks inside the account is not looked at. Takes it without spaces, in capitals. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}(?!0[01]|99)\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder97(text) === 1;
}

/** An IBAN that a payment can arrive at: of the right length for its country, its national check right too (CZ, SK, PL, HU and others). */
export function isAccountIban(text: string): boolean {
  return isIban(text) && isValidIBAN(text);
}

/** Without spaces, in capitals. */
export function plainIban(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** The IBAN of a national account (BBAN): its check digits put in front. */
export function ibanOf(country: string, bban: string): string {
  const digits = Array.from({ length: 99 }, (_, check) => `${country}${String(check).padStart(2, '0')}${bban}`);
  const iban = digits.findLast(isIban);
  if (iban === undefined) throw new RangeError(`${country} and an account of ${bban.length} characters make no IBAN`);
  return iban;
}

/** ISO 7064 MOD 97-10: the first four characters at the end, letters as the numbers 10 to 35. Takes letters and digits only. */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
