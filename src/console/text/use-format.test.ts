import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
