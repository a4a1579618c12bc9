/** The one source of time. Pure code takes `now` as an argument; use cases read it here; rehearsals and tests supply a virtual one. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Time that only runs forward, second by second, also while the machine sleeps and whatever is done to its clock. Its zero means nothing. */
export interface SteadyClock {
  elapsedMs(): number;
}

/** Waiting, as a capability, so that calls can be rehearsed in virtual time. */
export interface Timers {
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason once it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Runs `action` once after `ms` milliseconds unless cancelled. */
  after(ms: number, action: () => void): CancelTimer;
}

export type CancelTimer = () => void;
