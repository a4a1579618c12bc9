import type { JournalEvent } from '../journal/event.ts';
import type { AttemptId } from '../kernel/ids.ts';
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
