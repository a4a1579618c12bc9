import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWorkingDays,
  daysBetween,
  daysPastDue,
  endOfDay,
  isContactDay,
  isWorkingDay,
  localDate,
  localDateTime,
} from './calendar.ts';
import { countries } from './country.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => day('2017-02-01').add({ days }));
const anyCountry = fc.constantFrom(...countries);

test('a Slovak Tuesday 17 November works in 2026 and rested in 2020; the Czech one rests', () => {
  expect(isWorkingDay(day('2026-11-17'), 'SK')).toBe(true);
  expect(isWorkingDay(day('2020-11-17'), 'SK')).toBe(false);
  expect(isWorkingDay(day('2026-11-17'), 'CZ')).toBe(false);
});

test('Hungary works on 12 December 2026, a Saturday, and rests on Thursday the 24th', () => {
  expect(isWorkingDay(day('2026-12-12'), 'HU')).toBe(true);
  expect(isWorkingDay(day('2026-12-24'), 'HU')).toBe(false);
  expect(isWorkingDay(day('2026-12-12'), 'CZ')).toBe(false);
});

test('nobody is contacted on a Saturday, even where it is a working one', () => {
  expect(isContactDay(day('2026-12-12'), 'HU')).toBe(false);
  expect(isContactDay(day('2026-12-11'), 'HU')).toBe(true);
  expect(isContactDay(day('2026-12-24'), 'HU')).toBe(false);
});

test('two working days after Wednesday 23 December 2026 end in the next week', () => {
  expect(addWorkingDays(day('2026-12-23'), 2, 'CZ').toString()).toBe('2026-12-29');
  expect(addWorkingDays(day('2026-11-20'), 0, 'CZ').toString()).toBe('2026-11-20');
});

test('n working days on means exactly n working days passed; as many back return to a working start', () => {
  fc.assert(
    fc.property(anyDay, anyCountry, fc.integer({ min: 1, max: 30 }), (start, country, count) => {
      const end = addWorkingDays(start, count, country);
      let passed = 0;
      for (let d = start.add({ days: 1 }); Temporal.PlainDate.compare(d, end) <= 0; d = d.add({ days: 1 }))
        if (isWorkingDay(d, country)) passed += 1;
      expect(passed).toBe(count);
      expect(isWorkingDay(end, country)).toBe(true);
      if (isWorkingDay(start, country)) expect(addWorkingDays(end, -count, country).equals(start)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('days past due are counted from the due date and never below zero', () => {
  expect(daysPastDue(day('2026-11-01'), day('2026-11-20'))).toBe(19);
  expect(daysPastDue(day('2026-11-21'), day('2026-11-20'))).toBe(0);
  expect(daysBetween(day('2026-02-28'), day('2026-03-01'))).toBe(1);
});

test('the local day follows the wall clock over the changes of summer time', () => {
  expect(localDateTime(Temporal.Instant.from('2026-10-25T00:30:00Z'), 'HU').toString()).toBe('2026-10-25T02:30:00');
  expect(localDateTime(Temporal.Instant.from('2026-10-25T01:30:00Z'), 'HU').toString()).toBe('2026-10-25T02:30:00');
  expect(localDate(Temporal.Instant.from('2026-11-20T23:00:00Z'), 'CZ').toString()).toBe('2026-11-21');
  expect(endOfDay(day('2026-03-29'), 'PL').toString()).toBe('2026-03-29T22:00:00Z');
});
