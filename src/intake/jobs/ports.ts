import type { Actor } from '../../journal/event.ts';
import type { ImportId, ImportJobId, UploadId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { StatementSummary } from '../import-statement.ts';
import type { FileFormat } from '../records/record-source.ts';

export const importKinds = ['receivables', 'suppression', 'statement'] as const;
export type ImportKind = (typeof importKinds)[number];

/** `failed`: a fault of ours, or of the machine; ordered again it goes on where it stopped. `refused`: the file cannot be read so. */
export type ImportJobState = 'running' | 'finished' | 'refused' | 'failed';

/** Somebody's order to bring a file in, and what came of it: the history of imports that people see. */
export type ImportJob = {
  readonly id: ImportJobId;
  readonly kind: ImportKind;
  readonly fileName: string;
  /** The file that was handed in for it; null: a file of the machine, ordered on its command line. */
  readonly uploadId: UploadId | null;
  /** The order beside the file, as JSON. */
  readonly settings: string;
  readonly actor: Actor;
  readonly state: ImportJobState;
  readonly startedAt: number;
  /** When whoever carries it out last told how far it has come. */
  readonly heardAt: number;
  readonly finishedAt: number | null;
  readonly progress: { readonly rows: number; readonly totalRows: number; readonly rejected: number };
  readonly summary: ImportJobSummary | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
};

/** Counts as the kind of import has them: `created`, `updated` ..., or `added`, `removed` ... */
export type ImportJobSummary = {
  /** Null of a statement: it is booked whole, and nothing of it is turned away. */
  readonly importId: ImportId | null;
  readonly rejectedFile: string | null;
  /** What the file was written in; delimited text where it is not said. */
  readonly format?: FileFormat;
  readonly counts: Readonly<Record<string, number>>;
  readonly replaced?: boolean;
  /** Of a file of statements: what it was written in, and what it held. */
  readonly statements?: StatementSummary;
};

export type ImportJobEnd = {
  readonly state: Exclude<ImportJobState, 'running'>;
  readonly at: number;
  readonly summary: ImportJobSummary | null;
  readonly problem: ImportJob['problem'];
};

export interface ImportJobs {
  insert(tx: Tx, job: ImportJob): Promise<void>;
  find(tx: Tx, id: ImportJobId): Promise<ImportJob | undefined>;
  /** Newest first; `after`: older than this one. */
  list(tx: Tx, page: { readonly limit: number; readonly after?: ImportJobId }): Promise<ImportJob[]>;
  /** The order for a file that was handed in. */
  findByUpload(tx: Tx, id: UploadId): Promise<ImportJob | undefined>;
  running(tx: Tx): Promise<ImportJob[]>;
  /** Says how far it has come, and that somebody is at it. */
  advance(tx: Tx, id: ImportJobId, at: number, progress: ImportJob['progress']): Promise<void>;
  end(tx: Tx, id: ImportJobId, end: ImportJobEnd): Promise<void>;
  /** One that failed goes on. */
  reopen(tx: Tx, id: ImportJobId, at: number): Promise<void>;
}
