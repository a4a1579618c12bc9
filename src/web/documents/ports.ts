import type { CaseId, DocumentId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { CaseDocument } from '../../receivables/documents/model.ts';
import type { UserName } from '../ports.ts';

/** Files on cases. `by`: who added it, by name. */
export interface DocumentDesk {
  ofCase(caseId: CaseId): Promise<readonly (CaseDocument & { readonly by: string })[]>;
  add(
    wish: { readonly caseId: CaseId; readonly name: string },
    pieces: AsyncIterable<Uint8Array>,
    by: UserName,
  ): Promise<Result<CaseDocument & { readonly by: string }>>;
  /** That it was opened is written down. */
  open(id: DocumentId, by: UserName): Promise<Result<{ readonly document: CaseDocument; readonly bytes: Uint8Array }>>;
  remove(id: DocumentId, by: UserName): Promise<Result<CaseDocument>>;
}
