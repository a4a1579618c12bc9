import { dateOfDay, dayAt } from '../kernel/day-number.ts';
import type { CaseFacts } from './model.ts';

/** A date YYYY-MM-DD for people: `3 December 2026`. */
export function sayDate(date: string): string {
  return longDate.format(Temporal.PlainDate.from(date));
}

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** The day of an instant, by the creditor's calendar. */
export function sayDay(at: number, { creditorCountry }: Pick<CaseFacts, 'creditorCountry'>): string {
  return sayDate(dateOfDay(dayAt(at, creditorCountry)));
}
