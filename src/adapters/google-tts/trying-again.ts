import type { SteadyClock, Timers } from '../../kernel/clock.ts';
import { Fault } from '../../kernel/fault.ts';

/** How often and after which waits (ms) something is tried again; after it was given up, nothing is tried for `restMs`. */
export type Patience = { readonly waitsMs: readonly number[]; readonly restMs: number };

/**
 * Tries what failed for a passing reason again. Once it is given up, everything else that is asked fails at once with the same Fault until
 * the rest is over: hundreds of fragments that wait for a service that is down must not each find that out.
 */
export function tryingAgain(patience: Patience, { timers, clock }: { readonly timers: Timers; readonly clock: SteadyClock }) {
  let resting: { readonly until: number; readonly fault: Fault } | null = null;
  return async <T>(action: () => Promise<T>): Promise<T> => {
    for (let tried = 0; ; tried += 1) {
      if (resting && clock.elapsedMs() < resting.until) throw resting.fault;
      resting = null;
      try {
        return await action();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        const wait = error.retryable ? patience.waitsMs[tried] : undefined;
        if (wait === undefined) {
          if (error.retryable || error.kind === 'misconfigured')
            resting = { until: clock.elapsedMs() + patience.restMs, fault: error };
          throw error;
        }
        await timers.sleep(wait);
      }
    }
  };
}
