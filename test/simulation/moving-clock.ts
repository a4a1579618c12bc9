import type { Clock } from '../../src/kernel/clock.ts';

/** A clock that stands until it is moved, and never goes back. */
export class MovingClock implements Clock {
  private at: number;

  constructor(at: Temporal.Instant) {
    this.at = at.epochMilliseconds;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.at);
  }

  get ms(): number {
    return this.at;
  }

  pass(ms: number): void {
    this.at += ms;
  }

  /** To a time of a day in Prague; where that is over, it stays. */
  moveTo(day: Temporal.PlainDate, time: string): void {
    const wished = day.toZonedDateTime({ timeZone: 'Europe/Prague', plainTime: time });
    this.at = Math.max(this.at, wished.epochMilliseconds);
  }
}
