import type { Country } from '../../kernel/country.ts';
import type { Reference } from './reference-rate.ts';

/**
 * How a statutory rate is read from its reference. `start`: as it was on the first day of delay, for the whole of it. `half_year_of_start`: on
 * the first day of the half-year in which the delay began, for the whole of it. `half_year`: on the first day of each half-year, for that
 * half-year. `daily`: as it changes.
 */
export type RateReading = 'start' | 'half_year_of_start' | 'half_year' | 'daily';

export type StatutoryRule = {
  readonly reference: Reference;
  /** Hundredths of a percent on top of it. */
  readonly plus: number;
  readonly read: RateReading;
  readonly source: string;
};

/** `civil`: the debtor is a natural person. `commercial`: a company. `public_health`: a public body of health care (Poland only). */
export type Relation = 'civil' | 'commercial' | 'public_health';

/** What a Slovak creditor chose among companies; the first binds for the whole delay (NV 21/2013 §1). */
export type SlovakChoice = 'variable' | 'fixed';

/** The statutory rule of a country; legal figures are configuration, for counsel to confirm. */
export function statutoryRule(country: Country, relation: Relation, slovak: SlovakChoice = 'fixed'): StatutoryRule {
  switch (country) {
    case 'CZ':
      return { reference: 'cnb_repo', plus: 800, read: 'half_year_of_start', source: 'NV 351/2013 §2' };
    case 'SK':
      if (relation === 'civil') return { reference: 'ecb_main', plus: 500, read: 'start', source: 'NV 87/1995 §3' };
      return slovak === 'variable'
        ? { reference: 'ecb_main', plus: 800, read: 'half_year', source: 'NV 21/2013 §1(2)' }
        : { reference: 'ecb_main', plus: 900, read: 'start', source: 'NV 21/2013 §1(1)' };
    case 'PL':
      if (relation === 'civil') return { reference: 'nbp_reference', plus: 550, read: 'daily', source: 'KC art. 481 §2' };
      return {
        ...{ reference: 'nbp_reference', plus: relation === 'public_health' ? 800 : 1000, read: 'half_year' },
        source: 'Act of 8 March 2013 art. 4, 11b',
      };
    case 'HU':
      return relation === 'civil'
        ? { reference: 'mnb_base', plus: 0, read: 'half_year', source: 'Ptk. 6:48' }
        : { reference: 'mnb_base', plus: 800, read: 'half_year', source: 'Ptk. 6:155' };
  }
}

/** A Polish rate by contract is never above twice the statutory one of the day (KC art. 481 §2¹). */
export const polishMaximum: StatutoryRule = { ...statutoryRule('PL', 'civil'), source: 'KC art. 481 §2¹' };
