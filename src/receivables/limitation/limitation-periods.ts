import type { Country } from '../../kernel/country.ts';

/** For how long claims against debtors of one kind may be enforced. */
export type LimitationPeriod = {
  readonly country: Country;
  readonly debtor: 'natural' | 'company';
  /** The first due date (YYYY-MM-DD) that it is about; what fell due before the first row of all is judged by that row. */
  readonly from: string;
  readonly years: number;
  /** The time ends with the 31 December in which it would. */
  readonly toYearEnd: boolean;
  /** `law`: barred without the debtor saying so, nothing may be demanded any more. `plea`: once the debtor says so. */
  readonly barredBy: 'law' | 'plea';
  readonly source: string;
  /** Where the source could not be verified: have it confirmed first. */
  readonly assumption?: true;
};

/**
 * The times of all countries, of one debtor the oldest first. Claims of creditors here are claims of businesses. Legal figures are
 * configuration, not advice: have local counsel confirm them before use.
 */
export const limitationPeriods: readonly LimitationPeriod[] = [
  ...forBoth('CZ', {
    from: '2014-01-01',
    years: 3,
    toYearEnd: false,
    barredBy: 'plea',
    source: 'Act 89/2012 §629',
    assumption: true,
  }),
  {
    ...{ country: 'SK', debtor: 'natural', from: '1964-04-01', years: 3, toYearEnd: false, barredBy: 'plea' },
    ...{ source: 'Act 40/1964 §101', assumption: true },
  },
  {
    ...{ country: 'SK', debtor: 'company', from: '1992-01-01', years: 4, toYearEnd: false, barredBy: 'plea' },
    ...{ source: 'Act 513/1991 §397', assumption: true },
  },
  {
    ...{ country: 'PL', debtor: 'natural', from: '2018-07-09', years: 3, toYearEnd: true, barredBy: 'law' },
    source:
      'Civil Code art. 118: three years for claims of businesses and periodic ones, against consumers too (six in general), to 31 December; art. 117 §2¹: barred by itself',
  },
  {
    ...{ country: 'PL', debtor: 'company', from: '2018-07-09', years: 3, toYearEnd: true, barredBy: 'plea' },
    source: 'Civil Code art. 118: three years for claims of businesses and periodic ones, to 31 December',
  },
  ...forBoth('HU', {
    from: '2014-03-15',
    years: 5,
    toYearEnd: false,
    barredBy: 'plea',
    source: 'Act V of 2013 §6:22',
    assumption: true,
  }),
];

function forBoth(country: Country, period: Omit<LimitationPeriod, 'country' | 'debtor'>): LimitationPeriod[] {
  return (['natural', 'company'] as const).map((debtor) => ({ country, debtor, ...period }));
}
