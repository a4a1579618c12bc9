import { Fault } from '../../kernel/fault.ts';
import { type RateTables, referenceOn } from './reference-rate.ts';
import type { StatutoryRule } from './statutory-rules.ts';

/** A rate (hundredths of a percent a year) from a day on, and why it is so much. */
export type RatePeriod = { readonly from: string; readonly basisPoints: number; readonly source: string };

/**
 * The rates of a delay from its first day (`start`) to the day before `end`, oldest first. Throws Fault `rate_unknown` when the tables begin
 * later than that.
 */
export function ratePeriods(rule: StatutoryRule, tables: RateTables, start: string, end: string): RatePeriod[] {
  const table = tables[rule.reference];
  const readOn = (day: string, from: string): RatePeriod => {
    const found = referenceOn(table, day);
    if (!found)
      throw new Fault('rate_unknown', `No ${rule.reference} is known for ${day}`, {
        kind: 'misconfigured',
        remedy: 'Add it to rates.yaml in the data folder.',
      });
    return { from, basisPoints: found.basisPoints + rule.plus, source: `${rule.source}; ${found.source}` };
  };
  switch (rule.read) {
    case 'start':
      return [readOn(start, start)];
    case 'half_year_of_start':
      return [readOn(halfYearOf(start), start)];
    case 'half_year':
      return [start, ...halfYearsBetween(start, end)].map((from) => readOn(halfYearOf(from), from));
    case 'daily': {
      const later = table.filter(({ from }) => from > start && from < end).map(({ from }) => from);
      return [start, ...later].map((from) => readOn(from, from));
    }
  }
}

/** The first day of the half-year of a day. */
export function halfYearOf(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;
}

/** First days of half-years after `start` and before `end`. */
function halfYearsBetween(start: string, end: string): string[] {
  const found: string[] = [];
  for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1)
    found.push(`${year}-01-01`, `${year}-07-01`);
  return found.filter((day) => day > start && day < end);
}
