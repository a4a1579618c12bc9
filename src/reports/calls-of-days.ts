import { endOfDay, startOfDay } from '../kernel/calendar.ts';
import type { CallFilter } from './model.ts';

/** The part of a filter that lets through the calls of some days, the last one too. Clocks of all creditors' countries show the same. Pure. */
export function callsOfDays(
  from: Temporal.PlainDate | undefined,
  to: Temporal.PlainDate | undefined,
): Pick<CallFilter, 'from' | 'before'> {
  return {
    from: from && startOfDay(from, 'CZ').epochMilliseconds,
    before: to && endOfDay(to, 'CZ').epochMilliseconds,
  };
}
