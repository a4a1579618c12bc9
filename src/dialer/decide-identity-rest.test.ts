import { expect, test } from 'vitest';
import type { ResultCode } from '../kernel/result-code.ts';
import { decideIdentityRest, healthOf, type IdentityUse, isBadSign } from './decide-identity-rest.ts';

const day = 24 * 3_600_000;
/** Newest first; each an hour after the one before, the oldest at 1. */
const uses = (...groups: readonly (readonly [count: number, result: ResultCode, talkMs?: number])[]): IdentityUse[] => {
  const all = groups.flatMap(([count, result, talkMs = null]) =>
    Array.from({ length: count }, () => ({ result, talkMs, byFarEnd: true })),
  );
  return all.map((use, index) => ({ ...use, at: all.length - index }));
};
const rest = (given: IdentityUse[], restedUntil = 0) => {
  const decided = decideIdentityRest(given, restedUntil);
  return decided && `${decided.because} ${decided.restMs / day} d`;
};

test('a number that was blocked as spam rests a day, the third time in its last fifty calls a week', () => {
  expect(rest(uses([1, 'spam_blocked']))).toBe('spam_blocked 1 d');
  expect(rest(uses([1, 'spam_blocked'], [20, 'no_answer'], [1, 'spam_blocked']))).toBe('spam_blocked 1 d');
  expect(rest(uses([1, 'spam_blocked'], [20, 'no_answer'], [2, 'spam_blocked']))).toBe('spam_blocked 7 d');
});

test('a number that three of ten people decline rests a day; a few declined calls are as usual', () => {
  expect(rest(uses([6, 'declined'], [14, 'no_answer']))).toBe('declined_often 1 d');
  expect(rest(uses([5, 'declined'], [15, 'no_answer']))).toBe(null);
  expect(rest(uses([9, 'declined'], [10, 'no_answer']))).toBe(null); // too few to tell
});

test('a number on which every second person hangs up within six seconds rests a day', () => {
  expect(rest(uses([10, 'hung_up_early', 2000], [10, 'rpc_ptp', 60_000]))).toBe('hung_up_at_once 1 d');
  expect(rest(uses([9, 'hung_up_early', 2000], [11, 'rpc_ptp', 60_000]))).toBe(null);
  expect(rest(uses([10, 'hung_up_early', 6000], [10, 'rpc_ptp', 60_000]))).toBe(null);
  expect(rest(uses([10, 'hung_up_early', 2000], [9, 'rpc_ptp', 60_000], [20, 'no_answer']))).toBe(null); // too few answered
});

test('short calls that we ended ourselves are nobody’s verdict on a number', () => {
  const ours = uses([20, 'hung_up_early', 2000]).map((use) => ({ ...use, byFarEnd: false }));
  expect(rest(ours)).toBe(null);
});

test('what the carrier failed says nothing of a number', () => {
  expect(healthOf(uses([3, 'carrier_failed'], [1, 'lost'], [2, 'trunk_dead'], [1, 'declined'])).attempts).toBe(1);
  expect(rest(uses([6, 'declined'], [10, 'no_answer'], [9, 'carrier_failed']))).toBe(null);
});

test('after a rest the count of declined calls begins anew', () => {
  const declined = uses([6, 'declined'], [14, 'no_answer']);
  expect(rest(declined, 1)).toBe('declined_often 1 d');
  expect(rest(declined, 2)).toBe(null);
});

test('only a declined, a blocked and a cut call are worth a look at the last ones', () => {
  expect(isBadSign({ byFarEnd: true, result: 'declined', talkMs: null })).toBe(true);
  expect(isBadSign({ byFarEnd: true, result: 'spam_blocked', talkMs: null })).toBe(true);
  expect(isBadSign({ byFarEnd: true, result: 'hung_up_early', talkMs: 1000 })).toBe(true);
  expect(isBadSign({ byFarEnd: true, result: 'hung_up_early', talkMs: 20_000 })).toBe(false);
  expect(isBadSign({ byFarEnd: true, result: 'no_answer', talkMs: null })).toBe(false);
});
