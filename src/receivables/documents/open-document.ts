import type { Actor } from '../../journal/event.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { record } from '../record.ts';
import type { DocumentTools } from './add-document.ts';
import type { CaseDocument } from './model.ts';

export type DocumentTrouble = Refusal<'unknown_document' | 'document_missing'>;

/** What a document holds, for somebody who may see it. That it was opened is in the journal before anybody sees it. */
export async function openDocument(
  { work, journal, documents, documentFiles }: DocumentTools,
  actor: Actor,
  id: DocumentId,
): Promise<Result<{ readonly document: CaseDocument; readonly bytes: Uint8Array }, DocumentTrouble>> {
  const document = await work.run((tx) => documents.find(tx, id));
  if (!document) return refuse('unknown_document', 'There is no such document');
  const bytes = await documentFiles.read(document.file);
  if (!bytes) return refuse('document_missing', 'Its file is not in the data folder: restore it from a backup');
  await work.run((tx) => record(journal, tx, actor, [{ type: 'document_opened', ...about(document) }]));
  return accept({ document, bytes });
}

/** It is gone, and its file with it, unless an older document shares that. A file that is left behind by a process that dies here is swept away. */
export async function removeDocument(
  { work, journal, clock, documents, documentFiles }: DocumentTools,
  actor: Actor,
  id: DocumentId,
): Promise<Result<CaseDocument, DocumentTrouble>> {
  const removed = await work.run(async (tx) => {
    const document = await documents.find(tx, id);
    if (!document) return undefined;
    await documents.remove(tx, id, clock.now().epochMilliseconds);
    await record(journal, tx, actor, [{ type: 'document_removed', ...about(document) }]);
    return { document, isUsed: await documents.isUsed(tx, document.file) };
  });
  if (!removed) return refuse('unknown_document', 'There is no such document');
  if (!removed.isUsed) await documentFiles.remove(removed.document.file);
  return accept(removed.document);
}

function about({ id, caseId, personId, creditorId }: CaseDocument) {
  return { subject: { personId, creditorId, caseId }, data: { documentId: id } };
}
