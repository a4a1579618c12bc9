import type { CreditorId, PersonId, ReceivableId, TransactionId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { BankAccount, BankStatement, TransactionState } from '../../receivables/bank/model.ts';
import type { Standing } from '../../receivables/bank/standing-of.ts';
import type { ExplainedPayment, ExplainedSuspense } from '../../receivables/payments/explain-payments.ts';
import type { UserName } from '../ports.ts';

/** What came in on creditors' accounts, what it pays and why, and what a person decides about it. */
export interface PaymentDesk {
  accounts(): Promise<readonly AccountView[]>;
  addAccount(wish: AccountWish, by: UserName): Promise<Result<AccountView>>;
  /** The last `limit` of each account, the latest days first. */
  statements(limit: number): Promise<readonly StatementView[]>;
  /** In any of these states, newest first. */
  payments(states: readonly TransactionState[], page: PaymentPage): Promise<Named<ExplainedPayment>>;
  /** What waits for a person, newest first. */
  suspense(page: PaymentPage): Promise<Named<ExplainedSuspense>>;
  match(id: TransactionId, receivables: readonly ReceivableId[], by: UserName): Promise<Result<PaymentTold>>;
  unmatch(id: TransactionId, by: UserName): Promise<Result<PaymentTold>>;
  ignore(id: TransactionId, by: UserName): Promise<Result<PaymentTold>>;
}

/** `after`: older than this one. */
export type PaymentPage = { readonly limit: number; readonly after?: TransactionId };

/** Names of whoever is spoken of. */
export type Names = {
  readonly creditors: ReadonlyMap<CreditorId, string>;
  readonly debtors: ReadonlyMap<PersonId, string>;
};

export type Named<Payment> = { readonly payments: readonly Payment[]; readonly names: Names };

export type PaymentTold = { readonly payment: ExplainedPayment; readonly names: Names };

export type AccountWish = {
  readonly creditorId: CreditorId;
  readonly iban: string;
  readonly label?: string;
  readonly statementsExpected?: boolean;
};

export type AccountView = BankAccount & {
  readonly creditor: string;
  readonly standing: Standing;
};

export type StatementView = BankStatement & Pick<BankAccount, 'iban' | 'currency'> & { readonly creditor: string };
