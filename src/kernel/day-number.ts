import { isContactDay, isWorkingDay } from './calendar.ts';
import { type Country, timeZoneOf } from './country.ts';

/**
 * A calendar day as a whole number: days since 1970-01-01. What compares and counts many days does it with these, since a Temporal date
 * costs a hundred times more.
 */
export type DayNumber = number;

/** Of a date YYYY-MM-DD. */
export function dayNumber(date: string): DayNumber {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs;
  numbers.set(date, day);
  return day;
}

/** YYYY-MM-DD. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day that the calendar on a wall of `country` shows at an instant (epoch ms). */
export function dayAt(instant: number, country: Country): DayNumber {
  const guess = Math.floor(instant / dayMs); // all our countries are east of Greenwich by less than a day
  return instant >= dayStart(guess + 1, country) ? guess + 1 : guess;
}

/** The instant (epoch ms) at which a day begins in a country. */
export function dayStart(day: DayNumber, country: Country): number {
  const known = starts[country].get(day);
  if (known !== undefined) return known;
  const start = dateIn(day).toZonedDateTime(timeZoneOf[country]).epochMilliseconds;
  starts[country].set(day, start);
  return start;
}

/** As `addWorkingDays` of the calendar. */
export function plusWorkingDays(day: DayNumber, count: number, country: Country): DayNumber {
  const step = Math.sign(count);
  let found = day;
  for (let left = Math.abs(count); left > 0; ) {
    found += step;
    if (kindOf(found, country) !== 'rest') left -= 1;
  }
  return found;
}

/** A day on which automated contact is open at all, in every one of `countries`. */
export function isOpenDay(day: DayNumber, countries: readonly Country[]): boolean {
  return countries.every((country) => kindOf(day, country) === 'contact');
}

type DayKind = 'rest' | 'work' | 'contact';

function kindOf(day: DayNumber, country: Country): DayKind {
  let kind = kinds[country].get(day);
  if (!kind) {
    const date = dateIn(day);
    kind = isContactDay(date, country) ? 'contact' : isWorkingDay(date, country) ? 'work' : 'rest';
    kinds[country].set(day, kind);
  }
  return kind;
}

function dateIn(day: DayNumber): Temporal.PlainDate {
  return Temporal.PlainDate.from(dateOfDay(day));
}

const dayMs = 86_400_000;
const perCountry = <T>(): Readonly<Record<Country, Map<DayNumber, T>>> => ({
  CZ: new Map(),
  SK: new Map(),
  PL: new Map(),
  HU: new Map(),
});
/** What was asked for once; a few thousand days at most. */
const numbers = new Map<string, DayNumber>();
const starts = perCountry<number>();
const kinds = perCountry<DayKind>();
