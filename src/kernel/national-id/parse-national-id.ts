import type { Country } from '../country.ts';
import { accept, type Refusal, type Result, refuse } from '../result.ts';
import { isAdoazonositoJel } from './adoazonosito-jel.ts';
import { adoszamCore } from './adoszam.ts';
import { dicKind } from './dic.ts';
import { isIcDph } from './ic-dph.ts';
import { isIco } from './ico.ts';
import { isNip } from './nip.ts';
import { readPesel } from './pesel.ts';
import { isRegon } from './regon.ts';

export const nationalIdKinds = ['ico', 'dic', 'ic_dph', 'pesel', 'nip', 'regon', 'adoszam', 'adoazonosito_jel'] as const;
export type NationalIdKind = (typeof nationalIdKinds)[number];

/** A number by which a country knows a person or company. `digits` are the same however it was written; a company's DIČ is its IČO. */
export type NationalId = { readonly kind: NationalIdKind; readonly digits: string };

/**
 * Reads a national identifier of `country`, with or without its letters, spaces, hyphens and slashes. Which one it is shows from its
 * length; its check digit must fit. The message never repeats the number. A birth number has a column, and rules, of its own.
 */
export function parseNationalId(text: string, country: Country): Result<NationalId, Refusal<'not_a_national_id'>> {
  const compact = text.toUpperCase().replace(/[\s./-]/g, '');
  const lettered = compact.startsWith(country);
  const digits = lettered ? compact.slice(2) : compact;
  if (!/^\d+$/.test(digits)) return refuse('not_a_national_id', `write ${wanted[country]} in digits`);
  const found = readers[country](digits, lettered);
  if (found) return accept(found);
  return refuse('not_a_national_id', `it is no ${wanted[country]}: its length or its check digit does not fit`);
}

const wanted: Readonly<Record<Country, string>> = {
  CZ: 'IČO or DIČ',
  SK: 'IČO or IČ DPH',
  PL: 'PESEL, NIP or REGON',
  HU: 'adószám or adóazonosító jel',
};

const readers: Readonly<Record<Country, (digits: string, lettered: boolean) => NationalId | undefined>> = {
  CZ: (digits, lettered) => {
    const kind = lettered || /^6\d{8}$/.test(digits) ? dicKind(digits) : undefined;
    if (kind !== undefined && kind !== 'company') return { kind: 'dic', digits };
    return ico(digits);
  },
  SK: (digits) => (isIcDph(digits) ? { kind: 'ic_dph', digits } : ico(digits)),
  PL: (digits) => {
    if (readPesel(digits)) return { kind: 'pesel', digits };
    if (isNip(digits)) return { kind: 'nip', digits };
    return isRegon(digits) ? { kind: 'regon', digits } : undefined;
  },
  HU: (digits) => {
    const core = adoszamCore(digits);
    if (core !== undefined) return { kind: 'adoszam', digits: core };
    return isAdoazonositoJel(digits) ? { kind: 'adoazonosito_jel', digits } : undefined;
  },
};

/** Spreadsheets drop the zeros that an IČO begins with. */
function ico(digits: string): NationalId | undefined {
  const whole = digits.padStart(8, '0');
  return isIco(whole) ? { kind: 'ico', digits: whole } : undefined;
}
