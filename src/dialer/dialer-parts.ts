import type { SteadyClock, Timers } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { AgentDesk, Storage, Webhooks } from './ports.ts';
import type { Telephony, TrunkWatch } from './telephony.ts';

/** What the dialer at work needs beside the record: the legs, the trunks' state, agents, time and a log. */
export type DialerParts = DialerTools & {
  readonly telephony: Telephony;
  readonly trunkWatch: TrunkWatch;
  readonly desk: AgentDesk;
  readonly webhooks: Webhooks;
  readonly timers: Timers;
  readonly steadyClock: SteadyClock;
  readonly storage: Storage;
  readonly log: Logger;
};
