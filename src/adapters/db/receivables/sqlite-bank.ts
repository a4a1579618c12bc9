import type { Bank } from '../../../receivables/bank/ports.ts';
import { sqliteBankAccounts } from './sqlite-bank-accounts.ts';
import { sqliteBankStatements } from './sqlite-bank-statements.ts';
import { sqliteBankTransactions } from './sqlite-bank-transactions.ts';

/** What banks told us, in SQLite. */
export const sqliteBank: Bank = {
  accounts: sqliteBankAccounts,
  statements: sqliteBankStatements,
  transactions: sqliteBankTransactions,
};
