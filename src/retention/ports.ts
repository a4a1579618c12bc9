import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';

/** For how many days each kind is kept after it was last needed; null: for good. */
export type RetentionPeriods = {
  /** Of persons without an open receivable, promise, hold or campaign, who stand on no case of which anything is open; counted from the last line of the journal about them. */
  readonly persons: number | null;
  /** Words and addresses of messages that have left or failed. */
  readonly messages: number | null;
  /** Numbers that calls dialled, and the state of their flows. */
  readonly calls: number | null;
  /** Sound that no call has used. */
  readonly sound: number | null;
  /** What was recorded of calls; those of a person who is erased go with her. */
  readonly recordings: number | null;
  /** Files on cases; those of a person who is erased go with her. */
  readonly documents: number | null;
  /** Who sent money that lies on no receivable, and what was written with it; what lies on one goes with its person. */
  readonly payments: number | null;
};

/** How much went, or would go. `sounds` and `outboxFiles`: files. `recordings`, `payments`, `documents`: none, where an older program wrote the line. */
export type Erased = {
  readonly persons: number;
  readonly messages: number;
  readonly calls: number;
  readonly sounds: number;
  readonly outboxFiles: number;
  readonly recordings?: number;
  readonly payments?: number;
  readonly documents?: number;
};

/**
 * Personal data in the record. What stays of a row are ids, amounts, dates, results and counts: what the journal's evidence refers to.
 * `before`: epoch ms. Pages: `limit` rows at most, fewer when it is the last.
 */
export interface PersonalData {
  persons(tx: Tx, before: number, limit: number): Promise<PersonId[]>;
  /** Everything that identifies them, in every table. Whoever opted out keeps the hashes by which a later file is known to be about them. */
  erasePersons(tx: Tx, ids: readonly PersonId[], at: number): Promise<void>;
  eraseMessages(tx: Tx, before: number, limit: number, at: number): Promise<number>;
  eraseCalls(tx: Tx, before: number, limit: number, at: number): Promise<number>;
  /** Of transactions of the bank that were booked before, and of which nothing lies, or ever lay, on a receivable of somebody who is kept. */
  erasePayments(tx: Tx, before: number, limit: number, at: number): Promise<number>;
  /** Recordings that ended before, or whose person is erased, and of which there is sound. */
  recordings(tx: Tx, before: number, limit: number): Promise<string[]>;
  /** Their sound is gone. */
  markRecordingsDeleted(tx: Tx, names: readonly string[]): Promise<void>;
  /** Documents that were added before, or whose person is erased, with the name of the file of each. */
  documents(tx: Tx, before: number, limit: number): Promise<{ readonly id: string; readonly file: string }[]>;
  /** They are gone. Gives back the files that no other document has. */
  removeDocuments(tx: Tx, documents: readonly { readonly id: string; readonly file: string }[], at: number): Promise<string[]>;
  /** Those of these files that no document has. */
  filesOfNoDocument(tx: Tx, files: readonly string[]): Promise<string[]>;
  /** How much would go, all pages together. */
  count(
    tx: Tx,
    kind: 'persons' | 'messages' | 'calls' | 'payments' | 'recordings' | 'documents',
    before: number,
  ): Promise<number>;
  /** Leaves nothing of what was erased in the free space of the database and its log. */
  wipe(): Promise<void>;
}

/** Personal data in files, by their last use. `dryRun`: only counts. */
export interface PersonalFiles {
  erase(kind: 'sounds' | 'outboxFiles', before: number, dryRun: boolean): Promise<number>;
  eraseRecording(name: string): Promise<void>;
  eraseDocument(file: string): Promise<void>;
  /** Files of documents that were written before; drafts that nobody finished go at once. */
  documentsWrittenBefore(before: number): Promise<readonly string[]>;
}
