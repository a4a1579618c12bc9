import type { CreditorId, ImportId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { RowError } from './row-error.ts';

/** A file to import; it can be read more than once. */
export interface ImportFile {
  /** As people know it: in messages, and what the rejected rows' file is named after. */
  readonly name: string;
  /** From its first byte, each time. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Hex SHA-256 of its contents. */
  sha256(): Promise<string>;
}

/** Where rejected rows go back to whoever sent them. */
export interface RejectedFiles {
  /** Writes (or replaces) a file of this name and says where it is. */
  write(name: string, text: AsyncIterable<string>): Promise<string>;
}

export type ImportCounts = {
  /** Data rows read so far. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows, not errors: one row may have several. */
  readonly rejected: number;
};

/** One run over one file for one creditor with one set of settings. */
export type ImportBatch = {
  readonly id: ImportId;
  readonly creditorId: CreditorId;
  readonly fileName: string;
  readonly fileHash: string;
  /** Whatever changes how the file is read, as text: another mapping is another batch. */
  readonly settings: string;
  readonly state: 'running' | 'finished';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly counts: ImportCounts;
};

/** The record of imports: how far each has come, and what it turned away. */
export interface ImportBatches {
  insert(tx: Tx, batch: ImportBatch): Promise<void>;
  find(tx: Tx, id: ImportId): Promise<ImportBatch | undefined>;
  /** The batch that was interrupted, if there is one. */
  findRunning(tx: Tx, creditorId: CreditorId, fileHash: string, settings: string): Promise<ImportBatch | undefined>;
  /** Newest first. */
  list(tx: Tx, limit: number): Promise<ImportBatch[]>;
  /** False when somebody else has moved it on from `from` rows meanwhile: nothing was changed then. */
  advance(tx: Tx, id: ImportId, from: number, counts: ImportCounts): Promise<boolean>;
  /** Notes the keys of rows; of those that this file had before, the line at which it had them first. */
  noteRows(tx: Tx, id: ImportId, rows: readonly SeenRow[]): Promise<ReadonlyMap<string, number>>;
  addErrors(tx: Tx, id: ImportId, errors: readonly RowError[]): Promise<void>;
  /** In order of line; at most `limit` after the first `skip`. */
  errors(tx: Tx, id: ImportId, skip: number, limit: number): Promise<RowError[]>;
  /** Done: the counts and the errors stay, the keys of its rows may be forgotten. */
  finish(tx: Tx, id: ImportId, at: number): Promise<void>;
  /** Forgets keys of rows of finished imports, at most `limit`; says how many they were. */
  forgetRows(tx: Tx, limit: number): Promise<number>;
}

export type SeenRow = { readonly key: string; readonly line: number };

/** A number for a suppression list, as a row names it. */
export type ListedNumber = {
  readonly number: PhoneNumber;
  readonly reason: string | null;
  /** Epoch ms, the first at which it no longer holds; null: for good. */
  readonly until: number | null;
};

export type ListCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/** A list of numbers that nobody may be called on, as an import fills it. Kept by the gate. */
export interface SuppressionList {
  /** Puts numbers onto the list in one transaction; at most 500. */
  put(importId: ImportId, numbers: readonly ListedNumber[]): Promise<ListCounts>;
  /** The file is read to its end: journals the batch and, to `replace`, takes off what it did not name. Returns how many that were. */
  finish(importId: ImportId, counts: ListCounts & { rows: number; rejected: number }, replace: boolean): Promise<number>;
}
