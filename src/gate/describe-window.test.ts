import { expect, test } from 'vitest';
import { describeWindow } from './describe-window.ts';
import { type DayOfContact, type Hours, weekdays } from './pack.ts';

const day: Hours = { opens: '08:00', closes: '20:00' };
const short: Hours = { opens: '10:00', closes: '14:00' };
const week = (...hours: readonly (Hours | null)[]) =>
  describeWindow({
    hours: Object.fromEntries([...weekdays, 'holiday'].map((name, index) => [name, hours[index] ?? null])) as Record<
      DayOfContact,
      Hours | null
    >,
    source: 'a law',
  });

test('what people read of a window tells every day and the holidays, in as few words as they take', () => {
  expect(describeWindow({ hours: 'always', source: 'a law' })).toBe('at any hour');
  expect(week()).toBe('never');
  expect(week(null, null, null, null, null, null, null, short)).toBe('holidays 10:00-14:00');
  expect(week(day, day, day, day, day)).toBe('working days 08:00-20:00');
  expect(week(day, day, day, day, day, day, day, day)).toBe('every day 08:00-20:00');
});

test('days of the same hours stand together, and whatever differs is said', () => {
  expect(week(day, day, day, day, day, short)).toBe('mon-fri 08:00-20:00, sat 10:00-14:00, no holidays');
  expect(week(day, day, day, day, day, null, null, short)).toBe('mon-fri 08:00-20:00, holidays 10:00-14:00');
  expect(week(day, day, day, day, day, day, day)).toBe('mon-sun 08:00-20:00, no holidays');
  expect(week(day, day, day, day, day, day, day, short)).toBe('mon-sun 08:00-20:00, holidays 10:00-14:00');
  expect(week(day, day, day, day)).toBe('mon-thu 08:00-20:00, no holidays');
  expect(week(null, day, day, day, day)).toBe('tue-fri 08:00-20:00, no holidays');
  expect(week(day, null, day)).toBe('mon 08:00-20:00, wed 08:00-20:00, no holidays');
});
