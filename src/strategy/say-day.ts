import { dateOfDay, dayAt } from '../kernel/day-number.ts';
import type { CaseFacts } from './model.ts';

/** A date YYYY-MM-DD for people: `3 December 2026`. */
export function sayDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** The day of an instant, by the creditor's calendar. */
export function sayDay(at: number, { creditorCountry }: Pick<CaseFacts, 'creditorCountry'>): string {
  return sayDate(dateOfDay(dayAt(at, creditorCountry)));
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
