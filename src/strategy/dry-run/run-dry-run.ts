import type { Actor } from '../../journal/event.ts';
import type { Strategy } from '../model.ts';
import type { HandTools } from '../planning/planner-tools.ts';
import { findDebtorModel } from './debtor-model.ts';
import type { DryRunJob, DryRunJobs, DryRunOrder } from './ports.ts';
import { rehearseStrategies } from './rehearse-strategies.ts';
import type { DryRunTerms } from './stage.ts';

export type DryRunTools = HandTools & { readonly dryRuns: DryRunJobs };

/** Writes down that somebody wants a dry run. */
export async function openDryRun(
  { work, ids, clock, dryRuns }: DryRunTools,
  actor: Actor,
  order: DryRunOrder,
): Promise<DryRunJob> {
  const job: DryRunJob = {
    ...{ id: ids.next('dry'), actor, state: 'running', startedAt: clock.now().epochMilliseconds, finishedAt: null },
    ...{ order, result: null, problem: null },
  };
  await work.run((tx) => dryRuns.insert(tx, job));
  return job;
}

/**
 * Carries a dry run out and writes down what it came to, or why it could not be. `drafts`: strategies that lie in files; a version that was
 * published is found by itself.
 */
export async function runDryRun(
  tools: DryRunTools & Pick<DryRunTerms, 'packs'>,
  { id, order }: Pick<DryRunJob, 'id' | 'order'>,
  drafts: readonly Strategy[],
): Promise<void> {
  const { work, dryRuns, clock } = tools;
  const end = (how: Parameters<DryRunJobs['end']>[3]) =>
    work.run((tx) => dryRuns.end(tx, id, clock.now().epochMilliseconds, how));
  try {
    const { book } = await work.run((tx) => tools.library.open(tx));
    const known = [...book.values(), ...drafts];
    const chosen = order.strategies.map(({ name, version }) => known.find((one) => one.name === name && one.version === version));
    const models = order.models.flatMap((name) => findDebtorModel(name) ?? []);
    if (chosen.includes(undefined)) return await end({ problem: 'A strategy that was chosen is not there any more' });
    const wish = { ...order, drafts: chosen.filter((one) => one !== undefined), models, from: null };
    const rehearsed = await rehearseStrategies(tools, wish);
    await end(rehearsed.ok ? { result: rehearsed.value } : { problem: rehearsed.message });
  } catch (fault) {
    await end({ problem: fault instanceof Error ? fault.message : String(fault) });
    throw fault;
  }
}
