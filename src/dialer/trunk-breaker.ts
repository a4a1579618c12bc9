import type { AttemptId } from '../kernel/ids.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { TrunkBreaker } from './model.ts';
import { meaningOf } from './result-meaning.ts';

export const closedBreaker: TrunkBreaker = { state: 'closed', failures: 0 };

/** What an attempt says of its trunk; `unknown`: nobody can tell. */
export type TrunkVerdict = 'failed' | 'passed' | 'unknown';

export function verdictOf(result: ResultCode): TrunkVerdict {
  if (result === 'lost') return 'unknown';
  return meaningOf(result).blames === 'trunk' ? 'failed' : 'passed';
}

/** How many more calls it gets now. Pure. */
export function admitsCalls(breaker: TrunkBreaker, now: number): 'all' | 'one' | 'none' {
  if (breaker.state === 'closed') return 'all';
  return breaker.state === 'open' && breaker.until <= now ? 'one' : 'none';
}

/** The one call to try it with is reserved. Pure. */
export function startProbe(breaker: TrunkBreaker, probe: AttemptId): TrunkBreaker {
  return breaker.state === 'open' ? { state: 'half_open', opened: breaker.opened, probe } : breaker;
}

/**
 * What an attempt's fate makes of the breaker: the fifth failure in a row opens it; once open only the probe counts: it closes it, or
 * opens it again for twice as long. Gives the very same object back when nothing changes. Pure.
 */
export function decideBreaker(
  breaker: TrunkBreaker,
  { attemptId, verdict }: { readonly attemptId: AttemptId; readonly verdict: TrunkVerdict },
  now: number,
): TrunkBreaker {
  switch (breaker.state) {
    case 'open':
      return breaker;
    case 'closed': {
      if (verdict === 'unknown') return breaker;
      if (verdict === 'passed') return breaker.failures === 0 ? breaker : closedBreaker;
      const failures = breaker.failures + 1;
      return failures < failuresThatOpen ? { state: 'closed', failures } : opened(1, now);
    }
    case 'half_open': {
      if (attemptId !== breaker.probe) return breaker;
      if (verdict === 'passed') return closedBreaker;
      return verdict === 'failed' ? opened(breaker.opened + 1, now) : { state: 'open', opened: breaker.opened, until: now };
    }
  }
}

function opened(times: number, now: number): TrunkBreaker {
  return { state: 'open', opened: times, until: now + Math.min(longestPauseMs, firstPauseMs * 2 ** (times - 1)) };
}

/** Ours: one or two failures may be the numbers' (a carrier answers 403 to a barred one); five in a row are hardly ever. */
const failuresThatOpen = 5;
const firstPauseMs = 30_000;
/** A dead trunk costs one failed call in ten minutes, and is back at most ten minutes late. */
const longestPauseMs = 10 * 60_000;
