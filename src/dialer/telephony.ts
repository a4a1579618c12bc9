import type { AudioFile } from '../kernel/audio-file.ts';
import type { AttemptId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';

/** A leg's id on the wire side. The debtor's leg bears the attempt's id; other legs (agents) bear ids derived from it. */
export type ChannelId = AttemptId | `agent-${string}`;

export type DialOrder = {
  readonly channelId: ChannelId;
  readonly number: PhoneNumber;
  /** The trunk's name: a PJSIP endpoint of that name exists. */
  readonly trunk: string;
  readonly callerId: PhoneNumber;
  /** Our own ring timer. */
  readonly ringMs: number;
};

/**
 * How Asterisk took an order. `refused` is certain: no INVITE left. `unknown` (time-out, broken connection) is not; the leg may yet
 * appear, so the order must never be repeated.
 */
export type DialOutcome =
  | { readonly taken: 'accepted' }
  | { readonly taken: 'refused'; readonly code: string }
  | { readonly taken: 'unknown'; readonly code: string };

/** How a playback ended. `playedMs` is measured by our clock from start to end, never more than the file's duration. */
export type PlayedAudio = {
  readonly outcome: 'finished' | 'stopped' | 'failed' | 'leg_gone';
  readonly playedMs: number;
};

/** How a leg ended: the one place from which a result code is decided. */
export type LegEnd = {
  readonly channelId: ChannelId;
  readonly at: number;
  /** Q.850 cause, and the SIP status that the far end gave (null when none came). */
  readonly cause: number | null;
  readonly sipCode: number | null;
  readonly ringing: boolean;
  readonly answered: boolean;
  /** We sent the hang-up ourselves. */
  readonly byUs: boolean;
  /** Our own ring timer ended it. */
  readonly ringTimedOut: boolean;
};

export type TelephonyEvent =
  /** The control connection is up and events flow; whoever keeps calls must now compare its record with `liveLegs()`. */
  | { readonly type: 'connected'; readonly nodeRestarted: boolean }
  | { readonly type: 'disconnected' }
  /** Another controller took over this application: stop acting at once. */
  | { readonly type: 'replaced' }
  | { readonly type: 'ringing'; readonly channelId: ChannelId; readonly at: number }
  | { readonly type: 'answered'; readonly channelId: ChannelId; readonly at: number }
  /** At the digit's end. */
  | { readonly type: 'digit'; readonly channelId: ChannelId; readonly digit: string; readonly at: number }
  | {
      readonly type: 'talking';
      readonly channelId: ChannelId;
      readonly started: boolean;
      readonly durationMs: number | null;
      readonly at: number;
    }
  | { readonly type: 'ended'; readonly end: LegEnd };

export type LiveLeg = { readonly channelId: string; readonly answered: boolean; readonly ringing: boolean };

/** Call legs, in telephone words. Implemented by `adapters/asterisk`. Commands on a leg that is gone do nothing. */
export interface Telephony {
  /** True while the control connection is up and this controller owns the application. Nothing is dialled otherwise. */
  ready(): boolean;
  subscribe(listener: (event: TelephonyEvent) => void): () => void;
  dial(order: DialOrder): Promise<DialOutcome>;
  hangUp(channelId: ChannelId): Promise<void>;
  /** Plays one file to its end, or until `signal` aborts; comfort silence follows, so that RTP keeps flowing. Never waits for ever. */
  play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio>;
  /** Keeps RTP flowing while nothing plays. */
  silence(channelId: ChannelId): Promise<void>;
  /** Joins two answered legs so that they hear each other; resolves when either has gone. */
  connect(a: ChannelId, b: ChannelId): Promise<void>;
  liveLegs(): Promise<LiveLeg[]>;
  /** Packets received from a leg's far end so far; 0 means that nothing is heard from there. */
  packetsReceived(channelId: ChannelId): Promise<number>;
}

/** What is known of a trunk's far end, from AMI. */
export type TrunkState = 'reachable' | 'unreachable' | 'unmonitored' | 'unknown';

export interface TrunkWatch {
  state(trunk: string): TrunkState;
  subscribe(listener: (trunk: string, state: TrunkState) => void): () => void;
}
