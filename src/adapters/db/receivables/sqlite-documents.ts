import type { Actor } from '../../../journal/event.ts';
import type { CaseId, CreditorId, DocumentId, PersonId } from '../../../kernel/ids.ts';
import type { CaseDocument } from '../../../receivables/documents/model.ts';
import type { Documents } from '../../../receivables/documents/ports.ts';
import { rowsOf } from '../rows-of.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteDocuments: Documents = {
  insert: async (tx, { id, caseId, personId, creditorId, name, type, size, hash, file, addedAt, addedBy }) => {
    await rowsOf(
      tx,
      `insert into case_documents (id, case_id, person_id, creditor_id, name, type, size, hash, file, added_at, added_by)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, caseId, personId, creditorId, name, type, size, hash, file, addedAt, addedBy],
    );
  },
  find: async (tx, id) =>
    (await rowsOf<Row>(tx, 'select * from case_documents where id = ? and removed_at is null', [id])).map(documentOf)[0],
  ofCase: async (tx, caseId) =>
    (
      await rowsOf<Row>(tx, 'select * from case_documents where case_id = ? and removed_at is null order by id desc', [caseId])
    ).map(documentOf),
  remove: async (tx, id, at) => {
    await rowsOf(tx, `update case_documents set removed_at = ?, name = '', hash = '', file = '' where id = ?`, [at, id]);
  },
  isUsed: async (tx, file) =>
    (await rowsOf(tx, 'select 1 from case_documents where file = ? and removed_at is null limit 1', [file])).length > 0,
};

type Row = ReceivablesTables['case_documents'];

function documentOf(row: Row): CaseDocument {
  return {
    ...{ id: row.id as DocumentId, caseId: row.case_id as CaseId, personId: row.person_id as PersonId },
    ...{
      creditorId: row.creditor_id as CreditorId,
      name: row.name,
      type: row.type,
      size: row.size,
      hash: row.hash,
      file: row.file,
    },
    ...{ addedAt: row.added_at, addedBy: row.added_by as Actor },
  };
}
