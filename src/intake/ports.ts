import type { Country } from '../kernel/country.ts';
import type { CreditorId, ImportId, UploadId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { AheadRow } from '../receivables/ahead/prepare-ahead.ts';
import type { CreditNote } from '../receivables/apply-credit-note.ts';
import type { StatementFormat } from '../receivables/bank/model.ts';
import type { Creditor } from '../receivables/model.ts';
import type { PartyRow } from '../receivables/parties/party-row.ts';
import type { Delimiter } from './detect-delimiter.ts';
import type { Encoding } from './detect-encoding.ts';
import type { RowDefaults } from './parse-row.ts';
import type { Mapping } from './plan-columns.ts';
import type { RecordsRefusal } from './records/open-records.ts';
import type { FileForm } from './records/record-source.ts';
import type { RowError } from './row-error.ts';

/** A file to import; it can be read more than once. */
export interface ImportFile {
  /** As people know it: in messages, and what the rejected rows' file is named after. */
  readonly name: string;
  /** From its first byte, each time. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Hex SHA-256 of its contents. */
  sha256(): Promise<string>;
  /** Of a batch: its files, in an order that is the same each time. */
  parts?(): AsyncIterable<ImportFile>;
}

/** A bank that can be asked for statements by a program. */
export interface BankFeed {
  /** IBANs of the accounts that it may be asked about. Throws Fault where the secrets for them cannot be read. */
  accounts(): Promise<readonly string[]>;
  /**
   * What it says of an account from one day to another (YYYY-MM-DD, both told) as a file of `format`; waits as long as the bank wants between
   * two questions. Throws Fault `feed_refused` (an operator must do something), `feed_unreachable` (try again later).
   */
  fetch(iban: string, days: { readonly from: string; readonly to: string }, signal?: AbortSignal): Promise<ImportFile>;
  readonly format: StatementFormat;
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
  addErrors(tx: Tx, id: ImportId, errors: readonly RowError[]): Promise<void>;
  /** In the order in which they were found, whoever stands on the case of another last; at most `limit` after the first `skip`. */
  errors(tx: Tx, id: ImportId, skip: number, limit: number): Promise<RowError[]>;
  /** Done: the counts and the errors stay. */
  finish(tx: Tx, id: ImportId, at: number): Promise<void>;
}

/** The keys that a file had so far. */
export interface SeenRows {
  /** The line at which the file had this key before; undefined: never, and this line is the first one now. */
  note(key: string, line: number): number | undefined;
  close(): void;
}

/** What a row of a file came to, before it is written. Plain data: it may come from another thread. */
export type TakenRow = { readonly line: number; readonly part?: string } & (
  | { readonly is: 'owed'; readonly prepared: AheadRow }
  | { readonly is: 'credit_note'; readonly note: CreditNote }
  | { readonly is: 'party'; readonly party: PartyRow; readonly toldBy: string }
  | { readonly is: 'wrong'; readonly errors: readonly RowError[] }
);

/** Some rows, and how many bytes of the file are done with them. */
export type RowBundle = { readonly rows: readonly TakenRow[]; readonly bytes: number };

/** How a file of receivables is to be read. */
export type ReadOrder = {
  readonly file: ImportFile;
  /** Our columns -> the file's, for a file whose header says otherwise or that has none. */
  readonly mapping?: Mapping;
  /** Detected when not given. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** Of a workbook; its first one when not given. */
  readonly sheet?: string;
  /** Of national telephone numbers; the creditor's when not given. */
  readonly country?: Country;
};

/** A file that can be read to its end. */
export type RowReading = {
  readonly form: FileForm;
  readonly rows: number;
  readonly bytes: number;
  /** Its rows after the first `skip`, once. Throws Fault for what is wrong with the machine. */
  from(skip: number): AsyncIterable<RowBundle>;
  close(): Promise<void>;
};

/** Looks a file through and reads its rows, here or in a thread beside. */
export type ReadRows = (
  order: ReadOrder,
  creditor: Creditor,
  defaults: RowDefaults,
) => Promise<Result<RowReading, RecordsRefusal>>;

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

/** Files that people hand in through the browser. They hold what identifies people, so each goes as soon as it is brought in. */
export interface Uploads {
  /** Takes a file in, piece by piece. Refuses what is larger than allowed, and keeps nothing of it. */
  receive(
    name: string,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Result<Upload, Refusal<'upload_too_large' | 'bad_file_name'>>>;
  find(id: UploadId): Promise<Upload | undefined>;
  /** Forgets the file; what was turned away of it stays. */
  remove(id: UploadId): Promise<void>;
  /** Forgets files that were handed in before `at` (epoch ms), but for these. */
  removeOlder(at: number, but: ReadonlySet<UploadId>): Promise<void>;
}

/**
 * A folder for each creditor, into which other programs put files. A file is taken out of it under an id of its own, so that it comes in
 * once, and is filed away when it has come in; wherever the program ends in between, the next look goes on.
 */
export interface Inbox {
  /** Codes of creditors that have a folder. */
  creditors(): Promise<readonly string[]>;
  /** Takes out every file that is whole: not named `.part`, and as large and as old as at the last look. */
  claim(creditor: string): Promise<void>;
  /** Files that were taken out and are not filed away yet. */
  claimed(creditor: string): Promise<readonly Upload[]>;
  find(id: UploadId): Promise<Upload | undefined>;
  /** With the rows that were turned away beside it; `note`: why the whole file was. */
  fileAway(id: UploadId, to: 'done' | 'rejected', note: string | null): Promise<void>;
}

export type Upload = {
  readonly id: UploadId;
  readonly name: string;
  readonly bytes: number;
  /** Where it lies on this machine. */
  readonly path: string;
};
