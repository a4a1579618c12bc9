import { isWrittenDate } from '../kernel/written-date.ts';

/** Why a keyed date cannot be promised. */
export type DateRefusal = 'no_such_date' | 'too_late';

/**
 * Reads a date keyed as DDMM: the nearest one from `today` on (both YYYY-MM-DD). Refuses a day that the calendar does not have in that
 * year (31 February; 29 February outside a leap year) and one after `latest`.
 */
export function promisedDate(
  keyed: string,
  today: string,
  latest: string,
): { ok: true; date: string } | { ok: false; reason: DateRefusal } {
  if (!/^\d{4}$/.test(keyed)) return { ok: false, reason: 'no_such_date' };
  const monthAndDay = `${keyed.slice(2)}-${keyed.slice(0, 2)}`;
  const thisYear = Number(today.slice(0, 4));
  const year = monthAndDay >= today.slice(5) ? thisYear : thisYear + 1;
  const date = `${String(year).padStart(4, '0')}-${monthAndDay}`;
  if (!isWrittenDate(date)) return { ok: false, reason: 'no_such_date' };
  return date <= latest ? { ok: true, date } : { ok: false, reason: 'too_late' };
}

/** `date` moved by whole days. */
export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
