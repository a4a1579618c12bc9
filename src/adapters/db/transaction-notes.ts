import type { TableVersions } from './table-versions.ts';

/** What goes with the transactions of one commit. */
export type TransactionNotes = {
  /**
   * Runs a statement on the writing connection, past Kysely, once others of this process have had their turn where it is time: its rows, none
   * for one that gives none.
   */
  readonly run: (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;
  /** Tells which of the rows that were read before may have changed. */
  readonly versions: TableVersions;
  /** The types of the journal's lines that are being appended. */
  readonly appended: Set<string>;
};

const notes = new WeakMap<object, TransactionNotes>();

export function noteIn(tx: object, about: TransactionNotes): void {
  notes.set(tx, about);
}

/** Undefined outside of a unit of work. */
export function notesOf(tx: object): TransactionNotes | undefined {
  return notes.get(tx);
}
