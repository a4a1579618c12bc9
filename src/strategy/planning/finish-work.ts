import type { Actor } from '../../journal/event.ts';
import type { StepId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { endStep } from './end-step.ts';
import { channelsByHand, type PlannedStep } from './model.ts';
import type { PlannerTools } from './planner-tools.ts';

/**
 * Somebody has done by hand what no driver does: posted the letter, written in the application. Until then the step waits and nobody is told
 * that it was sent. `dropped`: it will not be done.
 */
export async function finishWork(
  tools: PlannerTools,
  actor: Actor,
  { stepId, dropped }: { readonly stepId: StepId; readonly dropped: boolean },
): Promise<Result<PlannedStep, Refusal<'unknown_work' | 'not_by_hand' | 'ended_already'>>> {
  return tools.work.run(async (tx) => {
    const step = await tools.steps.find(tx, stepId);
    if (!step) return refuse('unknown_work', 'There is no such work. See: dovolat work list');
    if (!channelsByHand.includes(step.by.channel))
      return refuse('not_by_hand', `This step is carried out by ${step.by.channel}, not by hand`);
    if (step.ended) return refuse('ended_already', `This work is over: ${step.ended.fate.replaceAll('_', ' ')}`);
    const at = tools.clock.now().epochMilliseconds;
    const fate = dropped ? 'refused' : 'done';
    await endStep(tools, tx, step, { fate, because: actor, news: null, at });
    return accept({ ...step, ended: { at, fate } });
  });
}
