import type { Happening } from '../../journal/event.ts';
import type { AllocationId, ReceivableId, TransactionId, WriteOffId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { AnyRule } from './match-rules.ts';
import type { SuspenseReason } from './model.ts';

/** What payments write into the journal. Amounts in minor units, dates YYYY-MM-DD. */
export type PaymentHappening =
  | Happening<'payment_matched', PaymentMatched>
  /** A person took back what the payment paid; it waits again. */
  | Happening<'payment_unmatched', PaymentUndone>
  /** The bank took the payment back, by the transaction `reversal`. */
  | Happening<'payment_reversed', PaymentUndone & { readonly reversal: TransactionId }>
  /** It waits for a person. `best`: how many proposals were the surest. */
  | Happening<
      'payment_suspended',
      TransactionFacts & { readonly reason: SuspenseReason; readonly best: number; readonly restMinor: number }
    >
  /** A person said that it pays no receivable. */
  | Happening<'payment_ignored', TransactionFacts>
  /** `restMinor` of the payment is more than was owed. `refundBy`: the last day to send it back, where the law sets one. */
  | Happening<'overpaid', TransactionFacts & { readonly restMinor: number; readonly refundBy: string | null }>
  /**
   * Nothing is owed of it any more, and no payment says so by itself: a `payment_matched` after which nothing is owed of a receivable has
   * settled it (older journals have this line beside it). `transactionId` null: not by a payment.
   */
  | Happening<'receivable_settled', { readonly transactionId: TransactionId | null }>
  | Happening<'receivable_reopened', { readonly owedMinor: number; readonly transactionId: TransactionId | null }>
  /** At most `toleranceMinor`, what the creditor lets go. `transactionId`: the payment after which so little was left; null where a person wrote it off. */
  | Happening<
      'written_off',
      {
        readonly writeOffId: WriteOffId;
        readonly amountMinor: number;
        readonly toleranceMinor: number;
        readonly transactionId: TransactionId | null;
        readonly billedMinor: number;
        readonly owedMinor: number;
      }
    >
  | Happening<'write_off_undone', { readonly writeOffId: WriteOffId; readonly amountMinor: number }>;

type TransactionFacts = {
  readonly transactionId: TransactionId;
  readonly currency: Currency;
  /** Of the whole transaction. */
  readonly transactionMinor: number;
  /** The day from which the money counts, YYYY-MM-DD; older lines do not say. */
  readonly value?: string;
};

/** A payment, or the part of it that is one debtor's, lies on receivables. */
export type PaymentMatched = TransactionFacts & {
  readonly rule: AnyRule;
  /** How many proposals were the surest: one, unless a person chose. */
  readonly best: number;
  readonly allocations: readonly (AllocatedPart & {
    /** Of the receivable: what the creditor told, and what is owed after this. */
    readonly billedMinor: number;
    readonly owedMinor: number;
  })[];
};

export type PaymentUndone = TransactionFacts & {
  readonly allocations: readonly (AllocatedPart & { readonly owedMinor: number })[];
};

type AllocatedPart = {
  readonly allocationId: AllocationId;
  readonly receivableId: ReceivableId;
  readonly amountMinor: number;
};
