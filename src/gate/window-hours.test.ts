import { expect, test } from 'vitest';
import { onWorkingDays } from './packs/shared.ts';
import { bothHours, type OpenHours, readHours, showHours, withinHours } from './window-hours.ts';

const working = onWorkingDays('08:00', '18:00', { source: 'a law' }).hours;
const read = (written: unknown, standing: OpenHours = working) => {
  const hours = readHours(written, standing);
  return hours && showHours(hours);
};

test('hours without days are those of every day that is open now, and open no other', () => {
  expect(read('09:00-17:00')).toBe('working days 09:00-17:00');
  expect(read('09:00-17:00', 'always')).toBe('every day 09:00-17:00');
});

test('days with hours change only themselves, a span of days with both its ends', () => {
  expect(read({ 'mon-thu': '09:00-17:00', fri: 'closed' })).toBe('mon-thu 09:00-17:00, no holidays');
  expect(read({ wed: 'closed' })).toBe('mon-tue 08:00-18:00, thu-fri 08:00-18:00, no holidays');
  expect(read({ 'mon-mon': '09:00-10:00', sun: '09:00-10:00', holiday: '10:00-11:00' })).toBe(
    'mon 09:00-10:00, tue-fri 08:00-18:00, sun 09:00-10:00, holidays 10:00-11:00',
  );
  expect(read({})).toBe('working days 08:00-18:00');
});

test('a channel that is open at any hour stays open all day on the days that nothing is said of', () => {
  expect(read({ sun: 'closed', holiday: 'closed' }, 'always')).toBe('mon-sat 00:00-23:59, no holidays');
});

test('whatever are no hours, no days or no span of days is not read as something else', () => {
  const hours = [
    '9-17',
    '09:00',
    '09:00-17:00 ',
    ' 09:00-17:00',
    '9:00-17:00',
    '09:00-24:00',
    '09:60-17:00',
    '17:00-09:00',
    '09:00-09:00',
  ];
  for (const written of [...hours, 'closed', 9, null, undefined, true, ['09:00-17:00']])
    expect([written, read(written)]).toEqual([written, undefined]);
  for (const day of [
    '',
    'monday',
    'Mon',
    'fri-mon',
    'mon-',
    '-fri',
    'mon-xyz',
    'xyz-fri',
    'xyz-sun',
    'mon-wed-fri',
    'holiday-fri',
    'mon-holiday',
    'holidays',
  ])
    expect([day, read({ [day]: '09:00-17:00' })]).toEqual([day, undefined]);
  for (const when of [null, 9, 'shut', '17:00-09:00']) expect([when, read({ mon: when })]).toEqual([when, undefined]);
});

test('hours are within others when none of them lies outside, to the minute, on any day', () => {
  const within = (written: unknown) => withinHours(readHours(written, working) ?? 'always', working);
  for (const same of ['08:00-18:00', '08:01-17:59', { fri: 'closed' }]) expect([same, within(same)]).toEqual([same, true]);
  for (const more of ['07:59-18:00', '08:00-18:01', { fri: '07:59-18:00' }, { sat: '09:00-10:00' }, { holiday: '09:00-10:00' }])
    expect([more, within(more)]).toEqual([more, false]);
});

test('the hours of two are those that both are open in; a day on which they never are together is closed', () => {
  const both = (one: unknown, other: unknown) => {
    const [a, b] = [one, other].map((written) => (written === 'always' ? 'always' : (readHours(written, working) ?? 'always')));
    return showHours(bothHours(a ?? 'always', b ?? 'always'));
  };
  expect([both('09:00-19:00', '08:00-18:00'), both('08:00-18:00', '09:00-19:00')]).toEqual(
    Array(2).fill('working days 09:00-18:00'),
  );
  expect(both('09:00-10:00', { mon: '10:00-11:00', sat: '09:00-10:00' })).toBe('tue-fri 09:00-10:00, no holidays');
  expect([both('always', '09:00-10:00'), both('09:00-10:00', 'always')]).toEqual(Array(2).fill('working days 09:00-10:00'));
  expect(both('always', 'always')).toBe('at any hour');
  expect(both({ sat: '09:00-10:00' }, '08:00-18:00')).toBe('working days 08:00-18:00');
});

test('any hours are within any hour, and any hour is within nothing but itself', () => {
  const allDay = readHours('00:00-23:59', 'always') ?? 'always';
  expect([withinHours(working, 'always'), withinHours('always', 'always')]).toEqual([true, true]);
  expect([withinHours('always', working), withinHours('always', allDay)]).toEqual([false, false]);
});
