import type { Happening } from '../journal/event.ts';
import type { DisputeCode } from '../kernel/dispute-code.ts';
import type {
  BankAccountId,
  ContactPointId,
  DisputeId,
  HoldId,
  Id,
  ImportId,
  PersonId,
  PlanId,
  PromiseId,
  ReceivableId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { ContactStatus, HoldReason, HoldScope, Instalment, OptOutScope, PlanPolicy, VerifierField } from './model.ts';
import type { PaymentHappening } from './payments/events.ts';

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
  | Happening<'person_registered', { readonly contactPoints: readonly ContactPointId[] }>
  | Happening<'person_updated', { readonly changed: readonly string[]; readonly contactPoints: readonly ContactPointId[] }>
  /** Two records seem to be one person (same national identifier): for people to merge, never merged by itself. */
  | Happening<'same_person_suspected', { readonly otherPersonId: PersonId }>
  | Happening<'receivable_registered', ReceivableFacts & { readonly importId: ImportId | null }>
  | Happening<'receivable_updated', ReceivableFacts & { readonly importId: ImportId | null; readonly changed: readonly string[] }>
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
      }
    >
  | Happening<'promise_superseded', { readonly promiseId: PromiseId; readonly by: PromiseId | PlanId }>
  | Happening<'plan_accepted', PlanAccepted>
  | Happening<'plan_superseded', { readonly planId: PlanId; readonly by: PromiseId | PlanId }>
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
  /** `contactPointId`: of scope `number`, the one that is meant. */
  | Happening<
      'opt_out_recorded',
      { readonly optOutId: Id<'opt'>; readonly scope: OptOutScope; readonly contactPointId?: ContactPointId }
    >
  | Happening<'verification_locked', { readonly until: number }>
  | Happening<'identity_checked', { readonly fields: readonly VerifierField[]; readonly outcome: IdentityOutcome }>;

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

type ReceivableFacts = {
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
