import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, isContactDay, localDate, startOfDay } from './calendar.ts';
import { countries } from './country.ts';
import { dateOfDay, dayAt, dayNumber, dayStart, isOpenDay, plusWorkingDays } from './day-number.ts';

const aCountry = fc.constantFrom(...countries);
const aDay = fc.integer({ min: dayNumber('2017-02-01'), max: dayNumber('2030-11-30') });

test('days as numbers agree with the calendar: of dates, of instants, at their start, on the hours that are put forward and back', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 86_399_999 }), aCountry, (day, ms, country) => {
      const date = Temporal.PlainDate.from(dateOfDay(day));
      expect(dayNumber(date.toString())).toBe(day);
      expect(dayStart(day, country)).toBe(startOfDay(date, country).epochMilliseconds);
      const instant = day * 86_400_000 + ms;
      const local = localDate(Temporal.Instant.fromEpochMilliseconds(instant), country);
      expect(dateOfDay(dayAt(instant, country))).toBe(local.toString());
    }),
  );
  const clocksGoBack = dayNumber('2026-10-25');
  expect(dayStart(clocksGoBack + 1, 'HU') - dayStart(clocksGoBack, 'HU')).toBe(25 * 3_600_000);
  expect(dayAt(dayStart(clocksGoBack, 'HU') - 1, 'HU')).toBe(clocksGoBack - 1);
});

test('working days and days of rest are those of the calendar', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -20, max: 20 }), aCountry, (day, count, country) => {
      const date = Temporal.PlainDate.from(dateOfDay(day));
      expect(dateOfDay(plusWorkingDays(day, count, country))).toBe(addWorkingDays(date, count, country).toString());
      expect(isOpenDay(day, [country])).toBe(isContactDay(date, country));
    }),
  );
  expect(isOpenDay(dayNumber('2026-11-11'), ['CZ'])).toBe(true);
  expect(isOpenDay(dayNumber('2026-11-11'), ['CZ', 'PL'])).toBe(false);
});
