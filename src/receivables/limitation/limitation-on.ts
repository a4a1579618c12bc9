import type { Country } from '../../kernel/country.ts';
import { type LimitationPeriod, limitationPeriods } from './limitation-periods.ts';

export type Limitation = {
  /** The first day (YYYY-MM-DD) on which the claim is time-barred. */
  readonly barredFrom: string;
  readonly period: LimitationPeriod;
};

/**
 * When a claim that fell due on `due` (YYYY-MM-DD) is time-barred by the law of a country, if nothing stopped or renewed its time:
 * acknowledgements and actions are not counted, so that whoever asks errs on the mild side. A payment of a part is neither (CZ Supreme Court
 * 23 Cdo 101/2023, of a consumer's payment on principal): it never moves the day. Pure.
 */
export function limitationOn(country: Country, debtor: 'natural' | 'company', due: string): Limitation {
  const period = periodFor(country, debtor, due);
  const year = Number(due.slice(0, 4)) + period.years;
  if (period.toYearEnd) return { barredFrom: `${year + 1}-01-01`, period };
  return { barredFrom: Temporal.PlainDate.from(due).add({ years: period.years }).add({ days: 1 }).toString(), period };
}

/** The earliest day on which a claim is barred by the law of the debtor or of the creditor. */
export function earliestLimitation(countries: readonly Country[], debtor: 'natural' | 'company', due: string): Limitation | null {
  const found = countries.map((country) => limitationOn(country, debtor, due));
  return found.reduce<Limitation | null>((first, one) => (first && first.barredFrom <= one.barredFrom ? first : one), null);
}

/** Whether the law of one of the countries has made a claim unenforceable by `today` (YYYY-MM-DD) without anybody saying so. */
export function isBarredByLaw(countries: readonly Country[], debtor: 'natural' | 'company', due: string, today: string): boolean {
  if (Number(today.slice(0, 4)) - Number(due.slice(0, 4)) < fewestYears) return false; // most are young: nothing to reckon
  return countries.some((country) => {
    const { barredFrom, period } = limitationOn(country, debtor, due);
    return period.barredBy === 'law' && barredFrom <= today;
  });
}

/** The time that a claim has which falls due on `due`. */
export function periodFor(country: Country, debtor: 'natural' | 'company', due: string): LimitationPeriod {
  const own = limitationPeriods.filter((period) => period.country === country && period.debtor === debtor);
  const period = own.findLast(({ from }) => from <= due) ?? own[0];
  if (!period) throw new RangeError(`no time of limitation is known for ${country}`);
  return period;
}

const fewestYears = Math.min(...limitationPeriods.map(({ years }) => years));
