import type { Happening } from '../journal/event.ts';
import type { BankAccountId, ImportId, StatementId } from '../kernel/ids.ts';
import type { StatementFormat } from '../receivables/bank/model.ts';

export type IntakeHappening =
  | Happening<
      'receivables_imported',
      {
        readonly importId: ImportId;
        readonly rows: number;
        readonly good: number;
        readonly created: number;
        readonly updated: number;
        readonly unchanged: number;
        readonly rejected: number;
        /** How the creditor has confirmed the e-mail addresses, in the operator's words. */
        readonly confirmedEmails?: string;
      }
    >
  /** Its transactions are there from now on. Amounts in minor units of the account's currency, dates YYYY-MM-DD. */
  | Happening<
      'statement_booked',
      {
        readonly statementId: StatementId;
        readonly accountId: BankAccountId;
        readonly format: StatementFormat;
        readonly from: string;
        readonly to: string;
        /** `known`: movements of it that another statement had brought. */
        readonly transactions: number;
        readonly known: number;
        readonly incomingMinor: number;
        readonly outgoingMinor: number;
        /** Until when it tells what happened (epoch ms). */
        readonly asOf: number;
      }
    >
  /**
   * The balances say that movements are missing. `gap`: the statement opens with another balance than the one before it closed with;
   * `difference`: it overlaps with others, and what was new in it does not lead to its closing balance.
   */
  | Happening<
      'statement_gap_found',
      {
        readonly statementId: StatementId;
        readonly accountId: BankAccountId;
        readonly kind: 'gap' | 'difference';
        readonly after: StatementId;
        /** The days in between of which no statement tells; null when there is none. */
        readonly missing: { readonly from: string; readonly to: string } | null;
        readonly expectedMinor: number;
        readonly foundMinor: number;
      }
    >
  /** Every bank that may be asked was: of so many accounts, and so many movements were new. */
  | Happening<'banks_asked', { readonly accounts: number; readonly booked: number }>
  /** The bank had nothing new: what we know holds until `asOf` (epoch ms). */
  | Happening<'bank_data_confirmed', { readonly accountId: BankAccountId; readonly asOf: number }>;
