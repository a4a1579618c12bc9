import type { Selectable } from 'kysely';
import type { BankAccountId, StatementId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { BankStatement, StatementFormat } from '../../../receivables/bank/model.ts';
import type { BankStatements } from '../../../receivables/bank/ports.ts';
import { inside } from '../unit-of-work.ts';
import type { BankTables } from './bank-tables.ts';

export const sqliteBankStatements: BankStatements = {
  begin: async (tx, statement) => {
    await inside(tx)
      .insertInto('bank_statements')
      .values({ ...rowOf(statement), state: 'booking' })
      .execute();
  },
  finish: async (tx, statement) => {
    const { numUpdatedRows } = await inside(tx)
      .updateTable('bank_statements')
      .set({ ...rowOf(statement), state: 'booked' })
      .where('id', '=', statement.id)
      .where('state', '=', 'booking')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  unfinished: async (tx, accountId) => {
    const row = await inside(tx)
      .selectFrom('bank_statements')
      .select('id')
      .where('account_id', '=', accountId)
      .where('state', '=', 'booking')
      .executeTakeFirst();
    return row?.id as StatementId | undefined;
  },
  forget: async (tx, id, limit) => {
    const db = inside(tx);
    const begun = db.selectFrom('bank_statements').select('id').where('id', '=', id).where('state', '=', 'booking');
    const some = db.selectFrom('bank_transactions').select('id').where('statement_id', 'in', begun).limit(limit);
    const { numDeletedRows } = await db.deleteFrom('bank_transactions').where('id', 'in', some).executeTakeFirst();
    const gone = Number(numDeletedRows);
    if (gone < limit) await db.deleteFrom('bank_statements').where('id', '=', id).where('state', '=', 'booking').execute();
    return gone;
  },
  find: async (tx, id) => {
    const row = await booked(tx).where('id', '=', id).executeTakeFirst();
    return row && statementOf(row);
  },
  last: async (tx, accountId) => (await newest(tx, accountId, 1)).map(statementOf)[0],
  before: async (tx, accountId, day) => {
    const query = booked(tx).where('account_id', '=', accountId).where('to_day', '<', day);
    const row = await query.orderBy('to_day', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
    return row && statementOf(row);
  },
  ofAccount: async (tx, accountId, limit) => (await newest(tx, accountId, limit)).map(statementOf),
  touching: async (tx, accountId, from, to) => {
    const rows = await booked(tx)
      .where('account_id', '=', accountId)
      .where('to_day', '>=', from)
      .where('from_day', '<=', to)
      .orderBy('to_day')
      .orderBy('id')
      .execute();
    return rows.map(statementOf);
  },
};

const booked = (tx: Tx) => inside(tx).selectFrom('bank_statements').selectAll().where('state', '=', 'booked');

const newest = (tx: Tx, accountId: BankAccountId, limit: number) =>
  booked(tx).where('account_id', '=', accountId).orderBy('to_day', 'desc').orderBy('id', 'desc').limit(limit).execute();

function rowOf(statement: BankStatement) {
  return {
    id: statement.id,
    account_id: statement.accountId,
    format: statement.format,
    number: statement.number,
    from_day: statement.from,
    to_day: statement.to,
    opening_minor: statement.openingMinor,
    closing_minor: statement.closingMinor,
    file_hash: statement.fileHash,
    transactions: statement.transactions,
    as_of: statement.asOf,
    booked_at: statement.bookedAt,
  };
}

function statementOf(row: Selectable<BankTables['bank_statements']>): BankStatement {
  return {
    id: row.id as StatementId,
    accountId: row.account_id as BankAccountId,
    format: row.format as StatementFormat,
    number: row.number,
    from: row.from_day,
    to: row.to_day,
    openingMinor: row.opening_minor,
    closingMinor: row.closing_minor,
    fileHash: row.file_hash,
    transactions: row.transactions,
    asOf: row.as_of,
    bookedAt: row.booked_at,
  };
}
