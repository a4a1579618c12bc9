import { sqliteDryRuns as dryRuns } from '../../adapters/db/strategy/sqlite-dry-runs.ts';
import type { DryRunId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { DryRunJob } from '../../strategy/dry-run/ports.ts';
import { openDryRun } from '../../strategy/dry-run/run-dry-run.ts';
import type { HandTools } from '../../strategy/planning/planner-tools.ts';
import type { StrategyDesk } from '../../web/strategies/ports.ts';
import type { OwnProcess } from '../setup/own-process.ts';

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
  const tools = { ...planning, dryRuns };
  const now = () => clock.now().epochMilliseconds;
  let atWork: { readonly process: OwnProcess; readonly done: Promise<void> } | null = null;
  const viewOf = async (job: Omit<DryRunJob, 'result'>) => ({ ...job, by: await nameOf(job.actor) });

  async function follow(id: DryRunId, process: OwnProcess): Promise<void> {
    const code = await process.ended;
    atWork = null;
    await work.run(async (tx) => {
      const problem = `The process that carried it out ended (${code}); order it again`;
      if ((await dryRuns.find(tx, id))?.state === 'running') await dryRuns.end(tx, id, now(), { problem });
    });
  }

  /** Those that a server left behind which died: nobody carries them out. */
  const abandoned = work.run(async (tx) => {
    const problem = 'The server ended meanwhile; order it again';
    for (const { id, state } of await dryRuns.list(tx, 20))
      if (state === 'running') await dryRuns.end(tx, id, now(), { problem });
  });

  return {
    rehearse: async (order, by) => {
      await abandoned;
      if (atWork) return refuse('dry_run_is_busy', 'Another dry run is at work: wait for it');
      const job = await openDryRun(tools, by, order);
      const process = carryOut(job.id);
      atWork = { process, done: follow(job.id, process) };
      return accept(await viewOf(job));
    },
    dryRuns: async (limit) => Promise.all((await work.run((tx) => dryRuns.list(tx, limit))).map(viewOf)),
    dryRun: async (id) => {
      const job = await work.run((tx) => dryRuns.find(tx, id));
      return job && { ...(await viewOf(job)), result: job.result };
    },
    close: async () => {
      await abandoned.catch(() => undefined);
      atWork?.process.stop();
      await atWork?.done;
    },
  };
}
