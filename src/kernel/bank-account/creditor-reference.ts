import { remainder97 } from './is-iban.ts';

/** A structured creditor reference of ISO 11649: `RF`, two check digits, 1 to 21 letters and digits. Spaces are left out. */
export function isCreditorReference(text: string): boolean {
  const plain = text.replace(/\s+/g, '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(plain) && remainder97(plain) === 1;
}
