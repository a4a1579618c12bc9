import type { CancelTimer, Timers } from '../../kernel/clock.ts';
import type { FarEndTone } from '../telephony.ts';

/**
 * Asterisk listens for one tone at a time. Fax and network speak up first, and at once: in the first sound after the answer the last of the
 * network's three tones is listened for when it is due (660 to 990 ms after its beginning), then that of a fax, which lasts 2.6 s and more
 * (ITU-T E.180, T.30); before and after them the beep of an answering machine.
 */
export class ToneProbe {
  private readonly timers: Timers;
  private readonly listenFor: (tone: FarEndTone) => void;
  private waiting: CancelTimer[] | null = null;
  private listensFor: FarEndTone = 'beep';

  constructor(timers: Timers, listenFor: (tone: FarEndTone) => void) {
    this.timers = timers;
    this.listenFor = listenFor;
  }

  /** The far end begins to sound. Only the first time counts. */
  began(): void {
    if (this.waiting) return;
    this.waiting = schedule.map(([afterMs, tone]) => this.timers.after(afterMs, () => this.turnTo(tone)));
  }

  /** It is known who is there: only the beep matters from now on. */
  close(): void {
    for (const cancel of this.waiting ?? []) cancel();
    this.waiting = [];
    if (this.listensFor !== 'beep') this.turnTo('beep');
  }

  private turnTo(tone: FarEndTone): void {
    this.listensFor = tone;
    this.listenFor(tone);
  }
}

/** Ms after the first sound was told, which is some 80 ms after it began. */
const schedule: readonly (readonly [number, FarEndTone])[] = [
  [320, 'sit'],
  [1050, 'fax'],
  [1600, 'beep'],
];
