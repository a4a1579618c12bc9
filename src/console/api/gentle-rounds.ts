/**
 * When to read anew what news have made stale: a moment after the first news, so that those that come together are one round, and then not
 * again before the screen has rested, however many come. One round at a time; nothing that was heard is forgotten.
 */
export function gentleRounds({ gatherMs, restMs, round, clock = browserClock }: GentleRounds) {
  let timer: unknown;
  let busy = false;
  let wanted = false;
  let rested = Number.NEGATIVE_INFINITY;

  const arrange = () => {
    if (busy || timer !== undefined) return;
    timer = clock.after(Math.max(gatherMs, rested - clock.now()), () => void go());
  };
  const go = async () => {
    timer = undefined;
    busy = true;
    wanted = false;
    try {
      await round();
    } finally {
      busy = false;
      rested = clock.now() + restMs;
      if (wanted) arrange();
    }
  };
  return {
    /** Something happened. */
    due: () => {
      wanted = true;
      arrange();
    },
    stop: () => {
      if (timer !== undefined) clock.cancel(timer);
      timer = undefined;
    },
  };
}

export type GentleRounds = {
  readonly gatherMs: number;
  readonly restMs: number;
  readonly round: () => Promise<void>;
  readonly clock?: RoundClock;
};

/** Instants and waits: ms. */
export type RoundClock = {
  now(): number;
  after(ms: number, act: () => void): unknown;
  cancel(timer: unknown): void;
};

const browserClock: RoundClock = {
  now: () => performance.now(),
  after: (ms, act) => setTimeout(act, ms),
  cancel: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
