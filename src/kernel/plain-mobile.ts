import type { Country } from './country.ts';

/**
 * The mobile number in `text` when it is written plainly: digits with single spaces, international (`+420…`, `00420…`) or as `country` dials
 * it. Undefined says nothing: the number may be good all the same. Most numbers of a file are such, and reading one so costs a hundredth
 * of what the library takes; the ranges are the library's (its metadata 1.13.16), and a test holds the two to each other.
 */
export function plainMobile(text: string, country: Country): { readonly number: string; readonly region: Country } | undefined {
  if (!/^\+?\d+(?: \d+)*$/.test(text)) return undefined;
  const digits = text.replaceAll(' ', '');
  const international = digits.startsWith('+') ? digits : digits.startsWith('00') ? `+${digits.slice(2)}` : undefined;
  if (international === undefined) {
    const { trunk, code, mobile } = plans[country];
    const national = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : trunk === '' ? digits : '';
    // Joined, a text stands in one place; put together, it is two wherever it goes, and JSON of it takes twice as long.
    return mobile.test(national) ? { number: [code, national].join(''), region: country } : undefined;
  }
  for (const [region, { code, mobile }] of entries)
    if (international.startsWith(code))
      return mobile.test(international.slice(code.length)) ? { number: international, region } : undefined;
  return undefined;
}

type Plan = {
  readonly code: string;
  /** Dialled before a national number. */
  readonly trunk: string;
  readonly mobile: RegExp;
};

const plans: Readonly<Record<Country, Plan>> = {
  CZ: { code: '+420', trunk: '', mobile: /^(?:60[1-8]|7(?:0[2-5]|[2379]\d))\d{6}$/ },
  SK: { code: '+421', trunk: '0', mobile: /^9(?:0[1-8]|1[0-24-9]|4[03-57-9]|5\d)\d{6}$/ },
  PL: { code: '+48', trunk: '', mobile: /^(?:45|5[0137]|6[069]|7[2389]|88)\d{7}$/ },
  HU: { code: '+36', trunk: '06', mobile: /^(?:[257]0|3[01])\d{7}$/ },
};
const entries = Object.entries(plans) as [Country, Plan][];
