import { type Country, timeZoneOf } from '../kernel/country.ts';

/** A moment (epoch ms) as the wall clock of a country shows it: `2026-12-01 08:00`. */
export function localMinute(at: number, country: Country): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZoneOf[country]).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The last day of something that is over at that moment: until midnight of the day before. */
export function lastDay(endsAt: number, country: Country): string {
  return localMinute(endsAt - 1, country).slice(0, 10);
}
