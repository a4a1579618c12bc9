import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ResultCode, resultCodes } from '../kernel/result-code.ts';
import type { TrunkBreaker } from './model.ts';
import { admitsCalls, closedBreaker, decideBreaker, startProbe, verdictOf } from './trunk-breaker.ts';

const after = (results: readonly ResultCode[], breaker: TrunkBreaker = closedBreaker, now = 0) =>
  results.reduce((state, result) => decideBreaker(state, { attemptId: 'att_x', verdict: verdictOf(result) }, now), breaker);
const failing = (times: number): ResultCode[] => Array.from({ length: times }, () => 'carrier_failed');
const second = 1000;

test('five failures in a row take a trunk out of use; any other answer of the network begins the count anew', () => {
  expect(after(failing(4)).state).toBe('closed');
  expect(after(['carrier_failed', 'carrier_rejected', 'trunk_dead', 'carrier_failed', 'trunk_dead'])).toEqual({
    state: 'open',
    opened: 1,
    until: 30 * second,
  });
  expect(after([...failing(4), 'busy', ...failing(4)]).state).toBe('closed');
  expect(after([...failing(4), 'no_answer', ...failing(4)]).state).toBe('closed');
});

test('a call whose end nobody saw says nothing of the trunk, neither good nor bad', () => {
  expect(after([...failing(4), 'lost'])).toEqual({ state: 'closed', failures: 4 });
  expect(after([...failing(4), 'lost', 'carrier_failed']).state).toBe('open');
});

test('an open trunk gets nothing until its pause is over, then exactly one call', () => {
  const open = after(failing(5));
  expect([0, 29_999, 30_000].map((now) => admitsCalls(open, now))).toEqual(['none', 'none', 'one']);
  const trying = startProbe(open, 'att_probe');
  expect(admitsCalls(trying, 1e9)).toBe('none');
});

test('the call that tries it closes it when the network answers; else the pause doubles, up to ten minutes', () => {
  let breaker = after(failing(5));
  const pauses: number[] = [];
  for (let times = 0; times < 7; times += 1) {
    breaker = after(failing(1), startProbe(breaker, 'att_x'));
    if (breaker.state === 'open') pauses.push(breaker.until / second);
  }
  expect(pauses).toEqual([60, 120, 240, 480, 600, 600, 600]);
  expect(after(['rpc_ptp'], startProbe(breaker, 'att_x'))).toEqual(closedBreaker);
  expect(after(['lost'], startProbe(breaker, 'att_x'), 7)).toEqual({ state: 'open', opened: 8, until: 7 });
});

test('calls that were up when it opened change nothing, however they end', () => {
  const open = after(failing(5));
  for (const result of resultCodes) {
    expect(after([result], open)).toBe(open);
    const trying = startProbe(open, 'att_probe');
    expect(after([result], trying)).toBe(trying);
  }
});

test('whatever happens, an open trunk never has two calls trying it, and a working trunk is always back in the end', () => {
  const step = fc.record({ wait: fc.integer({ min: 0, max: 700 * second }), result: fc.constantFrom(...resultCodes) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let breaker = closedBreaker;
      let now = 0;
      let number = 0;
      const up: { id: `att_${number}`; probing: boolean }[] = [];
      for (const { wait, result } of steps) {
        now += wait;
        const admits = admitsCalls(breaker, now);
        if (admits !== 'none') {
          const id = `att_${number++}` as const;
          breaker = startProbe(breaker, id);
          up.push({ id, probing: admits === 'one' });
          expect(admitsCalls(breaker, now)).toBe(admits === 'one' ? 'none' : 'all');
        }
        expect(up.filter(({ probing }) => probing).length).toBeLessThanOrEqual(1);
        const ending = up.splice(wait % Math.max(1, up.length), wait % 2)[0];
        if (ending) breaker = decideBreaker(breaker, { attemptId: ending.id, verdict: verdictOf(result) }, now);
      }
      for (const { id } of up) breaker = decideBreaker(breaker, { attemptId: id, verdict: 'passed' }, now);
      now += 601 * second;
      if (admitsCalls(breaker, now) !== 'all')
        breaker = decideBreaker(startProbe(breaker, 'att_y'), { attemptId: 'att_y', verdict: 'passed' }, now);
      expect(admitsCalls(breaker, now)).toBe('all');
    }),
    { numRuns: 300 },
  );
});
