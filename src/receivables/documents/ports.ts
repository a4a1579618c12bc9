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
  /** Whether a document that was not removed has this file. */
  isUsed(tx: Tx, file: string): Promise<boolean>;
}

/** What documents hold, each in a file of its own, so that what becomes of one never touches another. */
export interface DocumentFiles {
  /** Takes a file in, whole or not at all. */
  keep(
    id: DocumentId,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Result<{ readonly hash: string; readonly size: number }, Refusal<'too_large'>>>;
  /** Undefined when it is not there. */
  read(file: string): Promise<Uint8Array | undefined>;
  remove(file: string): Promise<void>;
}
