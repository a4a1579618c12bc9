import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Timers } from '../../../src/kernel/clock.ts';

export const realClock: Clock = { now: () => Temporal.Now.instant() };

/** Taken before any test can put a false clock in their place. */
const { setTimeout: later, clearTimeout: forget } = globalThis;

export const realTimers: Timers = {
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  after: (ms, action) => {
    const timer = later(action, ms);
    return () => forget(timer);
  },
};
