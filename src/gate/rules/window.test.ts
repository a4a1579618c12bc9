import { expect, test } from 'vitest';
import { aQuestion, aWrittenQuestion, localTime } from '../a-question.ts';
import { centralEuropeanPacks } from '../packs/central-europe.ts';
import { onWorkingDays } from '../packs/shared.ts';
import { callingWindow, contactWindow, writingWindow } from './window.ts';

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

test('each day of the week has its own hours: whoever is called on Friday is not called by Thursday’s', () => {
  const open = (hour: number) => ({ opens: `0${hour}:00`, closes: `0${hour}:30` });
  const hours = {
    mon: open(1),
    tue: open(2),
    wed: open(3),
    thu: open(4),
    fri: open(5),
    sat: open(6),
    sun: open(7),
    holiday: open(8),
  };
  const packs = centralEuropeanPacks.map((pack) => ({
    ...pack,
    windows: { ...pack.windows, voice: { hours, source: 'A law' } },
  }));
  const request = { reserveMs: 60_000 };
  for (const [index, day] of ['23', '24', '25', '26', '27', '28', '29'].entries()) {
    expect(refusedUntil({ at: `2026-11-${day}T0${index + 1}:00`, packs, request })).toBe('open');
    expect(refusedUntil({ at: `2026-11-${day}T0${index + 1}:29`, packs, request })).toBe('open');
    expect(refusedUntil({ at: `2026-11-${day}T00:59`, packs, request })).toContain(`2026-11-${day} 0${index + 1}:00`);
    expect(refusedUntil({ at: `2026-11-${day}T0${index + 1}:30`, packs, request })).not.toBe('open');
  }
  expect(refusedUntil({ at: '2026-12-24T04:10', packs, request })).toBe('Thu 2026-12-24 08:00'); // a Thursday, and Christmas Eve
});

test('of two packs the later opening and the earlier end bind, whichever of them is the debtor’s', () => {
  const late = (country: string) =>
    centralEuropeanPacks.map((pack) =>
      pack.country === country
        ? { ...pack, windows: { ...pack.windows, voice: onWorkingDays('10:00', '16:00', { source: 'Late' }) } }
        : pack,
    );
  for (const [debtor, creditor] of [
    ['CZ', 'PL'],
    ['PL', 'CZ'],
  ] as const)
    for (const country of ['CZ', 'PL']) {
      const asked = { debtor, creditor, packs: late(country) };
      expect(refusedUntil({ at: '2026-11-23T09:59', ...asked })).toBe('Mon 2026-11-23 10:00');
      expect(refusedUntil({ at: '2026-11-23T10:00', ...asked })).toBe('open');
      expect(refusedUntil({ at: '2026-11-23T15:51', ...asked })).toBe('Tue 2026-11-24 10:00');
      expect(callingWindow.check(aQuestion({ at: '2026-11-23T09:00', ...asked }))?.source).toMatch(/: Late$/);
    }
});

test('what may go at any hour goes in the first and the last millisecond of a day, also of the days of 23 and of 25 hours', () => {
  const always = { policy: aQuestion({ at: '2026-11-23T12:00', debtor: 'PL', packs: centralEuropeanPacks }).policy };
  for (const [day, hours] of [
    ['2026-11-22', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ] as const) {
    const window = contactWindow('letter', always.policy, Temporal.PlainDate.from(day), 600_000);
    if (!window) throw new Error('closed');
    expect(window.opens.toPlainDateTime().toString()).toBe(`${day}T00:00:00`);
    expect(window.lastDial.epochMilliseconds - window.opens.epochMilliseconds).toBe(hours * 3_600_000 - 1);
  }
});

test('in spring, when the night is an hour shorter, the window opens at 8:00 by the wall clock in Prague, Warsaw and Budapest', () => {
  for (const debtor of ['CZ', 'PL', 'HU'] as const) {
    expect(refusedUntil({ at: '2026-03-29T03:00', debtor })).toBe('Mon 2026-03-30 08:00');
    const objection = callingWindow.check(aQuestion({ at: '2026-03-28T08:00', debtor }));
    const { now } = aQuestion({ at: '2026-03-28T08:00', debtor });
    expect((objection?.notBefore ?? 0) - now.epochMilliseconds).toBe(47 * 3_600_000);
    expect(refusedUntil({ at: '2026-03-30T07:59', debtor })).toBe('Mon 2026-03-30 08:00');
  }
});

test('only of a call it is said that its length is taken off the hours', () => {
  const call = callingWindow.check(aQuestion({ at: '2026-11-23T19:55' }))?.message;
  const sms = writingWindow.check(aWrittenQuestion({ at: '2026-11-23T20:01' }))?.message;
  expect(call).toBe('2026-11-23 19:55 in Prague is outside working days 08:00-20:00, less the length of a call');
  expect(sms).toBe('2026-11-23 20:01 in Prague is outside working days 08:00-20:00');
  const short = callingWindow.check(aQuestion({ at: '2026-11-23T20:00', request: { reserveMs: 1 } }))?.message;
  expect(short).toContain('less the length');
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
