import type { Language } from '../kernel/country.ts';

/** What a rehearsal needs of the simulated telephone network. Implemented by `adapters/asterisk/carrier`. */
export interface SimulatedCarrier {
  /** Where the network takes calls: `127.0.0.2:5060`. */
  readonly address: string;
  /** Every INVITE that reached the network since its first start, in order; read from the far end of the wire, not from our records. */
  placedCalls(): Promise<PlacedCall[]>;
  /** Subscribers that gave up because they heard nothing, or nothing but noise: each is a fault of the caller or of the script. */
  givenUp(): Promise<GivenUp[]>;
  /** Adds subscribers (or changes those with the same number) while calls go on. */
  addSubscribers(subscribers: readonly Subscriber[]): Promise<void>;
  /** Starts again after `stop` or `kill`; the calls placed before stay counted. */
  start(): Promise<void>;
  /** Hangs up every call and leaves in order. */
  stop(): Promise<void>;
  /** Falls dead as in a power cut: no BYE, no answer any more. */
  kill(): Promise<void>;
}

/** A person in the network whose keys depend on who she is. What is missing cannot be pressed. */
export type Subscriber = {
  /** As dialled: `+420000101001`. Its last two digits choose the persona. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  readonly customerNumber?: string;
  /** Digits only. */
  readonly postcode?: string;
  /** What she says is said in it; Czech where it is missing. */
  readonly language?: Language;
};

/** One INVITE. `at` is ms since the epoch, by the network's clock. */
export type PlacedCall = {
  readonly callId: string;
  readonly number: string;
  readonly callerId: string;
  readonly at: number;
};

export type GivenUp = { readonly number: string; readonly persona: string; readonly step: number; readonly waitedFor: string };

/** What the subscribers do, ready for Asterisk: dialplan text with the contexts `subscriber-keys` and `persona`, and the clips it plays. */
export type CarrierScript = {
  readonly clips: readonly Clip[];
  dialplan(subscribers: readonly Subscriber[]): string;
};

/** What is heard from a subscriber, words or tones one after the other; `name` is used in the dialplan as `${CLIPS}/name`. */
export type Clip =
  | { readonly name: string; readonly language: string; readonly text: string }
  | { readonly name: string; readonly tones: readonly { readonly hertz: number; readonly ms: number }[] };

/** An e-mail as it arrived at the rehearsal's mail server. */
export type CaughtMail = {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Of the envelope. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly content: string }[];
};
