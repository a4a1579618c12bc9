import { type Selectable, sql } from 'kysely';
import type { BankAccountId, CreditorId, StatementId, TransactionId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { BankTransaction, TransactionState } from '../../../receivables/bank/model.ts';
import type { BankTransactions } from '../../../receivables/bank/ports.ts';
import { manyRows, paddedList } from '../many-rows.ts';
import { rowsOf } from '../rows-of.ts';
import { inside } from '../unit-of-work.ts';
import type { BankTables } from './bank-tables.ts';

export const sqliteBankTransactions: BankTransactions = {
  insert: (tx, transactions) => insertTransactions(tx, transactions.map(rowOf)),
  find: async (tx, id) => {
    const row = await seen(tx).where('id', '=', id).executeTakeFirst();
    return row && transactionOf(row);
  },
  knownKeys: async (tx, accountId, keys) => {
    if (keys.length === 0) return new Set();
    const rows = await inside(tx)
      .selectFrom('bank_transactions')
      .select('external_key')
      .where('account_id', '=', accountId)
      .where('external_key', 'in', paddedList(keys))
      .execute();
    return new Set(rows.map(({ external_key }) => external_key));
  },
  alike: async (tx, accountId, booked, amountMinor) => {
    const query = seen(tx)
      .where('account_id', '=', accountId)
      .where('booked', '=', booked)
      .where('amount_minor', '=', amountMinor)
      .orderBy('id');
    return (await query.execute()).map(transactionOf);
  },
  waiting: async (tx, limit) =>
    (await seen(tx).where('state', '=', 'new').orderBy('id').limit(limit).execute()).map(transactionOf),
  inState: async (tx, state, { limit, after }) => {
    const query = seen(tx).where('state', '=', state).orderBy('id', 'desc').limit(limit);
    return (await (after ? query.where('id', '<', after) : query).execute()).map(transactionOf);
  },
  setState: async (tx, id, state) => {
    await inside(tx).updateTable('bank_transactions').set({ state }).where('id', '=', id).execute();
  },
  setStates: async (tx, ids, state) => {
    if (ids.length === 0) return;
    const those = 'select value from json_each(?)';
    await rowsOf(tx, `update or fail bank_transactions set state = ? where id in (${those})`, [state, JSON.stringify(ids)]);
  },
  takenBackBy: async (tx, { accountId, amountMinor, booked }) => {
    const query = seen(tx)
      .where('account_id', '=', accountId)
      .where('amount_minor', '=', -amountMinor)
      .where('booked', '<=', booked)
      .where('reversal', '=', 0)
      .where('state', '!=', 'reversed')
      .orderBy('booked', 'desc')
      .limit(50);
    return (await query.execute()).map(transactionOf);
  },
};

/** Those of booked statements, and those that came without one. */
const seen = (tx: Tx) =>
  inside(tx)
    .selectFrom('bank_transactions')
    .selectAll()
    .where(
      sql<boolean>`not exists (select 1 from bank_statements s where s.id = bank_transactions.statement_id and s.state = 'booking')`,
    );

const insertTransactions = manyRows<BankTables['bank_transactions']>((db, rows) =>
  db.insertInto('bank_transactions').values(rows),
);

function rowOf(transaction: BankTransaction): BankTables['bank_transactions'] {
  return {
    id: transaction.id,
    account_id: transaction.accountId,
    creditor_id: transaction.creditorId,
    statement_id: transaction.statementId,
    external_key: transaction.externalKey,
    booked: transaction.booked,
    value: transaction.value,
    amount_minor: transaction.amountMinor,
    currency: transaction.currency,
    reversal: transaction.reversal ? 1 : 0,
    payer_name: transaction.payerName,
    payer_account: transaction.payerAccount,
    paid_to: transaction.paidTo,
    variable_symbol: transaction.variableSymbol,
    constant_symbol: transaction.constantSymbol,
    specific_symbol: transaction.specificSymbol,
    end_to_end_id: transaction.endToEndId,
    creditor_reference: transaction.creditorReference,
    message: transaction.message,
    state: transaction.state,
    erased_at: null,
  };
}

function transactionOf(row: Selectable<BankTables['bank_transactions']>): BankTransaction {
  return {
    id: row.id as TransactionId,
    accountId: row.account_id as BankAccountId,
    creditorId: row.creditor_id as CreditorId,
    statementId: row.statement_id as StatementId | null,
    externalKey: row.external_key,
    booked: row.booked,
    value: row.value,
    amountMinor: row.amount_minor,
    currency: row.currency as Currency,
    reversal: row.reversal === 1,
    payerName: row.payer_name,
    payerAccount: row.payer_account,
    paidTo: row.paid_to,
    variableSymbol: row.variable_symbol,
    constantSymbol: row.constant_symbol,
    specificSymbol: row.specific_symbol,
    endToEndId: row.end_to_end_id,
    creditorReference: row.creditor_reference,
    message: row.message,
    state: row.state as TransactionState,
  };
}
