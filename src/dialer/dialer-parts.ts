import type { SteadyClock, Timers } from '../kernel/clock.ts';
import type { Language } from '../kernel/country.ts';
import type { Logger } from '../kernel/log.ts';
import type { SpeechRecognizer } from '../speech/ports.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { AgentDesk, Storage, Webhooks } from './ports.ts';
import type { Telephony, TrunkWatch } from './telephony.ts';

/** What the dialer at work needs beside the record: the legs, the trunks' state, agents, time and a log. */
export type DialerParts = DialerTools & {
  readonly telephony: Telephony;
  readonly trunkWatch: TrunkWatch;
  readonly desk: AgentDesk;
  /** Who understands what is said in a language; undefined: only keys count in it. */
  readonly recognizerOf: (language: Language) => SpeechRecognizer | undefined;
  readonly webhooks: Webhooks;
  readonly timers: Timers;
  readonly steadyClock: SteadyClock;
  /** Whether everything is stopped as of this moment, whichever process pressed the button: asked right before an order. */
  readonly everythingIsStopped: () => Promise<boolean>;
  readonly storage: Storage;
  readonly log: Logger;
};
