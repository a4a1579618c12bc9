import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { type Country, isCountry } from './country.ts';
import { plainMobile } from './plain-mobile.ts';
import { accept, type Refusal, type Result, refuse } from './result.ts';

declare const e164: unique symbol;
/** A telephone number in E.164 form: `+420601000101`. */
export type PhoneNumber = `+${string}` & { readonly [e164]: true };

/** `other` is anything else that nobody may be called on: satellites and global services, pagers, personal and company-wide numbers, unknown. */
export type PhoneKind = 'mobile' | 'fixed_line' | 'premium' | 'shared_cost' | 'toll_free' | 'other';

export type ParsedPhone = {
  readonly number: PhoneNumber;
  /** ISO 3166 alpha-2 of the numbering plan; may lie outside the four countries. */
  readonly region: string;
  readonly kind: PhoneKind;
  readonly rehearsal: boolean;
};

/**
 * Reads a telephone number, international or national of `country`.
 * Numbers of our own rehearsal ranges are taken as mobiles of their country though no carrier ever assigned them.
 */
export function parsePhone(text: string, country: Country): Result<ParsedPhone, Refusal<'not_a_phone_number'>> {
  const plain = plainMobile(text.trim(), country);
  if (plain) return accept({ number: plain.number as PhoneNumber, region: plain.region, kind: 'mobile', rehearsal: false });
  const invented = /^\+\d+$/.test(text) ? rehearsalRange(text as PhoneNumber) : undefined;
  if (invented) return accept({ number: text as PhoneNumber, region: invented, kind: 'mobile', rehearsal: true });
  const digits = text.trim().replace(/^00/, '+');
  const wrong = refuse(
    'not_a_phone_number',
    `${maskPhone(text)} is not a telephone number of ${country} nor an international one`,
  );
  let parsed: ReturnType<typeof parsePhoneNumberWithError>;
  try {
    parsed = parsePhoneNumberWithError(digits, country);
  } catch {
    return wrong;
  }
  const number = parsed.number as PhoneNumber;
  const rehearsal = rehearsalRange(number);
  if (rehearsal) return accept({ number, region: rehearsal, kind: 'mobile', rehearsal: true });
  if (!parsed.isValid()) return wrong;
  const kind = kindOf(parsed.getType());
  if (parsed.country === undefined) return accept({ number, region: 'ZZ', kind: nowhere(kind), rehearsal: false });
  return accept({ number, region: parsed.country, kind, rehearsal: false });
}

/** Codes that belong to no country (satellites +870 and +881, global networks +882 and +883) have lines that are nobody's home. */
function nowhere(kind: PhoneKind): PhoneKind {
  return kind === 'mobile' || kind === 'fixed_line' ? 'other' : kind;
}

const ranges: readonly { readonly prefix: string; readonly length: number; readonly country: Country }[] = [
  { prefix: '+420000', length: 13, country: 'CZ' },
  { prefix: '+421000', length: 13, country: 'SK' },
  { prefix: '+48000', length: 12, country: 'PL' },
  { prefix: '+36000', length: 12, country: 'HU' },
];

/**
 * The country of a rehearsal number, or undefined for a real one. National numbers that begin with 000 exist in none of the four
 * numbering plans (national numbers never begin with the trunk or escape digit 0), so they can ring nobody.
 * Source: Decree 117/2007 Sb. (CZ: 00 is the escape code, significant numbers begin with 2 to 9); Decree 286/2022 Z. z. (SK: 0 trunk,
 * 00 escape); Dz.U. 2008 no. 52 item 307 (PL: 00 escape, closed plan of 9 digits from 1 on); NMHH Decree 14/2020 (HU: 06 trunk, 00 escape).
 * libphonenumber finds none of them valid.
 */
export function rehearsalRange(number: string): Country | undefined {
  return ranges.find((range) => number.startsWith(range.prefix) && number.length === range.length)?.country;
}

/** `+420***101`: enough to tell two apart, not enough to call. */
export function maskPhone(text: string): string {
  const clean = text.trim();
  return clean.length < 11 ? `***${clean.slice(-3)}` : `${clean.slice(0, 4)}***${clean.slice(-3)}`;
}

/** The one of our four countries that a number belongs to, or undefined. */
export function countryOfPhone(phone: ParsedPhone): Country | undefined {
  return isCountry(phone.region) ? phone.region : undefined;
}

function kindOf(type: string | undefined): PhoneKind {
  switch (type) {
    case 'MOBILE':
      return 'mobile';
    case 'FIXED_LINE':
    case 'FIXED_LINE_OR_MOBILE':
      return 'fixed_line';
    case 'PREMIUM_RATE':
      return 'premium';
    case 'SHARED_COST':
      return 'shared_cost';
    case 'TOLL_FREE':
      return 'toll_free';
    default:
      return 'other';
  }
}
