import { sqliteDryRuns as dryRuns } from '../../adapters/db/strategy/sqlite-dry-runs.ts';
import type { DryRunId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { DryRunJob } from '../../strategy/dry-run/ports.ts';
import { openDryRun } from '../../strategy/dry-run/run-dry-run.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import type { StrategyDesk } from '../../web/strategies/ports.ts';
import { endUnfinished } from '../setup/end-unfinished.ts';
import type { OwnProcess } from '../setup/own-process.ts';
import { soleRun } from '../setup/sole-run.ts';

export type DryRunDeskParts = {
  readonly planning: HandTools;
  /** Carries a dry run out in a process of its own. */
  readonly carryOut: (id: DryRunId) => OwnProcess;
  readonly nameOf: (actor: string) => Promise<string>;
};

type DryRunDesk = Pick<StrategyDesk, 'rehearse' | 'dryRuns' | 'dryRun'>;

/** Dry runs that were ordered at the console or by the API, one at a time. `close` ends the one at work. */
export function dryRunDesk({ planning, carryOut, nameOf }: DryRunDeskParts): DryRunDesk & { close(): Promise<void> } {
  const { work, clock } = planning;
  const sole = soleRun({ carryOut, endUnfinished: endUnfinished({ work, clock, runs: dryRuns, remedy: 'order it again' }) });
  const viewOf = async (job: Omit<DryRunJob, 'result'>) => ({ ...job, by: await nameOf(job.actor) });
  return {
    rehearse: async (order, by) => {
      const job = await sole.start(() => openDryRun({ ...planning, dryRuns }, by, order));
      return job ? accept(await viewOf(job)) : refuse('dry_run_is_busy', 'Another dry run is at work: wait for it');
    },
    dryRuns: async (limit) => Promise.all((await work.run((tx) => dryRuns.list(tx, limit))).map(viewOf)),
    dryRun: async (id) => {
      const job = await work.run((tx) => dryRuns.find(tx, id));
      return job && { ...(await viewOf(job)), result: job.result };
    },
    close: sole.close,
  };
}
