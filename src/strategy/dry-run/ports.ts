import type { Actor } from '../../journal/event.ts';
import type { DryRunId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { RehearsedRuns } from './rehearse-strategies.ts';

/** What shall be rehearsed. */
export type DryRunOrder = {
  /** Versions that were published, or drafts in files; none: what is published, as it is. */
  readonly strategies: readonly { readonly name: string; readonly version: string }[];
  /** Names of debtor models. */
  readonly models: readonly string[];
  readonly days: number;
  readonly seed: number;
  /** So many made-up cases; null: those of the books. */
  readonly madeUp: number | null;
};

/** A dry run that somebody ordered, and what it came to. Nothing of it reaches the books. Instants in epoch ms. */
export type DryRunJob = {
  readonly id: DryRunId;
  readonly actor: Actor;
  readonly state: 'running' | 'finished' | 'failed';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly order: DryRunOrder;
  readonly result: RehearsedRuns | null;
  /** Why it failed, for people. */
  readonly problem: string | null;
};

export interface DryRunJobs {
  insert(tx: Tx, job: DryRunJob): Promise<void>;
  find(tx: Tx, id: DryRunId): Promise<DryRunJob | undefined>;
  /** Newest first, without what they came to. */
  list(tx: Tx, limit: number): Promise<Omit<DryRunJob, 'result'>[]>;
  end(tx: Tx, id: DryRunId, at: number, how: { readonly result: RehearsedRuns } | { readonly problem: string }): Promise<void>;
}
