import { type Selectable, sql } from 'kysely';
import type { BankAccountId, CreditorId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { BankAccount } from '../../../receivables/bank/model.ts';
import type { BankAccounts } from '../../../receivables/bank/ports.ts';
import { seldomChanged } from '../seldom-changed.ts';
import { inside } from '../unit-of-work.ts';
import type { BankTables } from './bank-tables.ts';

export const sqliteBankAccounts: BankAccounts = {
  insert: async (tx, account) => {
    await inside(tx).insertInto('bank_accounts').values(rowOf(account)).execute();
  },
  update: async (tx, { id, label, staleAfterHours }) => {
    const changed = { label, stale_after_hours: staleAfterHours };
    await inside(tx).updateTable('bank_accounts').set(changed).where('id', '=', id).execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('bank_accounts').selectAll().where('id', '=', id).executeTakeFirst();
    return row && accountOf(row);
  },
  findByIban: async (tx, iban) => {
    const row = await inside(tx).selectFrom('bank_accounts').selectAll().where('iban', '=', iban).executeTakeFirst();
    return row && accountOf(row);
  },
  ofCreditor: seldomChanged(['bank_accounts'], async (tx, creditorId: CreditorId) => {
    const query = inside(tx).selectFrom('bank_accounts').selectAll().where('creditor_id', '=', creditorId);
    return (await query.orderBy('iban').execute()).map(accountOf);
  }),
  list: async (tx) => {
    const query = inside(tx).selectFrom('bank_accounts').selectAll();
    return (await query.orderBy('creditor_id').orderBy('iban').execute()).map(accountOf);
  },
  confirm: async (tx, id, asOf) => {
    await inside(tx)
      .updateTable('bank_accounts')
      .set({ as_of: sql<number>`max(coalesce(as_of, ${asOf}), ${asOf})` })
      .where('id', '=', id)
      .execute();
  },
};

function rowOf(account: BankAccount) {
  return {
    id: account.id,
    creditor_id: account.creditorId,
    iban: account.iban,
    currency: account.currency,
    label: account.label,
    stale_after_hours: account.staleAfterHours,
    as_of: account.asOf,
  };
}

function accountOf(row: Selectable<BankTables['bank_accounts']>): BankAccount {
  return {
    id: row.id as BankAccountId,
    creditorId: row.creditor_id as CreditorId,
    iban: row.iban,
    currency: row.currency as Currency,
    label: row.label,
    staleAfterHours: row.stale_after_hours,
    asOf: row.as_of,
  };
}
