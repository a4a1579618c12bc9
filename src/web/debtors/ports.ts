import type { Country, Language } from '../../kernel/country.ts';
import type { DisputeCode } from '../../kernel/dispute-code.ts';
import type { AttemptId, PersonId } from '../../kernel/ids.ts';
import type { MessageValues } from '../../kernel/message-values.ts';
import type { Money } from '../../kernel/money.ts';
import type { PhoneKind } from '../../kernel/phone.ts';
import type { ResultCode } from '../../kernel/result-code.ts';
import type {
  Channel,
  ContactStatus,
  DisputeState,
  HoldReason,
  HoldScope,
  OptOutScope,
  PromiseState,
} from '../../receivables/model.ts';
import type { CallView, PlanTold } from '../ports.ts';

/**
 * People as the console shows them: who they are, what they owe and all that ever happened with them. For people who are logged in only.
 * What identifies them (birth date, customer number ...) is known as keyed hashes, which never leave the database. Instants: epoch ms.
 */
export interface DebtorFiles {
  /**
   * By words of the name (the beginning is enough, marks and case do not matter), telephone number (at least three digits from its
   * beginning, international or national), debtor id or variable symbol. In the order of their ids, at most `limit`, after `after`.
   */
  search(query: DebtorQuery): Promise<DebtorSummary[]>;
  find(id: PersonId): Promise<DebtorFile | undefined>;
  /** Newest first; `before` is the `seq` of the last entry of the page before. */
  history(id: PersonId, page: { readonly limit: number; readonly before?: number }): Promise<HistoryEntry[]>;
}

export type DebtorQuery = { readonly q: string; readonly limit: number; readonly after?: PersonId };

export type DebtorSummary = {
  readonly id: PersonId;
  readonly name: string;
  /** The first on file, masked. */
  readonly number: string | null;
  readonly debtorIds: readonly string[];
  readonly open: readonly Money[];
};

export type DebtorFile = {
  readonly id: PersonId;
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly language: Language | null;
  readonly country: Country;
  readonly contactPoints: readonly ContactPointView[];
  readonly receivables: readonly ReceivableView[];
  /** Open receivables, one amount per currency. */
  readonly open: readonly Money[];
  readonly promises: readonly PromiseView[];
  readonly disputes: readonly DisputeView[];
  readonly holds: readonly HoldView[];
  readonly optOuts: readonly { readonly scope: OptOutScope; readonly creditor: string; readonly at: number }[];
};

export type ContactPointView = {
  /** `keyed_phone`: named in a call for one message, never dialled. */
  readonly kind: 'phone' | 'email' | 'address' | 'keyed_phone';
  /** As it is written: a number in E.164, an e-mail address, or an address in one line. */
  readonly value: string;
  readonly phoneKind: PhoneKind | null;
  readonly status: ContactStatus;
  readonly source: string;
  readonly recordedAt: number;
  /** On a suppression list now: nothing may reach it. */
  readonly suppressed: boolean;
};

export type ReceivableView = {
  readonly id: string;
  readonly creditor: string;
  readonly key: string;
  readonly debtorId: string | null;
  readonly status: 'open' | 'settled';
  readonly amount: Money;
  readonly due: string;
  /** Where its creditor is: a claim's time runs by its law too. */
  readonly creditorCountry: Country;
  readonly variableSymbol: string | null;
  readonly document: string | null;
  readonly product: string | null;
};

export type PromiseView = {
  readonly state: PromiseState;
  /** Null: a date without an amount. */
  readonly amount: Money | null;
  readonly date: string;
  readonly creditor: string;
  readonly at: number;
};

export type DisputeView = {
  readonly state: DisputeState;
  readonly code: DisputeCode;
  readonly creditor: string;
  readonly at: number;
};

export type HoldView = {
  readonly id: string;
  readonly reason: HoldReason;
  readonly scope: HoldScope;
  /** Null: of every creditor. */
  readonly creditor: string | null;
  readonly from: number;
  readonly until: number | null;
  readonly releasedAt: number | null;
  /** Why somebody ended it, in her words. */
  readonly releaseNote: string | null;
  readonly standing: boolean;
};

/** One thing that happened. A call is one entry, with what was heard and pressed in it. */
export type HistoryEntry = { readonly seq: number; readonly at: number; readonly by: string } & (
  | { readonly kind: 'call'; readonly call: CallView; readonly campaign: string; readonly heard: readonly HeardPrompt[] }
  | {
      readonly kind: 'refused';
      readonly channel: Channel;
      readonly rule: string;
      readonly reason: string;
      readonly values: MessageValues;
      readonly source: string;
      readonly nextAt: number | null;
      readonly campaign: string | null;
    }
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly channel: 'sms' | 'email';
      readonly template: string;
      readonly state: string;
    }
  | {
      readonly kind: 'receivable';
      readonly change: 'registered' | 'registered_with_person' | 'updated';
      readonly amount: Money;
      readonly due: string;
    }
  | { readonly kind: 'promised'; readonly amount: Money | null; readonly date: string }
  | { readonly kind: 'promise_superseded' }
  | ({ readonly kind: 'planned' } & PlanTold)
  | { readonly kind: 'plan_superseded' }
  | { readonly kind: 'hardship' }
  /** When she wants to be called; null: no matter when. */
  | { readonly kind: 'callback_asked'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'answered_survey'; readonly question: string; readonly answer: string }
  | { readonly kind: 'tagged'; readonly tag: string }
  | { readonly kind: 'disputed'; readonly code: DisputeCode }
  | { readonly kind: 'claimed_paid' }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly scope: HoldScope; readonly until: number | null }
  | { readonly kind: 'released'; readonly reason: HoldReason; readonly why: string }
  | { readonly kind: 'opted_out'; readonly scope: OptOutScope }
  /** The debtor wrote to us. `text` null: it is not kept any more. */
  | { readonly kind: 'wrote'; readonly reading: 'stop' | 'stop_all' | 'not_understood'; readonly text: string | null }
  /** `amount` null: of a receivable as a whole. `settles`: how many receivables nothing is owed of after this. */
  | { readonly kind: 'money'; readonly change: MoneyChange; readonly amount: Money | null; readonly settles: number }
  | { readonly kind: 'agreement'; readonly change: AgreementChange }
  | { readonly kind: 'dispute'; readonly state: DisputeState }
  /** The debtor called one of our numbers; null: nobody was spoken with. */
  | { readonly kind: 'called_us'; readonly callId: AttemptId | null; readonly result: ResultCode | null }
  | { readonly kind: 'strategy'; readonly change: 'entered' | 'left'; readonly strategy: string; readonly because: string }
  /** Somebody posted a letter, or wrote in an application. */
  | { readonly kind: 'by_hand'; readonly channel: Channel }
  | { readonly kind: 'step'; readonly strategy: string; readonly step: string; readonly channel: Channel }
  | { readonly kind: 'contact_point'; readonly status: ContactStatus }
  | { readonly kind: 'verification_locked'; readonly until: number }
  | { readonly kind: 'person'; readonly change: 'registered' | 'updated' | 'same_person_suspected' }
);

export type HeardPrompt = {
  readonly prompt: string;
  readonly words: string | null;
  readonly playedMs: number;
  readonly totalMs: number;
};

export const moneyChanges = [
  'payment_matched',
  'payment_unmatched',
  'payment_reversed',
  'overpaid',
  'written_off',
  'receivable_credited',
  'receivable_settled',
  'receivable_reopened',
] as const;
/** What became of what is owed. */
export type MoneyChange = (typeof moneyChanges)[number];

export const agreementChanges = [
  'promise_kept',
  'promise_partially_kept',
  'promise_broken',
  'promise_cancelled',
  'plan_went_on',
  'plan_late',
  'plan_broken',
  'plan_completed',
  'plan_cancelled',
] as const;
/** What became of a promise or a plan. */
export type AgreementChange = (typeof agreementChanges)[number];
