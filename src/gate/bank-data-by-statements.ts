import { bankDataOf } from '../receivables/bank/is-stale.ts';
import type { BankAccounts } from '../receivables/bank/ports.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { Books } from '../receivables/ports.ts';
import type { BankDataAges } from './ports.ts';

/** How old what we know of a creditor's accounts is, by the statements that were booked. A creditor without accounts expects none. */
export function bankDataByStatements(books: Pick<Books, 'creditors'>, accounts: Pick<BankAccounts, 'ofCreditor'>): BankDataAges {
  return {
    of: async (tx, creditorId) => {
      const own = await accounts.ofCreditor(tx, creditorId);
      if (own.length === 0) return null;
      return bankDataOf(own, (await getCreditor(books, tx, creditorId)).country);
    },
  };
}
