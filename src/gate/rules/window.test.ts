import { expect, test } from 'vitest';
import { aQuestion, localTime } from '../a-question.ts';
import { centralEuropeanPacks } from '../packs/central-europe.ts';
import { onWorkingDays } from '../packs/shared.ts';
import { callingWindow } from './window.ts';

const refusedUntil = (asked: Parameters<typeof aQuestion>[0], country = asked.debtor ?? 'CZ') => {
  const objection = callingWindow.check(aQuestion(asked));
  return objection ? localTime(objection.notBefore, country) : 'open';
};

test('Czech, Polish and Hungarian debtors are called from 8:00 on, Slovak ones too', () => {
  for (const debtor of ['CZ', 'SK', 'PL', 'HU'] as const) {
    expect(refusedUntil({ at: '2026-11-23T07:59:59', debtor })).toBe('Mon 2026-11-23 08:00');
    expect(refusedUntil({ at: '2026-11-23T08:00', debtor })).toBe('open');
  }
});

test('the last dial leaves time for the call: with 10 minutes to reserve, 19:50 is the last moment and 19:50:00.001 is too late', () => {
  expect(refusedUntil({ at: '2026-11-23T19:50' })).toBe('open');
  expect(refusedUntil({ at: '2026-11-23T19:50:00.001' })).toBe('Tue 2026-11-24 08:00');
});

test('Slovak calls end by 18:00 (NBS notice), two hours before those of the neighbours', () => {
  expect(refusedUntil({ at: '2026-11-23T17:50', debtor: 'SK' })).toBe('open');
  expect(refusedUntil({ at: '2026-11-23T17:51', debtor: 'SK' })).toBe('Tue 2026-11-24 08:00');
});

test('of two binding packs the stricter decides, and is named', () => {
  expect(refusedUntil({ at: '2026-11-23T18:30', debtor: 'CZ', creditor: 'SK' })).toBe('Tue 2026-11-24 08:00');
  expect(refusedUntil({ at: '2026-11-23T18:30', debtor: 'SK', creditor: 'CZ' })).toBe('Tue 2026-11-24 08:00');
  const objection = callingWindow.check(aQuestion({ at: '2026-11-23T18:30', debtor: 'CZ', creditor: 'SK' }));
  expect(objection?.source).toMatch(/^pack sk 2026-11: .*NBS/);
  expect(objection?.message).toContain('2026-11-23 18:30 in Prague');
});

test('an early opening of one country does not open the other’s window', () => {
  const early = centralEuropeanPacks.map((pack) =>
    pack.country === 'PL'
      ? { ...pack, windows: { ...pack.windows, voice: onWorkingDays('06:00', '22:00', { source: 'KPF' }) } }
      : pack,
  );
  expect(refusedUntil({ at: '2026-11-23T06:30', debtor: 'PL', packs: early })).toBe('open');
  expect(refusedUntil({ at: '2026-11-23T06:30', debtor: 'PL', creditor: 'CZ', packs: early })).toBe('Mon 2026-11-23 08:00');
});

test('Saturdays, Sundays and public holidays are closed, and the next opening lies behind all of them', () => {
  expect(refusedUntil({ at: '2026-11-21T10:00' })).toBe('Mon 2026-11-23 08:00');
  expect(refusedUntil({ at: '2026-11-22T10:00' })).toBe('Mon 2026-11-23 08:00');
  expect(refusedUntil({ at: '2026-11-17T10:00' })).toBe('Wed 2026-11-18 08:00'); // Czech state holiday, a Tuesday
  expect(refusedUntil({ at: '2026-12-23T20:00' })).toBe('Mon 2026-12-28 08:00'); // Christmas, then the weekend
  expect(refusedUntil({ at: '2026-04-02T20:00' })).toBe('Tue 2026-04-07 08:00'); // Good Friday to Easter Monday
});

test('it is the debtor’s holidays that count: on Polish Independence Day Poles are left alone and Czechs are not', () => {
  expect(refusedUntil({ at: '2026-11-11T10:00', debtor: 'PL', creditor: 'CZ' })).toBe('Thu 2026-11-12 08:00');
  expect(refusedUntil({ at: '2026-11-11T10:00', debtor: 'CZ', creditor: 'PL' })).toBe('open');
  expect(refusedUntil({ at: '2026-11-17T10:00', debtor: 'SK' })).toBe('open'); // no day of rest in Slovakia since 2025
});

test('a Slovak with a Czech number is called until 18:00 and not on a Slovak day of rest, whatever the creditor’s country', () => {
  const slovak = { debtor: 'CZ', home: 'SK' } as const;
  expect(refusedUntil({ at: '2026-11-23T17:50', ...slovak })).toBe('open');
  expect(refusedUntil({ at: '2026-11-23T17:51', ...slovak })).toBe('Tue 2026-11-24 08:00');
  expect(callingWindow.check(aQuestion({ at: '2026-11-23T18:30', ...slovak }))?.source).toMatch(/^pack sk 2026-11: .*NBS/);
  expect(refusedUntil({ at: '2026-01-06T10:00' })).toBe('open');
  expect(refusedUntil({ at: '2026-01-06T10:00', ...slovak })).toBe('Wed 2026-01-07 08:00'); // Epiphany, of Slovakia and not of Czechia
  expect(refusedUntil({ at: '2026-11-17T10:00', ...slovak })).toBe('Wed 2026-11-18 08:00'); // of Czechia, where it rings
});

test('a Hungarian working Saturday is a Saturday: nobody is called', () => {
  expect(refusedUntil({ at: '2026-08-08T10:00', debtor: 'HU' })).toBe('Mon 2026-08-10 08:00');
  expect(refusedUntil({ at: '2026-08-21T10:00', debtor: 'HU' })).toBe('Mon 2026-08-24 08:00'); // moved day of rest
});

test('over the night on which the clock goes back (2026-10-25) the window still opens at 8:00 by the wall clock', () => {
  const objection = callingWindow.check(aQuestion({ at: '2026-10-24T12:00', debtor: 'HU' }));
  expect(localTime(objection?.notBefore ?? null, 'HU')).toBe('Mon 2026-10-26 08:00');
  expect((objection?.notBefore ?? 0) - aQuestion({ at: '2026-10-24T12:00', debtor: 'HU' }).now.epochMilliseconds).toBe(
    45 * 3_600_000,
  );
  expect(refusedUntil({ at: '2026-10-26T08:00', debtor: 'HU' })).toBe('open');
  expect(refusedUntil({ at: '2026-10-25T02:30', debtor: 'HU' })).toBe('Mon 2026-10-26 08:00'); // occurs twice
});

test('the rehearsal calendar is open at any hour of any day', () => {
  const request = { calendar: 'rehearsal' } as const;
  for (const at of ['2026-11-22T03:00', '2026-12-25T23:59'])
    expect(refusedUntil({ at, number: '+420000101001', request })).toBe('open');
});

test('a call that no window is long enough for is refused for good, not asked for every day', () => {
  expect(refusedUntil({ at: '2026-11-23T09:00', request: { reserveMs: 13 * 3_600_000 } })).toBe(null);
  expect(refusedUntil({ at: '2026-11-23T09:00', debtor: 'SK', request: { reserveMs: 10 * 3_600_000 } })).toBe(
    'Tue 2026-11-24 08:00',
  );
  expect(refusedUntil({ at: '2026-11-24T08:00', debtor: 'SK', request: { reserveMs: 10 * 3_600_000 } })).toBe('open');
});
