import type { CreditorId, PersonId, ReceivableId, TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Allocation } from '../bank/model.ts';
import type { Bank } from '../bank/ports.ts';
import type { KeyedHash, ReceivableStatus } from '../model.ts';
import type { Tools, VerifierHasher } from '../ports.ts';
import type { Owed, Payer, WriteOff } from './model.ts';

/** What every use case of payments works with. */
export type PaymentTools = Tools & {
  readonly bank: Pick<Bank, 'accounts' | 'transactions'>;
  readonly payments: Payments;
  readonly hasher: VerifierHasher;
};

/** By what a receivable is named in a payment: its variable symbol (bare), its document, the creditor's own id, or the account where it is paid. */
export type Mark = 'symbol' | 'document' | 'external_key' | 'account';

/** What payments lie on, what was written off, and who pays from where. */
export interface Payments {
  /**
   * The open receivables of a creditor that bear these marks, by mark. What more than `mostBearers` bear tells nobody apart: it is left
   * out as if none did.
   */
  bearing(tx: Tx, creditorId: CreditorId, mark: Mark, values: readonly string[]): Promise<ReadonlyMap<string, readonly Owed[]>>;
  /** What these people owe the creditor, open; of each at most `mostOwed`, the rest is left out with all of it. */
  openOf(tx: Tx, creditorId: CreditorId, persons: readonly PersonId[]): Promise<Owed[]>;
  /** Who bears all these words in the name; nobody when every word is too frequent to be looked through. */
  named(tx: Tx, words: readonly string[]): Promise<readonly { readonly personId: PersonId; readonly name: string }[]>;
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
  /** What stands against a receivable, paid and written off together, by receivable; nothing where it is 0. */
  settledMinor(tx: Tx, ids: readonly ReceivableId[]): Promise<ReadonlyMap<ReceivableId, number>>;
  /** Who pays a creditor from accounts with these hashes, by hash. */
  payersBy(tx: Tx, creditorId: CreditorId, hashes: readonly string[]): Promise<ReadonlyMap<string, readonly PersonId[]>>;
  remember(tx: Tx, creditorId: CreditorId, payers: readonly Payer[]): Promise<void>;
  forget(tx: Tx, creditorId: CreditorId, hashes: readonly KeyedHash[], personId: PersonId): Promise<void>;
}

export type OwedChange = { readonly id: ReceivableId; readonly amountMinor: number; readonly status: ReceivableStatus };
