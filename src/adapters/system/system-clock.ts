import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7obj } from 'uuidv7';
import type { Clock, SteadyClock, Timers } from '../../kernel/clock.ts';
import { encodeId, type Ids } from '../../kernel/ids.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Since the machine booted. Unlike Node's own steady time it counts the time that the machine slept, as its clock does. */
export const systemSteadyClock: SteadyClock = { elapsedMs: () => uptime() * 1000 };

export const systemTimers: Timers = {
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, signal ? { signal } : {});
  },
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** UUIDv7: sorts by birth; 74 random bits. */
export const systemIds: Ids = { next: (prefix) => encodeId(prefix, uuidv7obj().bytes) };
