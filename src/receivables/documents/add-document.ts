import type { Actor } from '../../journal/event.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { type CaseDocument, documentType } from './model.ts';
import type { DocumentFiles, Documents } from './ports.ts';

export type DocumentTools = Tools & {
  readonly work: UnitOfWork;
  readonly documents: Documents;
  readonly documentFiles: DocumentFiles;
};

export type DocumentRefusal = Refusal<'unknown_case' | 'bad_file_name' | 'empty_file' | 'too_large'>;

/**
 * Puts a file onto a case. The same content twice on a case is one document. What it holds is on the disk before it is on record, so that no
 * document is without its file; where this throws, nobody can tell whether it is on record, and a file that is not is swept away later.
 */
export async function addDocument(
  { work, books, journal, ids, clock, documents, documentFiles }: DocumentTools,
  actor: Actor,
  { caseId, name: written }: { readonly caseId: CaseId; readonly name: string },
  pieces: AsyncIterable<Uint8Array>,
): Promise<Result<CaseDocument, DocumentRefusal>> {
  const name = (written.replaceAll('\\', '/').split('/').at(-1) ?? '').trim();
  if (!/^[^\p{Cc}]{1,150}$/u.test(name)) return refuse('bad_file_name', 'Give the file a name of 1 to 150 characters');
  const about = await work.run((tx) => books.receivables.caseOf(tx, caseId));
  if (!about) return refuse('unknown_case', 'There is no such case');
  const id = ids.next('doc');
  const kept = await documentFiles.keep(id, pieces);
  if (!kept.ok) return kept;
  const { hash, size } = kept.value;
  const added = await work.run(async (tx): Promise<Result<CaseDocument, DocumentRefusal>> => {
    const known = (await documents.ofCase(tx, caseId)).find((each) => each.hash === hash);
    if (known) return accept(known);
    if (size === 0) return refuse('empty_file', 'The file is empty');
    const { personId, creditorId } = about;
    const of = { id, caseId, personId, creditorId };
    const addedAt = clock.now().epochMilliseconds;
    const document: CaseDocument = { ...of, name, type: documentType(name), size, hash, file: id, addedAt, addedBy: actor };
    await documents.insert(tx, document);
    const subject = { personId, creditorId, caseId };
    await record(journal, tx, actor, [{ type: 'document_added', subject, data: { documentId: id, type: document.type, size } }]);
    return accept(document);
  });
  if (!added.ok || added.value.id !== id) await documentFiles.remove(id);
  return added;
}
