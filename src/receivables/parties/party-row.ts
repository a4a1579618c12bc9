import type { Currency } from '../../kernel/money.ts';
import type { DebtorRow } from '../model.ts';
import type { PartyRole } from './model.ts';

/** A row that stands for somebody on the case of another. It owes nothing itself. Plain data: it may come from another thread. */
export type PartyRow = {
  readonly person: DebtorRow;
  readonly role: PartyRole;
  /** What tells the case: the creditor's id of a receivable, or of whoever owes. One of them is there. */
  readonly receivableId: string | null;
  readonly principalId: string | null;
  /** Of the case, where the row names one. */
  readonly currency: Currency | null;
};
