import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Country, countries } from '../../kernel/country.ts';
import { earliestLimitation, isBarredByLaw, limitationOn, periodFor } from './limitation-on.ts';

const debtors = ['natural', 'company'] as const;

test.each<[Country, (typeof debtors)[number], string, string]>([
  ['CZ', 'natural', '2021-03-15', '2024-03-16'],
  ['CZ', 'natural', '2023-11-22', '2026-11-23'],
  ['CZ', 'natural', '2024-02-29', '2027-03-01'],
  ['SK', 'natural', '2023-11-22', '2026-11-23'],
  ['SK', 'company', '2023-11-22', '2027-11-23'],
  ['PL', 'company', '2021-03-15', '2025-01-01'],
  ['PL', 'natural', '2021-03-15', '2025-01-01'],
  ['PL', 'natural', '2022-12-31', '2026-01-01'],
  ['PL', 'natural', '2023-01-01', '2027-01-01'],
  ['HU', 'natural', '2021-11-22', '2026-11-23'],
])('C-19 in %s a claim against a %s debtor that fell due on %s is barred from %s', (country, debtor, due, barredFrom) => {
  expect(limitationOn(country, debtor, due).barredFrom).toBe(barredFrom);
});

test('C-19 a business claims from a Polish consumer for three years, not for six, and then the law itself bars it', () => {
  expect(limitationOn('PL', 'natural', '2021-03-15').period).toMatchObject({ years: 3, barredBy: 'law' });
  expect(limitationOn('PL', 'company', '2021-03-15').period.barredBy).toBe('plea');
  expect(isBarredByLaw(['CZ', 'PL'], 'natural', '2022-06-01', '2026-01-01')).toBe(true);
  expect(isBarredByLaw(['CZ', 'PL'], 'natural', '2022-06-01', '2025-12-31')).toBe(false);
  expect(isBarredByLaw(['CZ', 'PL'], 'company', '2022-06-01', '2026-01-01')).toBe(false);
  expect(isBarredByLaw(['CZ', 'SK', 'HU'], 'natural', '2010-06-01', '2026-01-01')).toBe(false);
});

test('of two countries the one whose time is over first counts', () => {
  expect(earliestLimitation(['HU', 'CZ'], 'natural', '2021-11-22')).toEqual(limitationOn('CZ', 'natural', '2021-11-22'));
  expect(earliestLimitation([], 'natural', '2021-11-22')).toBeNull();
});

test('every claim of every age has a time, and a later due date never ends earlier', () => {
  const due = fc.date({ min: new Date('1995-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...countries), fc.constantFrom(...debtors), due, due, (country, debtor, one, other) => {
      const [earlier = '', later = ''] = [one, other].map((day) => day.toISOString().slice(0, 10)).sort();
      const [first, second] = [limitationOn(country, debtor, earlier), limitationOn(country, debtor, later)];
      expect(first.barredFrom <= second.barredFrom).toBe(true);
      expect(first.barredFrom > earlier).toBe(true);
      expect(periodFor(country, debtor, earlier).country).toBe(country);
    }),
  );
});
