import type { CancelTimer, Clock, Timers } from '../kernel/clock.ts';

/**
 * A clock that stands until it is moved, and the timers that go with it. `settled` lets everything run that can run without time passing;
 * without it some turns of the microtask queue must do.
 */
export class VirtualTime implements Clock, Timers {
  private at: number;
  private order = 0;
  private readonly due = new Map<number, Due>();
  private readonly settled: () => Promise<void>;

  constructor(start: Temporal.Instant, settled: () => Promise<void> = someTurns) {
    this.at = start.epochMilliseconds;
    this.settled = settled;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.at);
  }

  after(ms: number, action: () => void): CancelTimer {
    this.order += 1;
    const key = this.order;
    this.due.set(key, { at: this.at + Math.max(0, ms), action });
    return () => void this.due.delete(key);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted) {
      reject(signal.reason);
      return promise;
    }
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = this.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
    return promise;
  }

  /** Lets `ms` pass: timers run in the order of their time, each with what follows from it, before the next. */
  async advance(ms: number): Promise<void> {
    const until = this.at + ms;
    await this.settled();
    for (;;) {
      const next = this.next(until);
      if (!next) break;
      this.due.delete(next.key);
      this.at = Math.max(this.at, next.at);
      next.action();
      await this.settled();
    }
    this.at = until;
  }

  /** Lets time pass until `work` is done, at most `limitMs`; throws RangeError when it is not done by then. */
  async until<T>(work: Promise<T>, limitMs = 3_600_000): Promise<T> {
    let done = false;
    const mark = () => {
      done = true;
    };
    work.then(mark, mark);
    const last = this.at + limitMs;
    await this.settled();
    while (!done) {
      const next = this.next(last);
      if (!next) throw new RangeError(`not done after ${limitMs} ms, and nothing is due that could finish it`);
      await this.advance(Math.max(0, next.at - this.at));
    }
    return work;
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.due.size;
  }

  private next(until: number): (Due & { readonly key: number }) | undefined {
    let first: (Due & { readonly key: number }) | undefined;
    for (const [key, due] of this.due) if (due.at <= until && (!first || due.at < first.at)) first = { ...due, key };
    return first;
  }
}

type Due = { readonly at: number; readonly action: () => void };

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
}
