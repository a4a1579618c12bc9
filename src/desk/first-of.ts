import type { Timers } from '../kernel/clock.ts';

/** What comes first of `events`, or undefined when `signal` aborts or `withinMs` (null: no limit) is over before. */
export async function firstOf<T>(
  timers: Timers,
  signal: AbortSignal,
  withinMs: number | null,
  ...events: readonly Promise<T>[]
): Promise<T | undefined> {
  const over = new AbortController();
  const aborted = Promise.withResolvers<undefined>();
  const onAbort = () => aborted.resolve(undefined);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  const nothing = () => undefined;
  const timeUp = withinMs === null ? [] : [timers.sleep(withinMs, over.signal).then(nothing, nothing)];
  try {
    return await Promise.race([aborted.promise, ...events, ...timeUp]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    over.abort();
  }
}
