import type { PersonId, ReceivableId, TransactionId, WriteOffId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Receivable } from '../model.ts';
import type { AnyRule } from './match-rules.ts';

/** A receivable as a payment sees it; `amountMinor` is what is still owed of it. */
export type Owed = Pick<
  Receivable,
  | 'id'
  | 'caseId'
  | 'creditorId'
  | 'personId'
  | 'status'
  | 'kind'
  | 'currency'
  | 'amountMinor'
  | 'billedMinor'
  | 'due'
  | 'variableSymbol'
  | 'document'
  | 'externalKey'
  | 'iban'
>;

/** What one transaction shall pay, and how it is known: receivables of one case, in the order in which they are paid. */
export type Proposal = {
  readonly rule: AnyRule;
  /** Of `match-rules.ts`: higher is surer. */
  readonly score: number;
  readonly personId: PersonId;
  readonly receivables: readonly Owed[];
  /** The payment is exactly what is owed of these. */
  readonly exact: boolean;
};

/** `best`: how many proposals had the highest score; a match has one, a tie more, nothing none. */
export type Matching =
  | { readonly outcome: 'match'; readonly proposal: Proposal; readonly best: number }
  | {
      readonly outcome: 'suspense';
      readonly reason: LadderReason;
      readonly best: number;
      /** Surest first. */
      readonly suggestions: readonly Proposal[];
    };

/** Why the ladder leaves a payment to a person. */
export type LadderReason = 'nothing_found' | 'tie' | 'contradicted' | 'too_weak';

/** Why a payment waits for a person. */
export type SuspenseReason = LadderReason | 'reversal_of_nothing' | 'money_returned_to_us';

/** What is left of a receivable and too small to be collected, or not to be collected any more; undone, it stays as a line. */
export type WriteOff = {
  readonly id: WriteOffId;
  readonly receivableId: ReceivableId;
  /** The payment after which so little was left; null where a person wrote it off. */
  readonly transactionId: TransactionId | null;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** Epoch ms. */
  readonly at: number;
  readonly undoneAt: number | null;
};
