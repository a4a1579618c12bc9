import type { AttemptId, CampaignId } from '../kernel/ids.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DisputeFilter, HoldFilter, Page, PlanFilter, PromiseFilter } from '../receivables/ports.ts';
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

/** Promises, plans, disputes and holds of everybody, page by page. */
export interface AgreementPages {
  promises(filter: PromiseFilter, page: Page): Promise<readonly ListedPromise[]>;
  plans(filter: PlanFilter, page: Page): Promise<readonly ListedPlan[]>;
  disputes(filter: DisputeFilter, page: Page): Promise<readonly ListedDispute[]>;
  holds(filter: HoldFilter, page: Page): Promise<readonly ListedHold[]>;
}

/** What a line of a list tells. Dates YYYY-MM-DD, instants in epoch ms. */
type Listed = { readonly id: string; readonly personId: string; readonly debtor: string };
type Agreed = Listed & { readonly creditor: string; readonly state: string; readonly recordedAt: number };

export type ListedPromise = Agreed & {
  readonly promised: Money;
  readonly paid: Money;
  readonly date: string;
  readonly lastDay: string;
};

export type ListedPlan = Agreed & {
  readonly totalMinor: number;
  readonly currency: Currency;
  readonly paid: Money;
  readonly instalments: readonly { readonly date: string }[];
  readonly paidInstalments: number;
};

export type ListedDispute = Agreed & {
  readonly code: string;
  readonly receivables: readonly string[];
  readonly department: string | null;
  readonly lastDay: string | null;
};

/** `creditor` null: it binds all. `by`: the name of whoever placed it. */
export type ListedHold = Listed & {
  readonly creditor: string | null;
  readonly reason: string;
  readonly scope: string;
  readonly channel: string | null;
  readonly from: number;
  readonly until: number | null;
  readonly by: string;
  readonly note: string | null;
};
