import type { AttemptId, CampaignId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';

/** What was recorded of a call. Its name is the attempt's id and the visit of the flow that asked for it: `att_…-12`. */
export type Recording = {
  readonly name: string;
  readonly attemptId: AttemptId;
  /** Null: nobody knows who called. */
  readonly personId: PersonId | null;
  readonly creditorId: CreditorId;
  /** Null: of a call that came in. */
  readonly campaignId: CampaignId | null;
  readonly visit: number;
  /** `call`: both voices; `message` and `statement`: the debtor's alone. */
  readonly purpose: RecordingPurpose;
  /**
   * `incomplete`: the program died while it ran, and what was recorded by then is kept. `empty`: nothing was said, nothing is kept.
   * `deleted`: by hand or past its time.
   */
  readonly state: 'running' | 'kept' | 'incomplete' | 'empty' | 'deleted';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly bytes: number | null;
};

export type RecordingPurpose = 'call' | 'message' | 'statement';

/** Which recordings; all where nothing is said. Newest first. */
export type RecordingPage = {
  readonly attemptId?: AttemptId;
  readonly personId?: PersonId;
  readonly limit: number;
  /** Older than this name. */
  readonly after?: string;
};

export interface Recordings {
  add(tx: Tx, recording: Recording): Promise<void>;
  find(tx: Tx, name: string): Promise<Recording | undefined>;
  update(tx: Tx, recording: Recording): Promise<void>;
  /** Every one of a call. */
  ofAttempt(tx: Tx, id: AttemptId): Promise<Recording[]>;
  page(tx: Tx, page: RecordingPage): Promise<Recording[]>;
}

/** The files of recordings: WAV, 8 kHz, 16 bit, one channel. */
export interface RecordingFiles {
  /** Takes over what Asterisk has recorded under this name; null when there is nothing in it. */
  keep(name: string): Promise<{ readonly bytes: number; readonly durationMs: number } | null>;
  read(name: string): Promise<Buffer | undefined>;
  /** Wherever it is by now; no matter whether it is. */
  remove(name: string): Promise<void>;
}
