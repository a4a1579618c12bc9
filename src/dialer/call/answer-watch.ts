import type { CancelTimer, Clock, Timers } from '../../kernel/clock.ts';
import type { AnswerEvidence, AnsweredByEvent } from '../events.ts';
import { talkPauseMs } from '../telephony.ts';
import { decideAnsweredBy, type FarEndSound, machineTalkMs, suspectedTalkMs } from './decide-answered-by.ts';

export type AnswerWatchTools = {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Packets of sound received from the far end so far. */
  readonly packets: () => Promise<number>;
  /** Epoch ms. */
  readonly answeredAt: number;
};

/** Listens who has answered until that is known: a key shows that a person is there, a long talk or a tone that none is. */
export class AnswerWatch {
  private talk: Talk | null = null;
  private over = false;
  private amdSaysMachine = false;
  private readonly tools: AnswerWatchTools;
  private readonly found: (verdict: AnsweredByEvent) => void;

  /** `found` is called once at most. */
  constructor(tools: AnswerWatchTools, found: (verdict: AnsweredByEvent) => void) {
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
    const cancel = this.tools.timers.after(this.longestTalkMs + talkPauseMs, () => {
      if (this.talk?.at === at) void this.weigh(this.now() - at, before);
    });
    this.talk = { at, before, cancel };
  }

  /** The talk is over; it lasted `durationMs`. */
  ended(durationMs: number): void {
    const before = this.talk?.before ?? Promise.resolve(0);
    this.talk?.cancel();
    this.talk = null;
    if (durationMs >= this.longestTalkMs) void this.weigh(durationMs, before);
  }

  tone(tone: NonNullable<FarEndSound['tone']>): void {
    this.decide({ tone }, evidenceOf[tone]);
  }

  /** A key was pressed. */
  key(): void {
    this.decide({ keys: 1 }, 'key');
  }

  /** What AMD made of it. `decides`: the campaign takes its word for a machine without any other evidence. */
  amd(says: 'person' | 'machine', decides: boolean): void {
    this.amdSaysMachine = says === 'machine';
    if (this.over || !this.amdSaysMachine || !decides) return;
    this.close();
    this.tell('machine', 'amd', null);
  }

  /** There is a person, or nobody any more. */
  close(): void {
    this.over = true;
    this.talk?.cancel();
    this.talk = null;
  }

  private get longestTalkMs(): number {
    return this.amdSaysMachine ? suspectedTalkMs : machineTalkMs;
  }

  /** Where the packets cannot be counted, nothing is concluded. */
  private async weigh(talkMs: number, before: Promise<number>): Promise<void> {
    try {
      const counted = (await this.tools.packets()) - (await before);
      this.decide({ talkMs, soundMs: counted * packetMs }, 'talk');
    } catch {
      return;
    }
  }

  private decide(heard: Partial<FarEndSound>, by: AnswerEvidence): void {
    if (this.over) return;
    const { amdSaysMachine } = this;
    const who = decideAnsweredBy({ keys: 0, talkMs: 0, soundMs: 0, tone: null, amdSaysMachine, ...heard });
    if (who === 'unknown') return;
    this.close();
    this.tell(who, by, heard.talkMs ?? null);
  }

  private tell(who: AnsweredByEvent['who'], by: AnswerEvidence, talkMs: number | null): void {
    this.found({ who, by, afterMs: Math.max(0, this.now() - this.tools.answeredAt), talkMs });
  }

  private now(): number {
    return this.tools.clock.now().epochMilliseconds;
  }
}

const evidenceOf = { beep: 'beep', fax: 'fax_tone', calling_fax: 'fax_tone', sit: 'network_tone' } as const;

/** What one packet of telephone sound holds. */
const packetMs = 20;

type Talk = { readonly at: number; readonly before: Promise<number>; readonly cancel: CancelTimer };
