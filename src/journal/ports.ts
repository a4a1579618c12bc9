import type { Tx } from '../kernel/transaction.ts';
import type { Actor, Happening, JournalEvent, Subject } from './event.ts';

/** The append port: what happened is written in the same transaction as the state that it changed. */
export interface Journal {
  append(tx: Tx, actor: Actor, happenings: readonly Happening[]): Promise<void>;
}

/** Reading back, in order of `seq`. */
export interface JournalReader {
  /** At most `limit` events with `seq` greater than `after`, oldest first; narrowed to `types` and `subject` where given. */
  read(query: JournalQuery): Promise<JournalEvent[]>;
  /** The greatest `seq` written, 0 when the journal is empty. */
  lastSeq(): Promise<number>;
  /**
   * Calls back soon after each commit of this process that appended, and after others have committed; the reader then reads. With `types`:
   * only when one of them may have been appended. Returns how to stop.
   */
  onAppend(listener: () => void, types?: readonly string[]): () => void;
}

export type JournalQuery = {
  readonly after: number;
  readonly limit: number;
  readonly types?: readonly string[];
  readonly subject?: Subject;
};

/** How far a consumer has come; kept with the state that it derives, so that a crash repeats nothing. */
export interface Cursors {
  get(consumer: string): Promise<number>;
  advance(tx: Tx, consumer: string, seq: number): Promise<void>;
}
