import type { CancelTimer, Timers } from '../../kernel/clock.ts';
import type { NoPersonTone } from '../telephony.ts';

/**
 * Asterisk listens for one tone at a time. Network and fax speak up first and at once: in the first sound after the answer the last of the
 * network's three tones is listened for when it is due (660 to 990 ms after its beginning), then that of a fax that answers, which lasts 2.6 s and
 * more, and at last that of one that calls: half a second in every three and a half, so that its second time is due 3.5 s after the first sound
 * (ITU-T E.180, T.30).
 */
export class ToneProbe {
  private readonly timers: Timers;
  private readonly listenFor: (tone: NoPersonTone | null) => void;
  private waiting: CancelTimer[] | null = null;
  private listens = false;

  constructor(timers: Timers, listenFor: (tone: NoPersonTone | null) => void) {
    this.timers = timers;
    this.listenFor = listenFor;
  }

  /** The far end begins to sound. Only the first time counts. */
  began(): void {
    if (this.waiting) return;
    this.waiting = schedule.map(([afterMs, tone]) => this.timers.after(afterMs, () => this.turnTo(tone)));
  }

  /** It is known who is there. */
  close(): void {
    for (const cancel of this.waiting ?? []) cancel();
    this.waiting = [];
    if (this.listens) this.turnTo(null);
  }

  private turnTo(tone: NoPersonTone | null): void {
    this.listens = tone !== null;
    this.listenFor(tone);
  }
}

/** Ms after the first sound was told, which is some 80 ms after it began. */
const schedule: readonly (readonly [number, NoPersonTone | null])[] = [
  [300, 'sit'],
  [1050, 'fax'],
  [2500, 'calling_fax'],
  [4400, null],
];
