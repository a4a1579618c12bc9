import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ResultCode, resultCodes } from '../kernel/result-code.ts';
import { type CallingTimes, chooseTimeOfDay } from './choose-time-of-day.ts';
import { decideNextTry } from './decide-next-try.ts';
import { type CampaignSettings, defaultCampaignSettings } from './model.ts';
import { meaningOf } from './result-meaning.ts';

const now = 1_000_000_000;
const minute = 60_000;
const hour = 60 * minute;
const after = (result: ResultCode, attempts = 0, numbersLeft = 1, lastResult: ResultCode | null = null) =>
  decideNextTry({ attempts, lastResult }, result, defaultCampaignSettings, numbersLeft, now);

test('whoever was reached and identified is not called again by this campaign, nor whoever said stop', () => {
  for (const result of resultCodes.filter((code) => code.startsWith('rpc_') || code === 'opted_out'))
    expect(after(result)).toEqual({ state: 'done', because: result, attempts: 1 });
});

test('where the calendar knows no times of day, only the delay of each result counts: a quarter of an hour, three hours, a day', () => {
  expect(after('busy')).toEqual({ state: 'waiting', dueAt: now + 15 * minute, attempts: 1 });
  for (const result of ['no_answer', 'unreachable', 'no_response', 'lost', 'machine', 'hung_up_early', 'silent'] as const)
    expect(after(result)).toEqual({ state: 'waiting', dueAt: now + 3 * hour, attempts: 1 });
  for (const result of ['declined', 'not_verified', 'fax'] as const)
    expect(after(result)).toEqual({ state: 'waiting', dueAt: now + 24 * hour, attempts: 1 });
});

describe('by the debtor’s clock', () => {
  const prague = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/Prague]`).epochMilliseconds;
  /** Monday to Friday, 8:00 to 19:45. */
  const times = (...tries: string[]): CallingTimes => ({
    timeZone: 'Europe/Prague',
    windowOf: (day) => {
      if (day.dayOfWeek > 5) return null;
      const at = (plainTime: string) => day.toZonedDateTime({ timeZone: 'Europe/Prague', plainTime });
      return { opens: at('08:00'), lastDial: at('19:45') };
    },
    tries: tries.map(prague),
  });
  const nextTry = (result: ResultCode, settings: Partial<CampaignSettings>, ...tries: string[]) => {
    const last = tries.at(-1) ?? '';
    const entry = { attempts: tries.length - 1, lastResult: null };
    const next = decideNextTry(entry, result, { ...defaultCampaignSettings, ...settings }, 1, prague(last), times(...tries));
    if (next.state === 'done') return next.because;
    const local = Temporal.Instant.fromEpochMilliseconds(next.dueAt).toZonedDateTimeISO('Europe/Prague');
    return local.toPlainDateTime().toString({ smallestUnit: 'minute' });
  };

  test('nobody answered in the morning: tried again in the afternoon, then in the evening, then at noon', () => {
    expect(nextTry('no_answer', {}, '2026-11-23T09:30')).toBe('2026-11-23T12:30');
    expect(nextTry('no_answer', {}, '2026-11-23T09:30', '2026-11-23T12:30')).toBe('2026-11-23T15:30');
    expect(nextTry('machine', {}, '2026-11-23T09:30', '2026-11-23T12:30', '2026-11-23T15:30')).toBe('2026-11-23T18:30');
    expect(nextTry('silent', {}, '2026-11-23T09:30', '2026-11-23T15:30', '2026-11-23T18:30')).toBe('2026-11-24T11:00');
  });

  test('on a Friday evening the next other time of day is Monday morning', () => {
    expect(nextTry('no_answer', {}, '2026-11-27T18:00')).toBe('2026-11-30T08:00');
  });

  test('the next day’s call is not at the hour of the last one, though another part of the day begins there', () => {
    expect(nextTry('no_answer', { retryAfterMs: { no_answer: 20 * hour } }, '2026-11-23T10:55')).toBe('2026-11-24T12:55');
  });

  test('an operator’s delay is the least delay', () => {
    expect(nextTry('no_answer', { retryAfterMs: { no_answer: 5 * hour } }, '2026-11-23T09:30')).toBe('2026-11-23T14:30');
    expect(nextTry('no_answer', { retryAfterMs: { no_answer: minute } }, '2026-11-23T09:30')).toBe('2026-11-23T11:30');
  });

  test('a declined call, and one in which nobody was identified, is not repeated that day, however short the delay', () => {
    for (const result of ['declined', 'not_verified'] as const) {
      expect(nextTry(result, { retryAfterMs: { [result]: hour } }, '2026-11-23T09:30')).toBe('2026-11-24T00:00');
      expect(nextTry(result, { retryAfterMs: { [result]: 30 * hour } }, '2026-11-23T09:30')).toBe('2026-11-24T15:30');
    }
  });

  test('a busy line is tried again in a quarter of an hour, whatever the time of day; a dead number’s successor at once', () => {
    expect(nextTry('busy', {}, '2026-11-23T09:30')).toBe('2026-11-23T09:45');
    expect(nextTry('invalid_number', {}, '2026-11-23T09:30')).toBe('2026-11-23T09:30');
  });

  test('where the window closes at six, what is left of the evening is tried in its turn', () => {
    const till = (last: string, ...tries: string[]) => {
      const open = times(...tries);
      const short: CallingTimes = {
        ...open,
        windowOf: (day) => {
          const window = open.windowOf(day);
          return window && { ...window, lastDial: day.toZonedDateTime({ timeZone: 'Europe/Prague', plainTime: '17:40' }) };
        },
      };
      return Temporal.Instant.fromEpochMilliseconds(chooseTimeOfDay(short, prague(last)))
        .toZonedDateTimeISO('Europe/Prague')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });
    };
    const tried = ['2026-11-23T09:00', '2026-11-23T12:00', '2026-11-23T15:00'];
    expect(till('2026-11-23T16:00', ...tried)).toBe('2026-11-23T17:00');
    expect(till('2026-11-23T18:00', ...tried)).toBe('2026-11-24T17:00');
    expect(till('2026-11-23T18:00', '2026-11-23T16:30')).toBe('2026-11-24T08:00');
  });

  test('whatever was tried, the next try keeps the delay, lies in an open window, two hours of the clock from the last, where fewest were', () => {
    const moment = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => prague('2026-11-01T00:00') + minutes * minute);
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 48 * 60 }), (tries, wait) => {
        const sorted = tries.toSorted((a, b) => a - b);
        const last = sorted.at(-1) ?? 0;
        const known = { ...times(), tries: sorted };
        const next = chooseTimeOfDay(known, last + wait * minute);
        const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Prague');
        const minutes = (at: number) => local(at).hour * 60 + local(at).minute;
        const part = (at: number) => [11, 14, 17].filter((hour) => local(at).hour >= hour).length;
        expect(next).toBeGreaterThanOrEqual(last + wait * minute);
        const window = known.windowOf(local(next).toPlainDate());
        expect(window && next >= window.opens.epochMilliseconds && next <= window.lastDial.epochMilliseconds).toBe(true);
        expect(Math.abs(minutes(next) - minutes(last))).toBeGreaterThanOrEqual(119);
        const counts = [0, 1, 2, 3].map((each) => sorted.filter((at) => part(at) === each).length);
        const reachable = counts.filter((_, each) => each !== part(last));
        expect(counts[part(next)]).toBeLessThanOrEqual(Math.min(...reachable));
      }),
      { numRuns: 300 },
    );
  });
});

test('a dead number is no attempt: the next number is tried at once; a stranger’s number is one', () => {
  for (const result of ['invalid_number', 'number_changed', 'bad_format'] as const)
    expect(after(result, 2)).toEqual({ state: 'waiting', dueAt: now, attempts: 2 });
  expect(after('wrong_person', 2)).toEqual({ state: 'waiting', dueAt: now, attempts: 3 });
});

test('without a number left the entry is done, for the reason that took the last one', () => {
  expect(after('invalid_number', 0, 0)).toEqual({ state: 'done', because: 'invalid_number', attempts: 0 });
  expect(after('wrong_person', 0, 0)).toEqual({ state: 'done', because: 'wrong_person', attempts: 1 });
  expect(after('hung_up_early', 0, 0)).toEqual({ state: 'done', because: 'no_number_left', attempts: 1 });
});

test('the ninth attempt is the last, also when it was a stranger’s number', () => {
  expect(after('no_answer', 7)).toMatchObject({ state: 'waiting', attempts: 8 });
  expect(after('no_answer', 8)).toEqual({ state: 'done', because: 'attempts_used_up', attempts: 9 });
  expect(after('wrong_person', 8)).toEqual({ state: 'done', because: 'attempts_used_up', attempts: 9 });
});

test('the carrier’s failures take no attempt; the second in a row waits a quarter of an hour', () => {
  for (const result of ['carrier_failed', 'trunk_dead'] as const) {
    expect(after(result, 8)).toEqual({ state: 'waiting', dueAt: now + minute, attempts: 8 });
    expect(after(result, 8, 1, 'carrier_rejected')).toEqual({ state: 'waiting', dueAt: now + 15 * minute, attempts: 8 });
  }
  expect(after('spam_blocked', 8, 1, 'spam_blocked')).toEqual({ state: 'waiting', dueAt: now + hour, attempts: 8 });
});

test('a result for which the campaign sets no time waits three hours', () => {
  const settings = { ...defaultCampaignSettings, retryAfterMs: {} };
  expect(decideNextTry({ attempts: 0, lastResult: null }, 'busy', settings, 1, now)).toMatchObject({ dueAt: now + 3 * hour });
});

test('an entry ends: whatever the results, it takes at most as many counted attempts as the campaign allows', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.constantFrom(...resultCodes)), (results) => {
      let entry = { attempts: 0, lastResult: null as ResultCode | null };
      let burned = 0;
      for (const result of results) {
        burned += meaningOf(result).burns ? 1 : 0;
        const next = decideNextTry(entry, result, defaultCampaignSettings, 1, now);
        expect(next.attempts).toBe(burned);
        if (next.state === 'done') break;
        expect(next.dueAt).toBeGreaterThanOrEqual(now);
        entry = { attempts: next.attempts, lastResult: result };
      }
      expect(burned).toBeLessThanOrEqual(defaultCampaignSettings.attemptsInAll);
    }),
    { numRuns: 300 },
  );
});
