import type { CallFacts, DataEffect, FlowSession, IdentityField, WaitEffect } from '../../flow/session.ts';
import type { AudioFile } from '../../kernel/audio-file.ts';
import type { Clock, Timers } from '../../kernel/clock.ts';
import type { SpokenCall } from '../model.ts';
import type { CallAudio } from '../ports.ts';
import type { Telephony } from '../telephony.ts';
import type { EvidenceLine } from './heard.ts';

/** A call that is up: keys go in, and it ends by itself or when its leg does. */
export type ConductedCall = {
  readonly attempt: SpokenCall;
  press(digit: string): void;
  /** The far end begins to talk (null), or has talked for so long (ms). */
  talks(durationMs: number | null): void;
  beeps(): void;
  /** True while an agent is rung for it, or speaks with the debtor. */
  withAgent(): boolean;
  /** The leg is gone. */
  over(): void;
  /** Resolves, never rejects, once nothing more will be done for this call. */
  readonly finished: Promise<CallReport>;
};

export type CallReport = {
  readonly session: FlowSession;
  readonly keys: number;
  /** What was heard and pressed after the last transition. */
  readonly evidence: readonly EvidenceLine[];
  /** The flow came to its own end. */
  readonly completed: boolean;
  /** An answering machine was heard: the call was ended at once. */
  readonly machine: boolean;
  /** What went wrong on our side, if anything did. */
  readonly fault: unknown;
};

/** A transition of the flow, to be written in one transaction before anything is said. */
export type Transition = {
  readonly attempt: SpokenCall;
  readonly session: FlowSession;
  readonly effects: readonly DataEffect[];
  readonly evidence: readonly EvidenceLine[];
  readonly keys: number;
  readonly resumed: boolean;
  /** Set with the first transition of the call. */
  readonly answeredAt: number | null;
};

export type CallTools = {
  readonly telephony: Telephony;
  readonly audio: CallAudio;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Resolves when the transition is durable. */
  readonly saveTransition: (transition: Transition) => Promise<void>;
  readonly checkIdentity: (
    attempt: SpokenCall,
    keyed: Readonly<Partial<Record<IdentityField, string>>>,
  ) => Promise<'match' | 'no_match' | 'unknown'>;
  /** The person of a customer number, about whom the call is from now on; null: nobody. */
  readonly findPerson: (
    attempt: SpokenCall,
    customerNumber: string,
  ) => Promise<{ readonly call: SpokenCall; readonly facts: CallFacts } | null>;
  readonly transfer: (
    attempt: SpokenCall,
    effect: Extract<WaitEffect, { do: 'transfer' }>,
    whisper: () => Promise<AudioFile>,
    signal: AbortSignal,
  ) => Promise<'completed' | 'nobody' | 'failed'>;
};
