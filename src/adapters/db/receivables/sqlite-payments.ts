import type { Selectable } from 'kysely';
import type { AllocationId, ReceivableId, TransactionId, WriteOffId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Allocation } from '../../../receivables/bank/model.ts';
import type { WriteOff } from '../../../receivables/payments/model.ts';
import type { Payments } from '../../../receivables/payments/ports.ts';
import { manyRows } from '../many-rows.ts';
import { eachRow } from '../rows-of.ts';
import { inside } from '../unit-of-work.ts';
import type { PaymentsTables } from './payments-tables.ts';
import { sqlitePaymentEvidence } from './sqlite-payment-evidence.ts';

/** What payments lie on, what was written off, and what leads from a payment to receivables, in SQLite. */
export const sqlitePayments: Payments = {
  ...sqlitePaymentEvidence,
  setOwed: async (tx, changes) => {
    const inOrder = changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await eachRow(
      tx,
      setOwed,
      inOrder.map(({ id, amountMinor, status }) => [amountMinor, status, id]),
    );
  },
  allocate: (tx, allocations) => insertAllocations(tx, allocations.map(rowOf)),
  allocationsOf: async (tx, transactionId) => {
    const rows = await inside(tx)
      .selectFrom('allocations')
      .selectAll()
      .where('transaction_id', '=', transactionId)
      .orderBy('id')
      .execute();
    return rows.map(allocationOf);
  },
  undo: async (tx, transactionId, at) => {
    for (const table of ['allocations', 'write_offs'] as const)
      await inside(tx)
        .updateTable(table)
        .set({ undone_at: at })
        .where('transaction_id', '=', transactionId)
        .where('undone_at', 'is', null)
        .execute();
  },
  writeOff: (tx, writeOffs) =>
    insertWriteOffs(
      tx,
      writeOffs.map(({ id, receivableId, transactionId, amountMinor, currency, at, undoneAt }) => ({
        id,
        receivable_id: receivableId,
        transaction_id: transactionId,
        amount_minor: amountMinor,
        currency,
        at,
        undone_at: undoneAt,
      })),
    ),
  undoWriteOff: async (tx, id, at) => {
    await inside(tx).updateTable('write_offs').set({ undone_at: at }).where('id', '=', id).execute();
  },
  writeOffsAfter: async (tx, transactionId) => {
    const standing = inside(tx).selectFrom('write_offs').selectAll().where('undone_at', 'is', null);
    return (await standing.where('transaction_id', '=', transactionId).orderBy('id').execute()).map(writeOffOf);
  },
  writeOffsOf: async (tx, receivableId) => {
    const query = inside(tx).selectFrom('write_offs').selectAll().where('receivable_id', '=', receivableId).orderBy('id');
    return (await query.execute()).map(writeOffOf);
  },
};

/** One row a statement, since SQLite would write a list to a table of its own first. In the order of their ids neighbours share a page. */
const setOwed = 'update receivables set amount_minor = ?, status = ? where id = ?';
const insertAllocations = manyRows<PaymentsTables['allocations']>((db, rows) => db.insertInto('allocations').values(rows));
const insertWriteOffs = manyRows<PaymentsTables['write_offs']>((db, rows) => db.insertInto('write_offs').values(rows));

function rowOf({ id, transactionId, receivableId, amountMinor, rule, at, undoneAt }: Allocation): PaymentsTables['allocations'] {
  return {
    id,
    transaction_id: transactionId,
    receivable_id: receivableId,
    amount_minor: amountMinor,
    rule,
    at,
    undone_at: undoneAt,
  };
}

function allocationOf(row: Selectable<PaymentsTables['allocations']>): Allocation {
  return {
    id: row.id as AllocationId,
    transactionId: row.transaction_id as TransactionId,
    receivableId: row.receivable_id as ReceivableId,
    amountMinor: row.amount_minor,
    rule: row.rule,
    at: row.at,
    undoneAt: row.undone_at,
  };
}

function writeOffOf(row: Selectable<PaymentsTables['write_offs']>): WriteOff {
  return {
    id: row.id as WriteOffId,
    receivableId: row.receivable_id as ReceivableId,
    transactionId: row.transaction_id as TransactionId | null,
    amountMinor: row.amount_minor,
    currency: row.currency as Currency,
    at: row.at,
    undoneAt: row.undone_at,
  };
}
