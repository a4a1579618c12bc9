import type { Country } from '../../kernel/country.ts';
import type { Currency } from '../../kernel/money.ts';

/** What a creditor may ask for its costs of collection from a company, once for each late receivable. */
export type LumpSum = { readonly minor: number; readonly currency: Currency; readonly source: string };

/**
 * Flat costs of collection. `valueMinor`: of the receivable, in the currency of the country. `euroRate`: ten-thousandths of that currency for
 * one euro, by the bank and day that the law names (Poland: NBP mean rate of the last working day of the month before the claim fell due);
 * needed for Poland and Hungary. Null: none is due from natural persons. Pure.
 */
export function lumpSum(country: Country, company: boolean, valueMinor: number, euroRate: number | null): LumpSum | null {
  if (!company) return null;
  switch (country) {
    case 'CZ':
      return { minor: 120_000, currency: 'CZK', source: 'NV 351/2013 §3, to verify' };
    case 'SK':
      return { minor: 4000, currency: 'EUR', source: 'NV 21/2013 §2' };
    case 'PL':
      return { minor: inCurrency(polishEuro(valueMinor), euroRate), currency: 'PLN', source: 'Act of 8 March 2013 art. 10' };
    case 'HU':
      return { minor: Math.round(inCurrency(40, euroRate) / 100) * 100, currency: 'HUF', source: 'Act IX of 2016, to verify' };
  }
}

/** 40 euro up to 5,000 PLN, 70 below 50,000 PLN, 100 from there on. */
function polishEuro(valueMinor: number): number {
  return valueMinor <= 500_000 ? 40 : valueMinor < 5_000_000 ? 70 : 100;
}

/** Throws RangeError without a rate. */
function inCurrency(euro: number, euroRate: number | null): number {
  if (euroRate === null || !(euroRate > 0)) throw new RangeError('a lump sum in euro needs the rate of the euro');
  return Math.round((euro * euroRate) / 100);
}
