import { Fault } from '../kernel/fault.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { DialerParts } from './dialer-parts.ts';
import type { DialerEvent, HoldReason } from './events.ts';
import { type ClockState, firstLook, watchClock } from './watch-clock.ts';

/** Why nothing is dialled at the moment, in words for people, and what they name. `since`: steady ms. */
export type DiallingHold = {
  readonly because: HoldReason;
  readonly since: number;
  readonly note: string;
  readonly values: MessageValues;
};

/** The disk is asked so often at the most. */
const askDiskEveryMs = 1000;
/** Nothing may have failed for so long: results that wait are tried once a second. */
const calmMs = 3000;
/** Dialling goes on only with this share more than the floor, so that it does not stutter at the edge. */
const roomAbove = 1.1;

/**
 * What keeps dialling from going on although calls are due: a wall clock that jumped, a disk that is nearly full, a database that takes no
 * changes. Each begin and end is journalled, as soon as the journal takes it, and dialling resumes by itself.
 */
export class DiallingHolds {
  private readonly holds = new Map<HoldReason, DiallingHold>();
  /** Not yet in the journal. */
  private unwritten: DialerEvent[] = [];
  private clock: ClockState | null = null;
  private failedAt = Number.NEGATIVE_INFINITY;
  private diskAskedAt = Number.NEGATIVE_INFINITY;
  private readonly parts: DialerParts;

  constructor(parts: DialerParts) {
    this.parts = parts;
  }

  current(): readonly DiallingHold[] {
    return [...this.holds.values()];
  }

  /** Looks at the clock at this very moment: true when a call may be placed by it, and nothing else is in the way. */
  free(): boolean {
    this.lookAtClock();
    return this.clock !== null && this.holds.size === 0;
  }

  /** Looks at everything, and writes down what has changed. Throws when the database takes nothing. */
  async look(): Promise<void> {
    await this.knowLastDial();
    this.lookAtClock();
    await this.lookAtDisk();
    await this.write();
  }

  /** Something of ours failed: when it was the database, nothing is dialled until it takes changes again. */
  noteFailure(error: unknown): void {
    if (!isDatabaseUnavailable(error)) return;
    this.failedAt = this.steady();
    this.begin('database_unavailable', error.message);
  }

  private async knowLastDial(): Promise<void> {
    if (this.clock) return;
    const { work, attempts } = this.parts;
    const ahead = await work.run((tx) => attempts.load(tx, this.wall()));
    const lastDialAt = ahead.overall.dialled.reduce<number | null>((last, at) => Math.max(last ?? at, at), null);
    this.clock = firstLook(this.wall(), this.steady(), lastDialAt);
    if (this.steady() < this.clock.heldUntil)
      this.begin('clock_jumped', 'there are dials on record that lie in the future: the clock was set back');
  }

  private lookAtClock(): void {
    if (!this.clock) return;
    const { state, jumpedBy } = watchClock(this.clock, this.wall(), this.steady());
    this.clock = state;
    if (jumpedBy !== null) {
      this.unwritten.push({ type: 'clock_jumped', subject: {}, data: { byMs: jumpedBy } });
      const seconds = Math.round(jumpedBy / 1000);
      this.begin('clock_jumped', `the clock jumped by ${seconds} s; it is watched until it can be believed`, { seconds });
    }
    if (this.steady() >= state.heldUntil) this.end('clock_jumped');
  }

  private async lookAtDisk(): Promise<void> {
    if (this.steady() - this.diskAskedAt < askDiskEveryMs) return;
    const { storage } = this.parts;
    const free = await storage.freeBytes();
    this.diskAskedAt = this.steady();
    if (free < storage.floorBytes)
      this.begin('disk_low', `${megabytes(free)} MB are free on the disk; dialling needs ${megabytes(storage.floorBytes)} MB`, {
        free: megabytes(free),
        needed: megabytes(storage.floorBytes),
      });
    else if (free >= storage.floorBytes * roomAbove) this.end('disk_low');
  }

  /** What is written here also shows that the database takes changes; but a short line may fit where a call's result does not. */
  private async write(): Promise<void> {
    if (this.unwritten.length === 0 || this.steady() - this.failedAt < calmMs) return;
    const lines = [...this.unwritten];
    await this.parts.work.run((tx) => this.parts.journal.append(tx, 'dialer', lines));
    this.unwritten = this.unwritten.slice(lines.length);
    this.end('database_unavailable');
  }

  private begin(because: HoldReason, note: string, values: MessageValues = {}): void {
    if (this.holds.has(because)) return;
    this.holds.set(because, { because, since: this.steady(), note, values });
    this.unwritten.push({ type: 'dialling_held', subject: {}, data: { because, note } });
    this.parts.log.error({ because, note }, 'dialling is held');
  }

  private end(because: HoldReason): void {
    const hold = this.holds.get(because);
    if (!hold) return;
    this.holds.delete(because);
    const heldMs = Math.round(this.steady() - hold.since);
    this.unwritten.push({ type: 'dialling_resumed', subject: {}, data: { because, heldMs } });
    this.parts.log.info({ because, heldMs }, 'dialling goes on');
  }

  private wall(): number {
    return this.parts.clock.now().epochMilliseconds;
  }

  private steady(): number {
    return this.parts.steadyClock.elapsedMs();
  }
}

/** The database did not take a change: nothing of it happened, and it may work later. */
export function isDatabaseUnavailable(error: unknown): error is Fault {
  return error instanceof Fault && error.code === 'database_unavailable';
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}
