import { addWorkingDays, endOfDay } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import type { PromisePolicy, PromiseToPay } from './model.ts';

/**
 * When a promise is broken unless it was kept: the first instant (epoch ms) after its date and the creditor's grace, which is also when its
 * hold ends. Whether it was kept shows in what is still owed.
 */
export function promiseBreaksAt(
  { date }: Pick<PromiseToPay, 'date'>,
  { graceWorkingDays }: Pick<PromisePolicy, 'graceWorkingDays'>,
  country: Country,
): number {
  return endOfDay(addWorkingDays(Temporal.PlainDate.from(date), graceWorkingDays, country), country).epochMilliseconds;
}
