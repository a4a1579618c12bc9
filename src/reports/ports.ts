import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { CallFilter, KeptLedgers, PlacedCall, ToldCall } from './model.ts';

/** Where the figures of campaigns are kept, so that a restart counts only what came since. */
export interface FiguresStore {
  /** Undefined when nothing is kept, or an older version kept it in another form. */
  find(): Promise<KeptLedgers | undefined>;
  save(tx: Tx, kept: KeptLedgers): Promise<void>;
}

/** Every call of a campaign that was placed, in the order of dialling, a page at a time. */
export interface CallPages {
  /** At most `limit` after the given one. */
  page(campaign: CampaignId, after: AttemptId | null, limit: number): Promise<PlacedCall[]>;
}

/** Every call, placed by us or come in, newest first, a page at a time. */
export interface ToldCalls {
  /** At most `limit` older than the given one. */
  told(filter: CallFilter, after: AttemptId | null, limit: number): Promise<ToldCall[]>;
}
