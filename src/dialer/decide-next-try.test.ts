import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ResultCode, resultCodes } from '../kernel/result-code.ts';
import { decideNextTry } from './decide-next-try.ts';
import { defaultCampaignSettings } from './model.ts';
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

test('a busy line is tried again in a quarter of an hour, an unanswered one at another time of day, a declined call not that day', () => {
  expect(after('busy')).toEqual({ state: 'waiting', dueAt: now + 15 * minute, attempts: 1 });
  for (const result of ['no_answer', 'unreachable', 'no_response', 'lost', 'machine', 'hung_up_early', 'silent'] as const)
    expect(after(result)).toEqual({ state: 'waiting', dueAt: now + 3 * hour, attempts: 1 });
  for (const result of ['declined', 'not_verified', 'fax'] as const)
    expect(after(result)).toEqual({ state: 'waiting', dueAt: now + 24 * hour, attempts: 1 });
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
