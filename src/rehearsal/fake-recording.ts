import type { RecordedSound, RecordOrder, RunningRecording } from '../dialer/telephony.ts';
import type { CancelTimer } from '../kernel/clock.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A recording of a fake leg: it knows how long it ran, how long somebody talked, and when it paused. */
export class FakeRecording implements RunningRecording {
  readonly finished: Promise<RecordedSound>;
  /** Epoch ms of each turn, beginning with its start: runs, pauses, runs ... */
  readonly turns: number[];
  running = true;
  paused = false;
  private talkMs = 0;
  private pausing: CancelTimer = () => {};
  private readonly time: VirtualTime;
  private readonly resolve: (sound: RecordedSound) => void;
  private readonly cancel: CancelTimer;

  readonly order: RecordOrder;
  private readonly onEnd: () => void;

  constructor(time: VirtualTime, order: RecordOrder, onEnd: () => void) {
    this.time = time;
    this.order = order;
    this.onEnd = onEnd;
    this.turns = [this.now];
    const { promise, resolve } = Promise.withResolvers<RecordedSound>();
    this.finished = promise;
    this.resolve = resolve;
    this.cancel = time.after(order.longestMs, () => this.end());
    this.waitForSilence(0);
  }

  async pause(): Promise<boolean> {
    return this.turn(true);
  }

  async goOn(): Promise<boolean> {
    return this.turn(false);
  }

  async stop(): Promise<void> {
    this.end();
  }

  /** The far end talks from now on for so long. */
  talks(durationMs: number): void {
    if (!this.running) return;
    if (!this.paused) this.talkMs += durationMs;
    this.waitForSilence(durationMs);
  }

  end(): void {
    if (!this.running) return;
    this.running = false;
    this.cancel();
    this.pausing();
    const durationMs = this.now - (this.turns[0] ?? this.now);
    this.onEnd();
    this.resolve({ durationMs, talkMs: this.order.silenceMs === null ? null : this.talkMs });
  }

  private turn(paused: boolean): boolean {
    if (this.running && this.paused !== paused) this.turns.push(this.now);
    this.paused = paused;
    return this.running;
  }

  private waitForSilence(afterMs: number): void {
    this.pausing();
    if (this.order.silenceMs !== null) this.pausing = this.time.after(afterMs + this.order.silenceMs, () => this.end());
  }

  private get now(): number {
    return this.time.now().epochMilliseconds;
  }
}
