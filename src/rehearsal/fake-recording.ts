import type { RecordOrder, RunningRecording } from '../dialer/telephony.ts';
import type { CancelTimer } from '../kernel/clock.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A recording of a fake leg: it knows how long it ran, how long somebody talked, and when it paused. */
export class FakeRecording implements RunningRecording {
  readonly finished: Promise<void>;
  /** Epoch ms of each turn, beginning with its start: runs, pauses, runs ... */
  readonly turns: number[];
  running = true;
  paused = false;
  private talkMs = 0;
  private pausing: CancelTimer = () => {};
  private readonly time: VirtualTime;
  private readonly resolve: () => void;
  private readonly cancel: CancelTimer;

  readonly order: RecordOrder;
  private readonly onEnd: (soundMs: number) => void;

  constructor(time: VirtualTime, order: RecordOrder, onEnd: (soundMs: number) => void) {
    this.time = time;
    this.order = order;
    this.onEnd = onEnd;
    this.turns = [this.now];
    const { promise, resolve } = Promise.withResolvers<void>();
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
    this.onEnd(this.soundMs());
    this.resolve();
  }

  /** What is in the file: the talk where a pause ends it, else all while it did not pause. */
  private soundMs(): number {
    if (this.order.silenceMs !== null) return this.talkMs;
    const turns = [...this.turns, ...(this.paused ? [] : [this.now])];
    return turns.reduce((sum, at, index) => sum + (index % 2 === 1 ? at - (turns[index - 1] ?? at) : 0), 0);
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
