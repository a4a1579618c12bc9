import type { Step } from './find-path.ts';
import type { DataEffect, FlowInput, FlowSession, Say } from './session.ts';

/**
 * A call in virtual time: the interpreter and the gathering of keys are those of real calls, the debtor is driven from outside. Used by
 * transcript tests and by trying a flow at the keyboard.
 */
export type RehearsedCall = {
  readonly session: () => FlowSession;
  /** Everything that began to sound, in order. */
  readonly heard: readonly Say[];
  readonly whispered: readonly Say[];
  readonly effects: readonly DataEffect[];
  readonly path: readonly Step[];
  /** What came back from the world so far, and where each answer led. */
  readonly transitions: readonly RehearsedTransition[];
  /** What programs outside were told, in order. */
  readonly toldWebhooks: readonly Readonly<Record<string, unknown>>[];
  /** How many recordings of the debtor's words there are. */
  readonly messages: () => number;
  /** Whether the call was recorded. */
  readonly recorded: () => boolean;
  readonly over: () => boolean;
  /** What the call waits for now, in a word: `a key`, `words to record`, `the answering machine`. */
  readonly waitsFor: () => string;
  /** Lets what plays play to its end. False when the call now waits for the debtor, or is over. */
  readonly listen: () => boolean;
  /** Presses keys at this moment, 200 ms apart. */
  readonly press: (keys: string) => void;
  /** Says nothing until the question being asked is given up. */
  readonly staySilent: () => void;
  /** Speaks for so many ms into a recording that was asked for; 0: says nothing. False when none was. */
  readonly speak: (ms: number) => boolean;
  /** An answering machine talks. */
  readonly meetMachine: () => void;
  /** The machine cuts off the message that is being left. False when none is. */
  readonly cutOff: () => boolean;
  /** Hangs up; what was being said into a recording counts. */
  readonly hangUp: () => void;
  /** The program dies and comes back: what was typed and not yet answered is gone. */
  readonly restart: () => void;
};

export type RehearsedTransition = { readonly input: FlowInput; readonly session: FlowSession };
