import type { Happening } from '../journal/event.ts';
import type { Country } from '../kernel/country.ts';
import type { DisputeCode } from '../kernel/dispute-code.ts';
import type {
  BankAccountId,
  ContactPointId,
  DisputeId,
  DocumentId,
  HoldId,
  Id,
  ImportId,
  PersonId,
  PlanId,
  PromiseId,
  ReceivableId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type {
  ContactStatus,
  Department,
  DisputeState,
  HoldReason,
  HoldScope,
  Instalment,
  OptOutPurpose,
  OptOutScope,
  Person,
  PlanPolicy,
  VerifierField,
} from './model.ts';
import type { PartyRole } from './parties/model.ts';
import type { PaymentHappening } from './payments/events.ts';

/** What changes what is owed of a receivable: promises and plans are judged by it. */
export const balanceNews = [
  'payment_matched',
  'payment_unmatched',
  'payment_reversed',
  'written_off',
  'write_off_undone',
  'receivable_updated',
] as const;

/** Under this name it is kept how far those lines are taken in. */
export const balanceNewsReader = 'receivables.agreements';

/** What this room writes into the journal. Ids, amounts and dates only: no names, numbers, digits or hashes. */
export type ReceivablesHappening =
  | PaymentHappening
  | Happening<'creditor_registered', { readonly code: string }>
  /** Names of the fields only; what they say now stands on record. */
  | Happening<'creditor_changed', { readonly changed: readonly string[] }>
  | Happening<
      'bank_account_registered',
      { readonly accountId: BankAccountId; readonly currency: Currency; readonly staleAfterHours: number | null }
    >
  /** Somebody new to whom a known receivable has moved; in older lines, anybody new. */
  | Happening<'person_registered', NewPerson>
  | Happening<'person_updated', { readonly changed: readonly string[]; readonly contactPoints: readonly ContactPointId[] }>
  /** Two records seem to be one person (same national identifier): for people to merge, never merged by itself. */
  | Happening<'same_person_suspected', { readonly otherPersonId: PersonId }>
  /** `person`: somebody new came with it. */
  | Happening<'receivable_registered', ReceivableFacts & { readonly importId: ImportId | null; readonly person?: NewPerson }>
  /** `owedBefore`: what was still owed until then (minor units); older lines do not say it. */
  | Happening<
      'receivable_updated',
      ReceivableFacts & { readonly importId: ImportId | null; readonly changed: readonly string[]; readonly owedBefore?: number }
    >
  | Happening<
      'promise_recorded',
      {
        readonly promiseId: PromiseId;
        readonly amountMinor: number | null;
        readonly currency: Currency;
        readonly date: string;
        readonly receivables: readonly ReceivableId[];
        readonly totalMinor: number;
        readonly today: string;
        /** The policy that it was checked against. */
        readonly latest: string;
        readonly leastMinor: number;
        /** The first instant at which it is broken unless it was kept; older lines do not say it. */
        readonly breaksAt?: number;
      }
    >
  | Happening<'promise_kept', PromiseJudged>
  | Happening<'promise_partially_kept', PromiseJudged>
  | Happening<'promise_broken', PromiseJudged>
  /** What it is about has become less: some of it is disputed. */
  | Happening<
      'promise_reduced',
      {
        readonly promiseId: PromiseId;
        readonly by: DisputeId;
        readonly receivables: readonly ReceivableId[];
        readonly amountMinor: number | null;
        readonly totalMinor: number;
      }
    >
  | Happening<'promise_cancelled', { readonly promiseId: PromiseId; readonly why: string }>
  | Happening<'promise_superseded', { readonly promiseId: PromiseId; readonly by: PromiseId | PlanId }>
  | Happening<'plan_accepted', PlanAccepted>
  | Happening<'plan_superseded', { readonly planId: PlanId; readonly by: PromiseId | PlanId }>
  /** So many instalments are paid; the next is awaited, and the case silent until its date plus the grace. */
  | Happening<'plan_went_on', PlanJudged & { readonly paidInstalments: number; readonly silentUntil: number }>
  /** `lateAt`, `breaksAt` (epoch ms): when its grace was over, and when the plan is broken unless it is made up for. */
  | Happening<'plan_late', PlanJudged & { readonly instalment: number; readonly lateAt: number; readonly breaksAt: number }>
  | Happening<'plan_broken', PlanJudged & { readonly breaksAt: number }>
  | Happening<'plan_completed', PlanJudged>
  | Happening<
      'plan_reduced',
      {
        readonly planId: PlanId;
        readonly by: DisputeId;
        readonly totalMinor: number;
        readonly instalments: readonly Instalment[];
      }
    >
  | Happening<'plan_cancelled', { readonly planId: PlanId; readonly why: string }>
  /** A person has to look at it; nobody is called to collect until then. */
  | Happening<'hardship_recorded', { readonly holdId: HoldId }>
  | Happening<
      'dispute_opened',
      {
        readonly disputeId: DisputeId;
        readonly code: DisputeCode;
        readonly receivables: readonly ReceivableId[];
        readonly recording?: string;
      }
    >
  | Happening<
      'dispute_moved',
      {
        readonly disputeId: DisputeId;
        readonly from: DisputeState;
        readonly to: DisputeState;
        readonly department: Department | null;
        readonly reviewBy: number | null;
      }
    >
  | Happening<
      'dispute_closed',
      {
        readonly disputeId: DisputeId;
        readonly code: DisputeCode;
        readonly from: DisputeState;
        readonly to: 'accepted' | 'partly' | 'rejected' | 'withdrawn';
        /** Given up on all of its receivables together. */
        readonly creditedMinor: number;
      }
    >
  /** Given up by the creditor: `amountMinor` less is owed, `owedMinor` is left of it. */
  | Happening<
      'receivable_credited',
      {
        readonly amountMinor: number;
        readonly owedMinor: number;
        readonly currency: Currency;
        readonly because: 'dispute' | 'tolerance';
        readonly cause: DisputeId | null;
      }
    >
  /** Subject: the receivable of the interest. `byMinor` since the last time, `through`: the first day that is not reckoned. */
  | Happening<
      'interest_accrued',
      {
        readonly interestOf: ReceivableId;
        readonly billedMinor: number;
        readonly owedMinor: number;
        readonly byMinor: number;
        readonly currency: Currency;
        readonly through: string;
      }
    >
  /** Subject: the receivable of the flat sum for the costs of collection. `source`: the law that names it; `euroRate`: ten-thousandths, where it is in euro. */
  | Happening<
      'lump_sum_booked',
      {
        readonly costOf: ReceivableId;
        readonly amountMinor: number;
        readonly currency: Currency;
        readonly country: Country;
        readonly debtor: Person['kind'];
        /** YYYY-MM-DD: the first day of delay, and the day on which it was booked. */
        readonly lateSince: string;
        readonly on: string;
        readonly euroRate: number | null;
        readonly source: string;
      }
    >
  /** The interest of every creditor that asks for some was booked. */
  | Happening<'interest_run', { readonly creditors: number; readonly receivables: number }>
  /** Nothing above the tolerance is owed in the case any more; `balanceMinor` was left and is given up. */
  | Happening<'case_closed', { readonly currency: Currency; readonly balanceMinor: number; readonly receivables: number }>
  | Happening<'paid_claim_recorded', { readonly receivables: readonly ReceivableId[]; readonly until: number }>
  | Happening<
      'hold_placed',
      {
        readonly holdId: HoldId;
        readonly reason: HoldReason;
        readonly scope: HoldScope;
        readonly from: number;
        /** Epoch ms, the first at which it no longer holds; null until released. */
        readonly until: number | null;
        /** The promise, plan or dispute that it stands for. */
        readonly cause?: string;
      }
    >
  | Happening<'hold_released', { readonly holdId: HoldId; readonly reason: HoldReason; readonly why: string }>
  | Happening<
      'contact_point_marked',
      {
        readonly contactPointId: ContactPointId;
        readonly status: ContactStatus;
        /** How it is known, where a person said so. */
        readonly evidence?: string;
      }
    >
  /** Files on a case; whoever opens one is the actor of the line. `size` in bytes. */
  | Happening<'document_added', { readonly documentId: DocumentId; readonly type: string; readonly size: number }>
  | Happening<'document_opened', { readonly documentId: DocumentId }>
  | Happening<'document_removed', { readonly documentId: DocumentId }>
  /** Subject: the person and somebody else's case. `entitled`: may be told of the debt and agree on it. */
  | Happening<'party_recorded', { readonly role: PartyRole; readonly entitled: boolean; readonly principal: PersonId }>
  | Happening<'party_removed', { readonly role: PartyRole }>
  /** `contactPointId`: of scope `number`, the one that is meant. `purpose`: only contact of this purpose is not wanted. */
  | Happening<
      'opt_out_recorded',
      {
        readonly optOutId: Id<'opt'>;
        readonly scope: OptOutScope;
        readonly purpose?: OptOutPurpose;
        readonly contactPointId?: ContactPointId;
      }
    >
  | Happening<'verification_locked', { readonly until: number }>
  | Happening<'identity_checked', { readonly fields: readonly VerifierField[]; readonly outcome: IdentityOutcome }>;

/** What was paid of it, and in time, against what was promised less what the creditor gave up since. */
export type PromiseJudged = {
  readonly promiseId: PromiseId;
  readonly promisedMinor: number;
  readonly paidMinor: number;
  readonly toleranceMinor: number;
  readonly date: string;
  /** Epoch ms. */
  readonly breaksAt: number;
};

export type PlanJudged = {
  readonly planId: PlanId;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly toleranceMinor: number;
};

export type PlanAccepted = {
  readonly planId: PlanId;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly instalments: readonly Instalment[];
  readonly receivables: readonly ReceivableId[];
  readonly today: string;
  /** What it was checked against; the first instalment was due by `firstBy` at the latest. */
  readonly policy: PlanPolicy;
  readonly firstBy: string;
};

export type NewPerson = { readonly contactPoints: readonly ContactPointId[] };

export type ReceivableFacts = {
  /** Still owed. */
  readonly amountMinor: number;
  /** What the creditor told. */
  readonly billedMinor: number;
  readonly currency: Currency;
  readonly due: string;
  readonly status: 'open' | 'settled';
};

/** `unknown`: nothing to compare with, or no method that this creditor may use. `locked`: no automated verification until tomorrow. */
export type IdentityOutcome = 'match' | 'no_match' | 'unknown' | 'locked';
