import type { Country } from '../../kernel/country.ts';

/** What decides when a claim can no longer be enforced. */
export type ClaimFacts = {
  readonly country: Country;
  /** YYYY-MM-DD. */
  readonly due: string;
  /** The debtor is a company, or the claim one of a business or periodic (Poland). */
  readonly commercial: boolean;
  readonly debtor: 'natural' | 'company';
  /** The day on which the debtor acknowledged the debt in writing; null: never. A payment of a part is no acknowledgement. */
  readonly acknowledgedOn: string | null;
};

export type Limitation = {
  /** The first day (YYYY-MM-DD) on which the claim is time-barred. */
  readonly barredOn: string;
  readonly years: number;
  /** Barred by law itself, without the debtor saying so: nothing may be demanded at all (Polish consumers). */
  readonly byItself: boolean;
  readonly source: string;
};

/**
 * When a claim is time-barred. A payment of a part never moves it: whether it acknowledges the rest is for people to say (CZ Supreme Court 23
 * Cdo 101/2023 says no for a consumer's payment on principal). Legal figures are configuration, for counsel to confirm. Pure.
 */
export function limitationOn({ country, due, commercial, debtor, acknowledgedOn }: ClaimFacts): Limitation {
  const period = periodOf(country, commercial, acknowledgedOn !== null);
  const began = acknowledgedOn ?? due;
  const last = Temporal.PlainDate.from(began).add({ years: period.years });
  const end = period.toYearEnd ? Temporal.PlainDate.from({ year: last.year, month: 12, day: 31 }) : last;
  return {
    barredOn: end.add({ days: 1 }).toString(),
    years: period.years,
    byItself: country === 'PL' && debtor === 'natural',
    source: period.source,
  };
}

type Period = { readonly years: number; readonly toYearEnd: boolean; readonly source: string };

function periodOf(country: Country, commercial: boolean, acknowledged: boolean): Period {
  switch (country) {
    case 'CZ':
      return acknowledged
        ? { years: 10, toYearEnd: false, source: 'OZ §639, to verify' }
        : { years: 3, toYearEnd: false, source: 'OZ §629, to verify' };
    case 'SK':
      return commercial
        ? { years: 4, toYearEnd: false, source: 'ObchZ §397, to verify' }
        : { years: 3, toYearEnd: false, source: 'OZ §101, to verify' };
    case 'PL': // a term of two years or more ends with its calendar year
      return { years: commercial ? 3 : 6, toYearEnd: true, source: 'KC art. 118' };
    case 'HU':
      return { years: 5, toYearEnd: false, source: 'Ptk. 6:22, to verify' };
  }
}
