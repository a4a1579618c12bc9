import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { typedAmount } from './typed-amount.ts';
import { formatFor } from './use-format.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a day of this year is short, one of another year says which: nobody takes 2029 for yesterday', () => {
  const { date } = formatFor('en-GB');
  expect([date('2026-11-21'), date('2029-11-21'), date('2025-12-31')]).toEqual(['21 Nov', '21 Nov 2029', '31 Dec 2025']);
});

test('an instant of another year is told with its year, one of today without its day', () => {
  const { minute } = formatFor('en-GB');
  expect(minute('2026-11-22T12:00:00Z')).toMatch(/^\d\d:\d\d$/);
  expect(minute('2026-03-02T12:00:00Z')).toMatch(/^2 Mar, \d\d:\d\d$/);
  expect(minute('2027-03-02T12:00:00Z')).toMatch(/^2 Mar 2027, \d\d:\d\d$/);
});

test('nobody has to know a code: countries and languages are told by their names', () => {
  const { country, language } = formatFor('en-GB');
  expect([country('CZ'), country('HU'), language('cs')]).toEqual(['Czechia', 'Hungary', 'Czech']);
});

test('each language has its own days, hours and amounts', () => {
  const write = (locale: string) => {
    const { date, minute, money, seconds, milliseconds, decimalMark, thousandsMark } = formatFor(locale);
    const said = [
      ...[date('2026-11-21'), date('2029-11-21'), minute('2026-03-02T12:00:00Z').replace(/\d\d:\d\d$/, 'hh:mm')],
      ...[money({ amount: '12345.50', currency: 'CZK' }), money({ amount: '900.00', currency: 'EUR' }), seconds(4300)],
      ...[milliseconds(3.42), milliseconds(123.4)],
    ];
    return [...said, decimalMark, thousandsMark].map((each) => each.replaceAll('\u00a0', ' '));
  };
  expect(write('en-GB')).toEqual([
    '21 Nov',
    '21 Nov 2029',
    '2 Mar, hh:mm',
    'CZK 12,345.50',
    'EUR 900',
    '4.3s',
    '3.4 ms',
    '123 ms',
    '.',
    ',',
  ]);
  expect(write('cs-CZ')).toEqual([
    '21. 11.',
    '21. 11. 2029',
    '2. 3. hh:mm',
    '12 345,50 CZK',
    '900 EUR',
    '4,3 s',
    '3,4 ms',
    '123 ms',
    ',',
    ' ',
  ]);
  expect(write('sk-SK')).toEqual([
    '21. 11.',
    '21. 11. 2029',
    '2. 3., hh:mm',
    '12 345,50 CZK',
    '900 EUR',
    '4,3 s',
    '3,4 ms',
    '123 ms',
    ',',
    ' ',
  ]);
  expect(write('pl-PL')).toEqual([
    '21 lis',
    '21 lis 2029',
    '2 mar, hh:mm',
    '12 345,50 CZK',
    '900 EUR',
    '4,3 s',
    '3,4 ms',
    '123 ms',
    ',',
    ' ',
  ]);
  expect(write('hu-HU')).toEqual([
    ...['nov. 21.', '2029. nov. 21.', 'márc. 2. hh:mm', '12 345,50 CZK', '900 EUR', '4,3 mp', '3,4 ms', '123 ms', ',', ' '],
  ]);
});

test('an amount stands in a field as it is typed here, and the API understands it', () => {
  expect(['en-GB', 'cs-CZ', 'hu-HU'].map((locale) => formatFor(locale).typed('1234.50'))).toEqual([
    '1234.50',
    '1234,50',
    '1234,50',
  ]);
  for (const locale of ['en-GB', 'cs-CZ', 'sk-SK', 'pl-PL', 'hu-HU'])
    expect(typedAmount(formatFor(locale).typed('1234.50'))).toBe('1234.50');
});

test('countries and languages are told in the language of whoever reads', () => {
  const { country, language } = formatFor('cs-CZ');
  expect([country('CZ'), country('HU'), language('cs')]).toEqual(['Česko', 'Maďarsko', 'čeština']);
});
