import type { DryRunId, PersonId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { DryRunJob, DryRunOrder } from '../../strategy/dry-run/ports.ts';
import type { Strategy } from '../../strategy/model.ts';
import type { CaseStanding, Standing } from '../../strategy/planning/find-standing.ts';
import type { Coming } from '../../strategy/timeline.ts';
import type { UserName } from '../ports.ts';

/** What happens next with what is owed, and what would. */
export interface StrategyDesk {
  /** Every version that was published, the newest of each name first, then what lies in files. */
  list(): Promise<readonly StrategyListed[]>;
  find(name: string, version: string): Promise<StrategyShown | undefined>;
  /** Where a person stands; undefined: there is no such person. */
  standing(id: PersonId): Promise<NamedStanding | undefined>;
  /** One at a time, in a process of its own. */
  rehearse(order: DryRunOrder, by: UserName): Promise<Result<DryRunListed>>;
  dryRuns(limit: number): Promise<readonly DryRunListed[]>;
  dryRun(id: DryRunId): Promise<(DryRunListed & Pick<DryRunJob, 'result'>) | undefined>;
}

/** `draft`: in a file of this version, and published nowhere. */
export type StrategyListed = Pick<Strategy, 'name' | 'title' | 'version' | 'currency'> & {
  readonly state: 'published' | 'retired' | 'draft';
  /** Epoch ms, and who. */
  readonly publishedAt: number | null;
  readonly publishedBy: string | null;
  /** Receivables that run in it. */
  readonly enrolled: number;
};

/** `example`: what would happen to somebody whose invoice is due on `due` and who neither pays nor answers. */
export type StrategyShown = StrategyListed & {
  readonly strategy: Strategy;
  readonly example: { readonly due: string; readonly coming: readonly Coming[] };
};

/** `keys`: the creditors' own ids of receivables. */
export type NamedStanding = {
  readonly cases: readonly (CaseStanding & { readonly creditor: string })[];
  readonly steps: Standing['steps'];
  readonly keys: ReadonlyMap<string, string>;
};

export type DryRunListed = Omit<DryRunJob, 'result'> & { readonly by: string };
