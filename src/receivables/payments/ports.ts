import type { CreditorId, PersonId, ReceivableId, TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Allocation } from '../bank/model.ts';
import type { Bank } from '../bank/ports.ts';
import type { ReceivableStatus } from '../model.ts';
import type { Tools } from '../ports.ts';
import type { Owed, WriteOff } from './model.ts';

/** What every use case of payments works with. */
export type PaymentTools = Tools & {
  readonly bank: Pick<Bank, 'accounts' | 'transactions'>;
  readonly payments: Payments;
};

/** By what a receivable is named in a payment: its variable symbol (bare), its document, the creditor's own id, or the account where it is paid. */
export type Mark = 'symbol' | 'document' | 'external_key' | 'account';

/** What payments lie on, what was written off, and what leads from a payment to receivables. */
export interface Payments {
  /**
   * The open receivables of a creditor that bear these marks, by mark. What more than `mostBearers` bear tells nobody apart: it is left
   * out as if none did.
   */
  bearing(tx: Tx, creditorId: CreditorId, mark: Mark, values: readonly string[]): Promise<ReadonlyMap<string, readonly Owed[]>>;
  /** What these people owe the creditor, open; of each at most `mostOwed`, the rest is left out with all of it. */
  openOf(tx: Tx, creditorId: CreditorId, persons: readonly PersonId[]): Promise<Owed[]>;
  /**
   * Of each list of words, in their order: who bears the rarest of them in the name, so everybody who bears all of them is there; nobody
   * where every word is too frequent to be looked through.
   */
  namesakes(
    tx: Tx,
    names: readonly (readonly string[])[],
  ): Promise<readonly (readonly { readonly personId: PersonId; readonly name: string }[])[]>;
  /** In whatever state, in any order. */
  find(tx: Tx, ids: readonly ReceivableId[]): Promise<Owed[]>;
  setOwed(tx: Tx, changes: readonly OwedChange[]): Promise<void>;
  allocate(tx: Tx, allocations: readonly Allocation[]): Promise<void>;
  /** Undone ones as well, oldest first. */
  allocationsOf(tx: Tx, transactionId: TransactionId): Promise<Allocation[]>;
  /** Undoes what stands of a transaction: its allocations, and what was written off after it. */
  undo(tx: Tx, transactionId: TransactionId, at: number): Promise<void>;
  writeOff(tx: Tx, writeOffs: readonly WriteOff[]): Promise<void>;
  undoWriteOff(tx: Tx, id: WriteOff['id'], at: number): Promise<void>;
  /** What was written off after a transaction and stands. */
  writeOffsAfter(tx: Tx, transactionId: TransactionId): Promise<WriteOff[]>;
  /** Undone ones as well, oldest first. */
  writeOffsOf(tx: Tx, receivableId: ReceivableId): Promise<WriteOff[]>;
  /**
   * For whom a creditor was paid from these accounts before, by account, as far as it was matched under one of these rules and stands. An
   * account from which more than `mostPeople` were paid for is nobody's: it is left out.
   */
  payersBy(
    tx: Tx,
    creditorId: CreditorId,
    accounts: readonly string[],
    rules: readonly string[],
  ): Promise<ReadonlyMap<string, readonly PersonId[]>>;
}

export type OwedChange = { readonly id: ReceivableId; readonly amountMinor: number; readonly status: ReceivableStatus };
