import type { BankAccountId, CreditorId, StatementId, TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankAccount, BankStatement, BankTransaction, TransactionState } from './model.ts';

/** What banks told us. */
export type Bank = {
  readonly accounts: BankAccounts;
  readonly statements: BankStatements;
  readonly transactions: BankTransactions;
};

export interface BankAccounts {
  insert(tx: Tx, account: BankAccount): Promise<void>;
  /** Its label and how soon its data is stale. */
  update(tx: Tx, account: BankAccount): Promise<void>;
  find(tx: Tx, id: BankAccountId): Promise<BankAccount | undefined>;
  /** `iban`: without spaces, in capitals. An account belongs to one creditor. */
  findByIban(tx: Tx, iban: string): Promise<BankAccount | undefined>;
  /** By IBAN. */
  ofCreditor(tx: Tx, creditorId: CreditorId): Promise<readonly BankAccount[]>;
  /** By creditor, then IBAN. */
  list(tx: Tx): Promise<BankAccount[]>;
  /** We know what happened until `asOf` (epoch ms). Never goes back. */
  confirm(tx: Tx, id: BankAccountId, asOf: number): Promise<void>;
}

/**
 * Statements that are booked, and the one of an account that is just being booked: it and its transactions are seen by nobody until
 * `finish`, and go whole with `forget` when whoever booked them died.
 */
export interface BankStatements {
  /** Begins to book. */
  begin(tx: Tx, statement: BankStatement): Promise<void>;
  /** Booked: it and its transactions are seen from now on. False when somebody has forgotten it meanwhile; nothing is changed then. */
  finish(tx: Tx, statement: BankStatement): Promise<boolean>;
  /** The one that was begun and never finished. */
  unfinished(tx: Tx, accountId: BankAccountId): Promise<StatementId | undefined>;
  /** Takes an unfinished one back, at most `limit` of its transactions at a time; says how many these were. */
  forget(tx: Tx, id: StatementId, limit: number): Promise<number>;
  find(tx: Tx, id: StatementId): Promise<BankStatement | undefined>;
  /** The booked one that goes furthest; of several of one last day the one that was booked last. */
  last(tx: Tx, accountId: BankAccountId): Promise<BankStatement | undefined>;
  /** The booked one whose last day is the latest before this day. */
  before(tx: Tx, accountId: BankAccountId, day: string): Promise<BankStatement | undefined>;
  /** Newest last day first. */
  ofAccount(tx: Tx, accountId: BankAccountId, limit: number): Promise<BankStatement[]>;
  /** The booked ones that tell of any day from `from` to `to`, YYYY-MM-DD. */
  touching(tx: Tx, accountId: BankAccountId, from: string, to: string): Promise<BankStatement[]>;
}

/** Those of a statement that is being booked are there for `knownKeys` only. */
export interface BankTransactions {
  insert(tx: Tx, transactions: readonly BankTransaction[]): Promise<void>;
  find(tx: Tx, id: TransactionId): Promise<BankTransaction | undefined>;
  /** Which of these external keys the account has. */
  knownKeys(tx: Tx, accountId: BankAccountId, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** What the account has of one day and amount (minor units), oldest first. */
  alike(tx: Tx, accountId: BankAccountId, booked: string, amountMinor: number): Promise<BankTransaction[]>;
  /** State `new`, oldest first. */
  waiting(tx: Tx, limit: number): Promise<BankTransaction[]>;
  /** Of one state, newest first; `after`: older than this one. */
  inState(
    tx: Tx,
    state: TransactionState,
    page: { readonly limit: number; readonly after?: TransactionId },
  ): Promise<BankTransaction[]>;
  setState(tx: Tx, id: TransactionId, state: TransactionState): Promise<void>;
  /** The same of many. */
  setStates(tx: Tx, ids: readonly TransactionId[], state: TransactionState): Promise<void>;
  /** What a reversal may take back: of its account and its amount turned round, booked by its day, at most 50, newest first. */
  takenBackBy(tx: Tx, reversal: BankTransaction): Promise<BankTransaction[]>;
}
