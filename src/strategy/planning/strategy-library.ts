import type { Tx } from '../../kernel/transaction.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from '../model.ts';
import type { Segment } from '../segmenting/model.ts';
import type { StrategyBook } from '../strategy-book.ts';

/** What is published, as it stands in one transaction. */
export type OpenLibrary = {
  /** Every version that was ever published: whatever runs finds its own. */
  readonly book: StrategyBook;
  /** Nothing is published that a receivable could enter. */
  readonly empty: boolean;
  /** The version of a strategy that receivables enter now. */
  readonly current: (name: string) => Strategy | undefined;
  /** The strategy that the assignment table gives a receivable, if it may enter it now, and the rule by which. */
  readonly assign: (
    facts: CaseFacts,
    receivable: ReceivableFacts,
    now: number,
  ) => { readonly strategy: Strategy; readonly because: string } | null;
  /** Conditions with a name, published and saved. */
  readonly segments: readonly Segment[];
  /** Names of the segments that a case belongs to: those whose condition holds now, and those that `facts` name already. */
  readonly segmentsOf: (facts: CaseFacts, now: number) => readonly string[];
};

export interface StrategyLibrary {
  open(tx: Tx): Promise<OpenLibrary>;
}
