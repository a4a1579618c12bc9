import { addWorkingDays, isWorkingDay } from '../../kernel/calendar.ts';
import type { Country } from '../../kernel/country.ts';

/**
 * The first day of delay (YYYY-MM-DD): the one after the due date. `shifts`: a due date on a day of rest is met on the next working day (by
 * law where the parties did not agree otherwise: counsel must confirm).
 */
export function delayStart(due: string, country: Country, shifts: boolean): string {
  const day = Temporal.PlainDate.from(due);
  const last = shifts && !isWorkingDay(day, country) ? addWorkingDays(day, 1, country) : day;
  return last.add({ days: 1 }).toString();
}
