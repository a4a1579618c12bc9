import type { JournalEvent } from '../journal/event.ts';
import type { AttemptId, CampaignId, CreditorId } from '../kernel/ids.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { CampaignCall } from './campaign-calls.ts';
import type { KeptCampaignLedger } from './campaign-ledgers.ts';

/** All ledgers as they stood after the line `seq` of the journal. */
export type KeptLedgers = { readonly seq: number; readonly ledgers: readonly KeptCampaignLedger[] };

/** A call with what stands in no journal: whom it rang, by which number, and what was written about it (`sms handed_over`). */
export type PlacedCall = {
  readonly attemptId: AttemptId;
  readonly name: string;
  /** Whole, E.164; for the operator's own eyes. */
  readonly number: string;
  readonly callerIdentity: string;
  readonly messages: readonly string[];
  /** All that the journal tells of it, in order. */
  readonly events: readonly JournalEvent[];
};

export type ExportedCall = CampaignCall & Omit<PlacedCall, 'events'>;

/** `outbound`: placed by us; `inbound`: somebody called a number that we display. */
export type CallDirection = 'outbound' | 'inbound';

/** Which calls of all; what is not said holds back none. */
export type CallFilter = {
  readonly direction?: CallDirection | undefined;
  /** Placed for this campaign: no call that came in. */
  readonly campaignId?: CampaignId | undefined;
  readonly creditorId?: CreditorId | undefined;
  readonly result?: ResultCode | undefined;
  /** `up`: not ended yet. */
  readonly state?: 'up' | 'ended' | undefined;
  /** Placed or come in at this instant (epoch ms) or later. */
  readonly from?: number | undefined;
  /** Placed or come in before this instant (epoch ms). */
  readonly before?: number | undefined;
  /** Of the people whom this means: the beginnings of words of their names, of a number, or a debtor id or variable symbol. */
  readonly q?: string | undefined;
};

/** A call in either direction, with what stands in no journal. Of one that came in `number` is the caller's, empty where it was hidden or forgotten. */
export type ToldCall = PlacedCall & {
  readonly direction: CallDirection;
  /** Empty of a call that came in. */
  readonly campaign: string;
  readonly creditor: string;
};

export type ExportedToldCall = CampaignCall & Omit<ToldCall, 'events'>;
