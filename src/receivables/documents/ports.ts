import type { CaseId, DocumentId } from '../../kernel/ids.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { CaseDocument } from './model.ts';

/** Which documents there are. */
export interface Documents {
  insert(tx: Tx, document: CaseDocument): Promise<void>;
  /** One that was not removed. */
  find(tx: Tx, id: DocumentId): Promise<CaseDocument | undefined>;
  /** Newest first. */
  ofCase(tx: Tx, caseId: CaseId): Promise<CaseDocument[]>;
  /** What remains of its row are ids, size and dates. */
  remove(tx: Tx, id: DocumentId, at: number): Promise<void>;
  /** Whether a document has this content. */
  isUsed(tx: Tx, hash: string): Promise<boolean>;
}

/** What documents hold, each content once. */
export interface DocumentFiles {
  /** Takes a file in, whole or not at all. */
  keep(
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Result<{ readonly hash: string; readonly size: number }, Refusal<'too_large'>>>;
  /** Undefined when it is not there. */
  read(hash: string): Promise<Uint8Array | undefined>;
  remove(hash: string): Promise<void>;
}
