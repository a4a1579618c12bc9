import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { V7Generator } from 'uuidv7';
import type { Clock, SteadyClock, Timers } from '../../kernel/clock.ts';
import { encodeId, type Ids } from '../../kernel/ids.ts';

/** The machine's own time. It is asked dozens of times a call, so an instant is made once a millisecond. */
export const systemClock: Clock = {
  now: () => {
    const ms = Date.now();
    if (ms !== instant.epochMilliseconds) instant = Temporal.Instant.fromEpochMilliseconds(ms);
    return instant;
  },
};

let instant = Temporal.Instant.fromEpochMilliseconds(0);

/**
 * Since the machine booted. Unlike Node's own steady time it counts the time that the machine slept, as its clock does. To ask the system
 * means to read a file: as long as the wall clock and Node's steady time run on side by side, nobody slept and nothing was set.
 */
export const systemSteadyClock: SteadyClock = { elapsedMs: () => steady.elapsedMs() };

const steady = {
  /** What the machine has slept, and what it ran before this process did. */
  ahead: Number.NEGATIVE_INFINITY,
  wallAhead: Number.NaN,
  elapsedMs(): number {
    const now = performance.now();
    const wallAhead = Date.now() - now;
    // NaN: never asked before
    if (!(Math.abs(wallAhead - this.wallAhead) < sideBySideMs)) {
      this.wallAhead = wallAhead;
      this.ahead = Math.max(this.ahead, uptime() * 1000 - now); // the system's own answer is coarse
    }
    return now + this.ahead;
  },
};

const sideBySideMs = 10;

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
