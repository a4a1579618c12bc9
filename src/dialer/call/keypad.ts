import { type GatherStep, gather, nothingTyped, startGather, type TypeAhead, typeAhead } from '../../flow/gather.ts';
import type { Gather } from '../../flow/session.ts';
import type { CancelTimer, Clock, Timers } from '../../kernel/clock.ts';

/** The keys of one call: those being gathered for a question, and those typed ahead. Lives in memory only; may hold identity digits. */
export class Keypad {
  /** Keys pressed in the whole call. */
  pressed = 0;
  private ahead: TypeAhead = nothingTyped;
  private question: Question | null = null;
  private readonly clock: Clock;
  private readonly timers: Timers;
  private onKey: (() => void) | null = null;
  private diverted: ((digit: string) => void) | null = null;

  constructor(clock: Clock, timers: Timers) {
    this.clock = clock;
    this.timers = timers;
  }

  /** A key came in from the leg. */
  press(digit: string): void {
    this.pressed += 1;
    this.onKey?.();
    if (this.diverted) {
      this.diverted(digit);
      return;
    }
    if (!this.question) {
      this.ahead = typeAhead(this.ahead, digit);
      return;
    }
    this.take(gather(this.question.spec, this.question.state, { type: 'digit', digit, at: this.now() }));
  }

  /** Calls back at the next key until cancelled: for prompts that a key may cut short. */
  listen(onKey: () => void): CancelTimer {
    this.onKey = onKey;
    return () => {
      this.onKey = null;
    };
  }

  /** Every key goes there, and answers no question, until cancelled. */
  divert(to: (digit: string) => void): CancelTimer {
    this.diverted = to;
    return () => {
      this.diverted = null;
    };
  }

  /**
   * Gathers an answer to a question. `onSilenced` is called once when a key has been heard: the prompt must stop. `promptEnded()` of the
   * handle starts the wait for the first key. Rejects with the signal's reason when the call is over.
   */
  ask(spec: Gather, onSilenced: () => void, signal: AbortSignal): Asking {
    const { promise, resolve, reject } = Promise.withResolvers<Done['result']>();
    const abort = () => {
      this.drop();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    this.question = {
      spec,
      state: { digits: '', promptEnded: false, until: null, afterCount: false },
      timer: null,
      onSilenced,
      settle: (result) => {
        signal.removeEventListener('abort', abort);
        resolve(result);
      },
    };
    this.take(startGather(spec, this.ahead, this.now()));
    return {
      answer: promise,
      promptEnded: () => {
        if (this.question) this.take(gather(spec, this.question.state, { type: 'prompt_ended', at: this.now() }));
      },
    };
  }

  private take(step: GatherStep): void {
    const question = this.question;
    if (!question) return;
    question.timer?.();
    question.timer = null;
    if (step.status === 'done') {
      this.question = null;
      this.ahead = step.ahead;
      question.onSilenced();
      question.settle(step.result);
      return;
    }
    question.state = step.state;
    if (step.silenced) question.onSilenced();
    if (step.until === null) return;
    const { until } = step;
    question.timer = this.timers.after(Math.max(0, until - this.now()), () => {
      // The wait is over, also by a clock that was set back meanwhile.
      const at = Math.max(until, this.now()) + 1;
      if (this.question === question) this.take(gather(question.spec, question.state, { type: 'tick', at }));
    });
  }

  private drop(): void {
    this.question?.timer?.();
    this.question = null;
  }

  private now(): number {
    return this.clock.now().epochMilliseconds;
  }
}

export type Asking = { readonly answer: Promise<Done['result']>; readonly promptEnded: () => void };

type Done = Extract<GatherStep, { status: 'done' }>;

type Question = {
  readonly spec: Gather;
  state: Extract<GatherStep, { status: 'waiting' }>['state'];
  timer: CancelTimer | null;
  readonly onSilenced: () => void;
  readonly settle: (result: Done['result']) => void;
};
