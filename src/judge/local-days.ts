import { isContactDay } from '../kernel/calendar.ts';
import { type Country, timeZoneOf } from '../kernel/country.ts';

/** A day of a time zone. Instants in epoch ms; `end` is the first of the next day. */
export type LocalDay = {
  readonly date: string;
  readonly start: number;
  readonly end: number;
  /** Automated calls may be placed at all: no Saturday, Sunday or public holiday. */
  readonly open: boolean;
  /** 06:00 and 22:00: outside them no edition of any pack may call. */
  readonly earliest: number;
  readonly latest: number;
};

/** Finds the local day of an instant; remembers the last one of each zone, since a journal moves through time slowly. */
export class LocalDays {
  private readonly last = new Map<string, LocalDay>();

  /** Undefined for a zone of none of our countries. */
  of(at: number, timeZone: string): LocalDay | undefined {
    const known = this.last.get(timeZone);
    if (known && at >= known.start && at < known.end) return known;
    const country = countryOf.get(timeZone);
    if (!country || !Number.isFinite(at)) return undefined;
    const day = dayOf(at, timeZone, country);
    this.last.set(timeZone, day);
    return day;
  }
}

/** `2026-11-23 18:05 Bratislava`, for people. */
export function wallClock(at: number, timeZone: string): string {
  if (!countryOf.has(timeZone) || !Number.isFinite(at)) return `${at} (${timeZone})`;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${local.toPlainDate()} ${time} ${timeZone.split('/').at(-1)}`;
}

const countryOf: ReadonlyMap<string, Country> = new Map(
  Object.entries(timeZoneOf).map(([country, zone]) => [zone, country as Country]),
);

function dayOf(at: number, timeZone: string, country: Country): LocalDay {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const start = date.toZonedDateTime(timeZone);
  const hour = (of: number) => start.withPlainTime({ hour: of }).epochMilliseconds;
  return {
    date: date.toString(),
    start: start.epochMilliseconds,
    end: start.add({ days: 1 }).epochMilliseconds,
    open: isContactDay(date, country),
    earliest: hour(6),
    latest: hour(22),
  };
}
