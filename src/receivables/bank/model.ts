import type { BankAccountId, CreditorId, Id, ReceivableId, StatementId, TransactionId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';

/** Where debtors pay a creditor. */
export type BankAccount = {
  readonly id: BankAccountId;
  readonly creditorId: CreditorId;
  /** As it is compared: an IBAN without spaces, in capitals. */
  readonly iban: string;
  readonly currency: Currency;
  readonly label: string | null;
  /** Hours after which what we know of this account is too old to dun by; null: no statements are expected, nothing is held for them. */
  readonly staleAfterHours: number | null;
  /** Until when (epoch ms) booked statements tell what happened on it; null: none was ever booked. */
  readonly asOf: number | null;
};

export const statementFormats = ['camt053', 'gpc', 'mt940', 'elixir', 'fio'] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** What a bank says of one account over a time: opening + sum of its transactions = closing. Amounts in minor units, may be negative. */
export type BankStatement = {
  readonly id: StatementId;
  readonly accountId: BankAccountId;
  readonly format: StatementFormat;
  /** The bank's own number or id of it; null where the format has none. */
  readonly number: string | null;
  /** First and last day that it tells of, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** Null where the source tells no balances. */
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** Hex SHA-256 of the file that it came in. */
  readonly fileHash: string;
  readonly transactions: number;
  /** Until when it tells what happened, for the staleness of bank data (epoch ms). */
  readonly asOf: number;
  readonly bookedAt: number;
};

/**
 * Money in (positive) or out (negative) of an account of a creditor. Unique by account and `externalKey`: the bank's own reference, or what
 * it says and the how-manieth alike of its day it is; both begin with the format that told it (`camt053:`).
 */
export type BankTransaction = {
  readonly id: TransactionId;
  readonly accountId: BankAccountId;
  readonly creditorId: CreditorId;
  readonly statementId: StatementId | null;
  readonly externalKey: string;
  /** The bank's day of booking and the day from which the money counts, YYYY-MM-DD. */
  readonly booked: string;
  readonly value: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** Takes back an earlier one (a returned payment): of opposite sign. */
  readonly reversal: boolean;
  /** The other side. Account: an IBAN (also where only a Czech or Slovak number was told), else as the bank wrote it. */
  readonly payerName: string | null;
  readonly payerAccount: string | null;
  /** The number that the payer paid to where it is not the account's own: a virtual account for each debtor. Else null. */
  readonly paidTo: string | null;
  /** Without leading zeros; null for none or zeros only. */
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
  /** `EndToEndId`; `NOTPROVIDED` is null. */
  readonly endToEndId: string | null;
  /** Structured creditor reference (`RF…`). */
  readonly creditorReference: string | null;
  /** All free text, in one line. */
  readonly message: string | null;
  readonly state: TransactionState;
};

/**
 * `new`: not looked at. `matched`: all of it lies on receivables. `partly`: a part does, the rest is in suspense. `suspense`: waits for a
 * person. `reversed`: taken back by the bank. `ignored`: a person said that it pays no receivable. `outgoing`: nothing to match.
 */
export const transactionStates = ['new', 'matched', 'partly', 'suspense', 'reversed', 'ignored', 'outgoing'] as const;
export type TransactionState = (typeof transactionStates)[number];

/** So much of a transaction lies on a receivable; undone, it stays as a line with `undoneAt`. Together never more than the transaction. */
export type Allocation = {
  readonly id: Id<'alc'>;
  readonly transactionId: TransactionId;
  readonly receivableId: ReceivableId;
  readonly amountMinor: number;
  /** The step of the ladder, or `manual`. */
  readonly rule: string;
  /** Epoch ms. */
  readonly at: number;
  readonly undoneAt: number | null;
};
