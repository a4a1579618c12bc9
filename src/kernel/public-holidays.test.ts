import { expect, test } from 'vitest';
import { easterSunday, publicHolidays } from './public-holidays.ts';

const days = (country: 'CZ' | 'SK' | 'PL' | 'HU', year: number) =>
  publicHolidays(country, year)
    .map(({ date }) => date.slice(5))
    .join(' ');

test.each([
  [1818, '1818-03-22'], // the earliest that there is
  [1943, '1943-04-25'], // the latest
  [2000, '2000-04-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
])('Easter Sunday of %i is %s', (year, date) => {
  expect(easterSunday(year).toString()).toBe(date);
});

test('Easter is a Sunday from 22 March to 25 April in every year', () => {
  for (let year = 1900; year < 2200; year += 1) {
    const easter = easterSunday(year);
    expect(easter.dayOfWeek).toBe(7);
    expect(easter.toString().slice(5) >= '03-22' && easter.toString().slice(5) <= '04-25').toBe(true);
  }
});

test('the four countries rest in 2026 on these days', () => {
  expect(days('CZ', 2026)).toBe('01-01 04-03 04-06 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26');
  expect(days('SK', 2026)).toBe('01-01 01-06 04-03 04-06 05-01 07-05 08-29 11-01 12-24 12-25 12-26');
  expect(days('PL', 2026)).toBe('01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26');
  expect(days('HU', 2026)).toBe('01-01 03-15 04-03 04-05 04-06 05-01 05-24 05-25 08-20 10-23 11-01 12-25 12-26');
});

test('a holiday counts only in the years in which its law makes it one', () => {
  expect(days('PL', 2024)).not.toContain('12-24');
  expect(days('SK', 2023)).toContain('09-01');
  expect(days('SK', 2024)).not.toContain('09-01');
  expect(days('SK', 2024)).toContain('11-17');
  expect(days('SK', 2025)).not.toContain('11-17');
  expect(days('SK', 2027)).toContain('05-08 07-05');
});

test('every holiday names its law', () => {
  for (const country of ['CZ', 'SK', 'PL', 'HU'] as const)
    for (const { name, law } of publicHolidays(country, 2026)) expect(name && law).toMatch(/Act/);
});
