import type { Selectable } from 'kysely';
import type { ImportBatch, ImportBatches } from '../../../intake/ports.ts';
import type { CreditorId, ImportId } from '../../../kernel/ids.ts';
import { manyRows } from '../many-rows.ts';
import { inside } from '../unit-of-work.ts';
import type { IntakeTables } from './tables.ts';

export const sqliteImportBatches: ImportBatches = {
  insert: async (tx, { counts, ...batch }) => {
    await inside(tx)
      .insertInto('imports')
      .values({
        id: batch.id,
        creditor_id: batch.creditorId,
        file_name: batch.fileName,
        file_hash: batch.fileHash,
        settings: batch.settings,
        state: batch.state,
        started_at: batch.startedAt,
        finished_at: batch.finishedAt,
        rows_done: counts.rows,
        created: counts.created,
        updated: counts.updated,
        unchanged: counts.unchanged,
        rejected: counts.rejected,
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
    return row && batchOf(row);
  },
  findRunning: async (tx, creditorId, fileHash, settings) => {
    const row = await inside(tx)
      .selectFrom('imports')
      .selectAll()
      .where('creditor_id', '=', creditorId)
      .where('file_hash', '=', fileHash)
      .where('settings', '=', settings)
      .where('state', '=', 'running')
      .executeTakeFirst();
    return row && batchOf(row);
  },
  list: async (tx, limit) => {
    const rows = await inside(tx).selectFrom('imports').selectAll().orderBy('id', 'desc').limit(limit).execute();
    return rows.map(batchOf);
  },
  advance: async (tx, id, from, { rows, created, updated, unchanged, rejected }) => {
    const { numUpdatedRows } = await inside(tx)
      .updateTable('imports')
      .set({ rows_done: rows, created, updated, unchanged, rejected })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('rows_done', '=', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  addErrors: async (tx, id, errors) => {
    if (errors.length === 0) return;
    const last = await inside(tx)
      .selectFrom('import_errors')
      .select(({ fn }) => fn.max('position').as('position'))
      .where('import_id', '=', id)
      .executeTakeFirst();
    const from = (last?.position ?? -1) + 1;
    const rows = errors.map(({ column, part = null, ...error }, index) => ({
      import_id: id,
      position: from + index,
      column_name: column,
      part,
      ...error,
    }));
    await insertErrors(tx, rows);
  },
  errors: async (tx, id, skip, limit) => {
    const rows = await inside(tx)
      .selectFrom('import_errors')
      .selectAll()
      .where('import_id', '=', id)
      .where('position', '>=', skip)
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.map(({ line, part, column_name, reason, message, value }) => ({
      line,
      ...(part !== null && { part }),
      column: column_name,
      reason: reason as Awaited<ReturnType<ImportBatches['errors']>>[number]['reason'],
      message,
      value,
    }));
  },
  finish: async (tx, id, at) => {
    await inside(tx).updateTable('imports').set({ state: 'finished', finished_at: at }).where('id', '=', id).execute();
  },
};

const insertErrors = manyRows<IntakeTables['import_errors']>((db, rows) => db.insertInto('import_errors').values(rows));

function batchOf(row: Selectable<IntakeTables['imports']>): ImportBatch {
  const { rows_done: rows, created, updated, unchanged, rejected } = row;
  return {
    id: row.id as ImportId,
    creditorId: row.creditor_id as CreditorId,
    fileName: row.file_name,
    fileHash: row.file_hash,
    settings: row.settings,
    state: row.state as ImportBatch['state'],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    counts: { rows, created, updated, unchanged, rejected },
  };
}
