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
 * appear, so the order must never be repeated. An accepted order ends in exactly one `ended` (which may come before this outcome), a
 * refused one in none, an unknown one in one at most: compare with `liveLegs()`.
 */
export type DialOutcome =
  | { readonly taken: 'accepted' }
  | { readonly taken: 'refused'; readonly code: string }
  | { readonly taken: 'unknown'; readonly code: string };

/**
 * How a playback ended. `finished`: we were told so, and only then was it surely heard. `stopped`: by our own signal. `unconfirmed`: nobody
 * told us, and it plays no more. `playedMs` is what may have been heard: the file's duration when it finished, else measured by our clock,
 * never more than that duration; 0 where surely nothing was.
 */
export type PlayedAudio = {
  readonly outcome: PlayedOutcome;
  readonly playedMs: number;
};

export type PlayedOutcome = 'finished' | 'stopped' | 'failed' | 'leg_gone' | 'unconfirmed';

/** How a leg ended: the one place from which a result code is decided. */
export type LegEnd = {
  readonly channelId: ChannelId;
  readonly at: number;
  /**
   * Q.850 cause, and the SIP status that the far end gave (null when none came, so also when our ring timer ended it). Both are null
   * when nobody heard the end: Asterisk died, or it ended while we were not connected.
   */
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
  /**
   * The control connection is up again (or for the first time) and events flow; legs of ours that went meanwhile have been told as
   * `ended` just before. Whoever keeps calls must now compare its record with `liveLegs()`. `nodeRestarted`: Asterisk is another
   * process than at our last connection, so every call of before is over.
   */
  | { readonly type: 'connected'; readonly nodeRestarted: boolean }
  | { readonly type: 'disconnected' }
  /** Another controller took over this application: stop acting at once. */
  | { readonly type: 'replaced' }
  /**
   * Somebody calls us: the leg has no id of ours yet (`adopt`), and is not answered. `called` and `caller` as the trunk gave them;
   * `caller` null when it is hidden. May be told again for a leg that is still unanswered.
   */
  | {
      readonly type: 'arrived';
      readonly channel: string;
      readonly trunk: string;
      readonly called: readonly string[];
      readonly caller: string | null;
      readonly at: number;
    }
  | { readonly type: 'ringing'; readonly channelId: ChannelId; readonly at: number }
  | { readonly type: 'answered'; readonly channelId: ChannelId; readonly at: number }
  /** At the digit's end. */
  | { readonly type: 'digit'; readonly channelId: ChannelId; readonly digit: string; readonly at: number }
  /** The far end begins to talk, or has paused for `talkPauseMs`; `durationMs` (at the end) is without that pause. */
  | {
      readonly type: 'talking';
      readonly channelId: ChannelId;
      readonly started: boolean;
      readonly durationMs: number | null;
      readonly at: number;
    }
  /** A tone from the far end that was listened for. */
  | { readonly type: 'tone'; readonly channelId: ChannelId; readonly tone: FarEndTone; readonly at: number }
  | { readonly type: 'ended'; readonly end: LegEnd };

/**
 * `beep`: after which an answering machine records (1000 Hz). `fax`: of a fax that answers (2100 Hz). `sit`: the last of the three tones
 * before an announcement of the network (1800 Hz).
 */
export type FarEndTone = 'beep' | NoPersonTone;
export type NoPersonTone = 'fax' | 'calling_fax' | 'sit';

/** AMD's verdict, and its reason as it gives it: `MAXWORDS-3-2`. */
export type DetectorVerdict = { readonly verdict: 'HUMAN' | 'MACHINE' | 'NOTSURE'; readonly cause: string };

/** `name`: of its file, without an ending, never used before. `silenceMs`: a pause of the far end that ends it, and is not in the file; null: none does. */
export type RecordOrder = {
  readonly name: string;
  readonly hears: 'far_end' | 'both';
  readonly longestMs: number;
  readonly silenceMs: number | null;
};

export type RunningRecording = {
  /** Resolves, never rejects, when it is over, however it ended. */
  readonly finished: Promise<void>;
  /** False when it could not be done. What is heard while it pauses is in no file. */
  pause(): Promise<boolean>;
  goOn(): Promise<boolean>;
  stop(): Promise<void>;
};

/** A pause of this length ends what the far end says: longer than those between the sentences of an announcement. */
export const talkPauseMs = 800;

export type LiveLeg = { readonly channelId: string; readonly answered: boolean; readonly ringing: boolean };

/** Call legs, in telephone words. Implemented by `adapters/asterisk`. Commands on a leg that is gone do nothing. */
export interface Telephony {
  /** True while the control connection is up and this controller owns the application. Nothing is dialled otherwise. */
  ready(): boolean;
  subscribe(listener: (event: TelephonyEvent) => void): () => void;
  dial(order: DialOrder): Promise<DialOutcome>;
  hangUp(channelId: ChannelId): Promise<void>;
  /** From now on the leg that arrived as `channel` bears this id, in events, commands and `liveLegs`. False when it is not there any more. */
  adopt(channel: string, channelId: ChannelId): Promise<boolean>;
  /** Lets an arrived leg hear that it rings. */
  ring(channelId: ChannelId): Promise<void>;
  /** Answers an arrived leg; no `answered` is told. False when it has gone. */
  answer(channelId: ChannelId): Promise<boolean>;
  /** Turns an unadopted leg away. */
  refuse(channel: string, why: 'not_assigned' | 'not_allowed' | 'busy'): Promise<void>;
  /**
   * Plays one file to its end, or until `signal` aborts; comfort silence follows, so that RTP keeps flowing. Never waits for ever.
   * Files asked for while another plays on the same leg wait for their turn.
   */
  play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio>;
  /** Beside the beep, which is always listened for, this tone is from now on, and no other; null: none. */
  listenFor(channelId: ChannelId, tone: NoPersonTone | null): Promise<void>;
  /** Lets Asterisk's AMD listen; null when it could not, or the leg has gone meanwhile. Nothing can be played before this resolves. */
  detectMachine(channelId: ChannelId, signal: AbortSignal): Promise<DetectorVerdict | null>;
  /**
   * Records a leg, also while prompts play. Null when it could not be begun. It ends by itself after `longestMs` or with the leg; a
   * controller that dies leaves it running until then, or until `stopRecording`.
   */
  record(channelId: ChannelId, order: RecordOrder): Promise<RunningRecording | null>;
  /** Ends a recording that another process began; nothing happens when it is over. */
  stopRecording(name: string): Promise<void>;
  /** Keeps RTP flowing while nothing plays. */
  silence(channelId: ChannelId): Promise<void>;
  /** Joins two answered legs so that they hear each other; resolves when either has gone, at once when one is gone already. */
  connect(a: ChannelId, b: ChannelId): Promise<void>;
  /** Every channel of our application, also those that nobody here dialled. Throws when Asterisk gives no answer. */
  liveLegs(): Promise<LiveLeg[]>;
  /**
   * Hands over what the far end of a leg says from now on, also while a prompt plays: signed 16-bit samples, 16 kHz, mono, little-endian,
   * about 20 ms at a time. Until the returned function is called or the leg is gone. Throws Fault `cannot_listen`.
   */
  listen(channelId: ChannelId, hear: (sound: Uint8Array<ArrayBuffer>) => void): Promise<() => void>;
  /** Packets received from a leg's far end so far; 0 means that nothing is heard from there. */
  packetsReceived(channelId: ChannelId): Promise<number>;
}

/** What is known of a trunk's far end, from AMI. */
export type TrunkState = 'reachable' | 'unreachable' | 'unmonitored' | 'unknown';

export interface TrunkWatch {
  state(trunk: string): TrunkState;
  subscribe(listener: (trunk: string, state: TrunkState) => void): () => void;
}

/** Asks a trunk's far end at this moment whether it answers. */
export interface TrunkProbe {
  /** Takes as long as a far end is given to answer, at most. */
  probe(trunk: string): Promise<TrunkProbed>;
}

/** `roundTripMs`: how long the answer took, where one came. */
export type TrunkProbed = { readonly state: TrunkState; readonly roundTripMs: number | null };
