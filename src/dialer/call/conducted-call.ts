import type { CallFacts, DataEffect, FlowSession, IdentityField, WaitEffect } from '../../flow/session.ts';
import type { AudioFile } from '../../kernel/audio-file.ts';
import type { Clock, Timers } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/country.ts';
import type { SpeechRecognizer } from '../../speech/ports.ts';
import type { RecordingPurpose, SpokenCall } from '../model.ts';
import type { CallAudio, Webhooks } from '../ports.ts';
import type { FarEndTone, Telephony } from '../telephony.ts';
import type { EvidenceLine } from './heard.ts';

/** A call that is up: keys go in, and it ends by itself or when its leg does. */
export type ConductedCall = {
  readonly attempt: SpokenCall;
  press(digit: string): void;
  /** The far end begins to talk (null), or has talked for so long (ms). */
  talks(durationMs: number | null): void;
  /** A tone that no person makes. */
  tone(tone: FarEndTone): void;
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
  /** Who has answered, where it was no person. */
  readonly noPerson: NoPerson | null;
  /** What went wrong on our side, if anything did. */
  readonly fault: unknown;
};

/** Who may be at the far end beside people. `network`: an announcement of a carrier. */
export type NoPerson = 'machine' | 'fax' | 'network';

/** A transition of the flow, to be written in one transaction. */
export type Transition = {
  readonly attempt: SpokenCall;
  readonly session: FlowSession;
  readonly effects: readonly DataEffect[];
  readonly evidence: readonly EvidenceLine[];
  readonly keys: number;
  readonly resumed: boolean;
  /** Set with the first transition of the call. */
  readonly answeredAt: number | null;
  /** Somebody on the line hears nothing until it is saved; else its words are heard meanwhile, or there are none. */
  readonly waitedFor: boolean;
};

export type CallTools = {
  readonly telephony: Telephony;
  readonly audio: CallAudio;
  /** Understands what is said in a language; undefined where no engine for it is set up: then only keys count. */
  readonly recognizerOf: (language: Language) => SpeechRecognizer | undefined;
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
  readonly recordings: {
    /** Notes that a recording begins, and gives it a name. */
    readonly begin: (attempt: SpokenCall, visit: number, purpose: RecordingPurpose) => Promise<string>;
    /** Takes its file in; its length in ms, null when nothing is kept, since it is shorter than `leastMs`. */
    readonly end: (name: string, how: { readonly complete: boolean; readonly leastMs: number }) => Promise<number | null>;
  };
  readonly webhooks: Webhooks;
  readonly transfer: (
    attempt: SpokenCall,
    effect: Extract<WaitEffect, { do: 'transfer' }>,
    whisper: () => Promise<AudioFile>,
    signal: AbortSignal,
  ) => Promise<'completed' | 'nobody' | 'failed'>;
};
