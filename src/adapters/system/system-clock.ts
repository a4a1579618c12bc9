import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { V7Generator } from 'uuidv7';
import type { Clock, SteadyClock, Timers } from '../../kernel/clock.ts';
import { encodeId, type Ids } from '../../kernel/ids.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

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
export const systemIds: Ids = { next: (prefix) => encodeId(prefix, generator.generate().bytes) };

/** Asking the system for randomness costs more than making an id: it is asked for many at once. */
const randomness = new Uint32Array(1024);
let used = randomness.length;
const generator = new V7Generator({
  nextUint32: () => {
    if (used === randomness.length) {
      crypto.getRandomValues(randomness);
      used = 0;
    }
    const next = randomness[used] ?? 0;
    randomness[used] = 0;
    used += 1;
    return next;
  },
});
