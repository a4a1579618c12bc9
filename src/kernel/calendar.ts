import { type Country, timeZoneOf } from './country.ts';
import { movedDay, publicHolidays } from './public-holidays.ts';

/** Monday to Friday, no public holiday, no moved day of rest; a moved working Saturday (Hungary) counts as a working day. */
export function isWorkingDay(date: Temporal.PlainDate, country: Country): boolean {
  const moved = movedDay(country, date.toString());
  if (moved) return moved === 'work';
  return date.dayOfWeek <= 5 && !isPublicHoliday(date, country);
}

/** A working day on which automated contact is open at all: never a Saturday, be it a working one. */
export function isContactDay(date: Temporal.PlainDate, country: Country): boolean {
  return date.dayOfWeek <= 5 && isWorkingDay(date, country);
}

/** A day on which the country rests, whatever day of the week it is: a public holiday, or a moved day of rest. */
export function isDayOfRest(date: Temporal.PlainDate, country: Country): boolean {
  return movedDay(country, date.toString()) === 'rest' || isPublicHoliday(date, country);
}

function isPublicHoliday(date: Temporal.PlainDate, country: Country): boolean {
  const day = date.toString();
  return publicHolidays(country, date.year).some((holiday) => holiday.date === day);
}

/** The day on which the `count`th working day after `date` falls (before it when negative); 0 gives `date` itself, whatever day it is. */
export function addWorkingDays(date: Temporal.PlainDate, count: number, country: Country): Temporal.PlainDate {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add({ days: step });
    if (isWorkingDay(day, country)) left -= 1;
  }
  return day;
}

/** Whole calendar days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}

/** Days past due: calendar days in the creditor's country, never negative. */
export function daysPastDue(due: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return Math.max(0, daysBetween(due, today));
}

/** What the wall clock of a country shows. */
export function localDateTime(at: Temporal.Instant, country: Country): Temporal.PlainDateTime {
  return at.toZonedDateTimeISO(timeZoneOf[country]).toPlainDateTime();
}

export function localDate(at: Temporal.Instant, country: Country): Temporal.PlainDate {
  const ms = at.epochMilliseconds;
  const known = lastDays.get(country);
  if (known && known.from <= ms && ms < known.until) return known.date;
  const date = at.toZonedDateTimeISO(timeZoneOf[country]).toPlainDate();
  const [from, until] = [startOfDay(date, country), endOfDay(date, country)].map(({ epochMilliseconds }) => epochMilliseconds);
  lastDays.set(country, { date, from: from ?? 0, until: until ?? 0 });
  return date;
}

/** The last day that was asked for: nearly always today, and to find it anew costs a hundred times more than to look here. */
const lastDays = new Map<Country, { readonly date: Temporal.PlainDate; readonly from: number; readonly until: number }>();

/** The instant at which a day begins in a country. */
export function startOfDay(date: Temporal.PlainDate, country: Country): Temporal.Instant {
  return date.toZonedDateTime(timeZoneOf[country]).toInstant();
}

/** The instant at which a day is over in a country: the first of the next day. */
export function endOfDay(date: Temporal.PlainDate, country: Country): Temporal.Instant {
  return startOfDay(date.add({ days: 1 }), country);
}
