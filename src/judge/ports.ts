import type { Actor } from '../journal/event.ts';
import type { JudgeRunId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Verdict } from './judge.ts';

/** One time that the judge was asked about the whole journal, and what it found. Instants in epoch ms. */
export type JudgeRun = {
  readonly id: JudgeRunId;
  readonly actor: Actor;
  readonly state: 'running' | 'finished' | 'failed';
  readonly startedAt: number;
  /** When it last told how far it has come. */
  readonly heardAt: number;
  readonly finishedAt: number | null;
  /** Read so far, and in all. */
  readonly events: number;
  readonly eventsTotal: number;
  readonly verdict: Verdict | null;
  readonly problem: string | null;
};

export interface JudgeRuns {
  insert(tx: Tx, run: JudgeRun): Promise<void>;
  find(tx: Tx, id: JudgeRunId): Promise<JudgeRun | undefined>;
  /** Newest first. */
  list(tx: Tx, limit: number): Promise<JudgeRun[]>;
  advance(tx: Tx, id: JudgeRunId, at: number, events: { readonly read: number; readonly total: number }): Promise<void>;
  end(tx: Tx, id: JudgeRunId, at: number, how: { readonly verdict: Verdict } | { readonly problem: string }): Promise<void>;
}
