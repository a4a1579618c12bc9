/** How far a backup or a restore has come. */
export type BackupProgress = { readonly step: 'databases' | 'files' | 'checking'; readonly done: number; readonly of: number };

/** Where the key of the verifiers is: `sealed` in the backup under a passphrase; `apart`: it has to be kept elsewhere. */
export type KeptKeys = 'sealed' | 'apart';

/** A backup that was written and checked. */
export type BackupReport = {
  readonly folder: string;
  /** Instant, RFC 3339. */
  readonly madeAt: string;
  readonly bytes: number;
  readonly files: number;
  /** Rows by table of the record. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last line of the journal that it holds. */
  readonly journalSeq: number;
  readonly keys: KeptKeys;
  /** Older backups that were deleted. */
  readonly removed: readonly string[];
};

/** A data folder that was made from a backup; nothing is dialled or sent from it until somebody confirms. */
export type RestoreReport = {
  readonly folder: string;
  readonly madeAt: string;
  readonly program: string;
  readonly files: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly journalSeq: number;
  /** False: nobody can identify themselves until the key file is put there, or every creditor’s file has come in again. */
  readonly keysRestored: boolean;
  /** Copies of the flows and prompts of then, for whoever had own ones; null when the backup has none. */
  readonly configuration: string | null;
};
