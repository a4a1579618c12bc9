import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Timers } from '../../../src/kernel/clock.ts';

export const realClock: Clock = { now: () => Temporal.Now.instant() };

export const realTimers: Timers = {
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
