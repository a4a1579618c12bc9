import { expect, test } from 'vitest';
import { isJobDue } from './is-job-due.ts';

const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Prague]`);
const ms = (time: string) => at(time).epochMilliseconds;

test('a nightly job runs once each night, at its time and not before', () => {
  const done = ms('2026-11-20T02:31');
  expect(isJobDue({ at: '02:30', done, tried: null }, at('2026-11-20T23:59'))).toBe(false);
  expect(isJobDue({ at: '02:30', done, tried: null }, at('2026-11-21T02:29'))).toBe(false);
  expect(isJobDue({ at: '02:30', done, tried: null }, at('2026-11-21T02:30'))).toBe(true);
  expect(isJobDue({ at: '', done, tried: null }, at('2026-11-25T02:30'))).toBe(false);
});

test('a night that the server slept through is made up for, and a failure is tried again every hour', () => {
  const done = ms('2026-11-20T02:31');
  expect(isJobDue({ at: '02:30', done, tried: null }, at('2026-11-23T09:00'))).toBe(true);
  const tried = ms('2026-11-23T09:00');
  expect(isJobDue({ at: '02:30', done, tried }, at('2026-11-23T09:59'))).toBe(false);
  expect(isJobDue({ at: '02:30', done, tried }, at('2026-11-23T10:00'))).toBe(true);
});

test('a job with several times of day runs once at each', () => {
  const job = (done: string) => ({ at: '06:30, 13:00', done: ms(done), tried: null });
  expect(isJobDue(job('2026-11-20T06:31'), at('2026-11-20T12:59'))).toBe(false);
  expect(isJobDue(job('2026-11-20T06:31'), at('2026-11-20T13:00'))).toBe(true);
  expect(isJobDue(job('2026-11-20T13:01'), at('2026-11-21T06:29'))).toBe(false);
  expect(isJobDue(job('2026-11-20T13:01'), at('2026-11-21T06:30'))).toBe(true);
});

test('the night in which clocks are set forward over its time has its job all the same', () => {
  const done = ms('2026-03-28T02:31');
  expect(isJobDue({ at: '02:30', done, tried: null }, at('2026-03-29T03:30'))).toBe(true);
});
