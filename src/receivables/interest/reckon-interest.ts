import { daysBetween } from '../../kernel/calendar.ts';
import type { RatePeriod } from './rate-periods.ts';

export const dayCounts = ['actual', '365', '366'] as const;
/** How many days a year has: those of the calendar year in which each day lies, or always so many. */
export type DayCount = (typeof dayCounts)[number];

export type Delay = {
  /** What was owed on the first day of delay (minor units). */
  readonly principalMinor: number;
  /** What became different of it, and the day from which it counts: that day bears interest on the new amount (a day of payment is none). */
  readonly changes: readonly { readonly on: string; readonly byMinor: number }[];
  /** The first day of delay, and the first that is not reckoned any more (YYYY-MM-DD). */
  readonly from: string;
  readonly to: string;
  /** The first begins on `from` at the latest. */
  readonly rates: readonly RatePeriod[];
  readonly dayCount: DayCount;
  /** What is rounded to: 1 minor unit, or 100 where a currency has no small coins (HUF). */
  readonly roundToMinor: number;
};

/** Days in which principal, rate and length of the year are the same. */
export type InterestPeriod = {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly principalMinor: number;
  readonly basisPoints: number;
  readonly yearDays: number;
  readonly source: string;
};

export type Interest = { readonly minor: number; readonly periods: readonly InterestPeriod[] };

/** Simple interest for a delay, with every period that it is made of; exact until the end, where it is rounded once, a half up. Pure. */
export function reckonInterest(delay: Delay): Interest {
  const { from, to, changes, rates, roundToMinor } = delay;
  if (from >= to) return { minor: 0, periods: [] };
  const breaks = [from, ...changes.map(({ on }) => on), ...rates.map(({ from: since }) => since), ...newYears(from, to), to];
  const days = [...new Set(breaks)].filter((day) => day >= from && day <= to).sort();
  const periods = days.slice(0, -1).map((day, index) => periodOf(delay, day, days[index + 1] ?? to));
  // principal (minor) x rate (1/10,000) x days, over years of 365 and of 366 days
  const sumOf = (yearDays: number) =>
    periods
      .filter((period) => period.yearDays === yearDays)
      .reduce((sum, each) => sum + BigInt(each.principalMinor) * BigInt(each.basisPoints) * BigInt(each.days), 0n);
  const numerator = sumOf(365) * 366n + sumOf(366) * 365n;
  const denominator = 365n * 366n * 10_000n * BigInt(roundToMinor);
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  return { minor: Number(rounded) * roundToMinor, periods: periods.filter(({ principalMinor }) => principalMinor > 0) };
}

function periodOf({ principalMinor, changes, rates, dayCount }: Delay, from: string, to: string): InterestPeriod {
  const owed = changes.reduce((sum, { on, byMinor }) => (on <= from ? sum + byMinor : sum), principalMinor);
  const rate = rates.findLast(({ from: since }) => since <= from);
  return {
    ...{ from, to, days: daysBetween(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)) },
    principalMinor: Math.max(0, owed),
    basisPoints: rate?.basisPoints ?? 0,
    yearDays: dayCount === 'actual' ? Temporal.PlainDate.from(from).daysInYear : Number(dayCount),
    source: rate?.source ?? '',
  };
}

function newYears(from: string, to: string): string[] {
  const first = Number(from.slice(0, 4)) + 1;
  const count = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => `${first + index}-01-01`);
}
