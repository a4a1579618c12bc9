import type { CancelTimer, Clock, Timers } from '../../kernel/clock.ts';
import type { AnsweredByMachine } from '../events.ts';
import { talkPauseMs } from '../telephony.ts';
import { decideAnsweredBy, machineTalkMs } from './decide-answered-by.ts';

export type MachineWatchTools = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Packets of sound received from the far end so far. */
  readonly packets: () => Promise<number>;
};

/** Listens whether an answering machine talks at the far end, until it is found, or a key shows that a person is there. */
export class MachineWatch {
  private talk: Talk | null = null;
  private over = false;
  private readonly tools: MachineWatchTools;
  private readonly found: (evidence: AnsweredByMachine) => void;

  /** `found` is called once at most. */
  constructor(tools: MachineWatchTools, found: (evidence: AnsweredByMachine) => void) {
    this.tools = tools;
    this.found = found;
  }

  /** Somebody began to talk there. A talk that goes on is looked at without waiting for its end. */
  began(): void {
    if (this.over) return;
    this.talk?.cancel();
    const at = this.now();
    const before = this.tools.packets();
    before.catch(() => undefined); // heard where it is needed
    const cancel = this.tools.timers.after(machineTalkMs + talkPauseMs, () => {
      if (this.talk?.at === at) void this.weigh(this.now() - at, before);
    });
    this.talk = { at, before, cancel };
  }

  /** The talk is over; it lasted `durationMs`. */
  ended(durationMs: number): void {
    const before = this.talk?.before ?? Promise.resolve(0);
    this.talk?.cancel();
    this.talk = null;
    if (durationMs >= machineTalkMs) void this.weigh(durationMs, before);
  }

  beep(): void {
    this.decide({ talkMs: 0, soundMs: 0, beep: true });
  }

  /** There is a person, or nobody any more. */
  close(): void {
    this.over = true;
    this.talk?.cancel();
    this.talk = null;
  }

  /** Where the packets cannot be counted, nothing is concluded. */
  private async weigh(talkMs: number, before: Promise<number>): Promise<void> {
    try {
      const counted = (await this.tools.packets()) - (await before);
      this.decide({ talkMs, soundMs: counted * packetMs, beep: false });
    } catch {
      return;
    }
  }

  private decide(heard: { readonly talkMs: number; readonly soundMs: number; readonly beep: boolean }): void {
    if (this.over || decideAnsweredBy({ ...heard, keys: 0 }) !== 'machine') return;
    this.close();
    this.found({ talkMs: heard.beep ? null : heard.talkMs, beep: heard.beep });
  }

  private now(): number {
    return this.tools.clock.now().epochMilliseconds;
  }
}

/** What one packet of telephone sound holds. */
const packetMs = 20;

type Talk = { readonly at: number; readonly before: Promise<number>; readonly cancel: CancelTimer };
