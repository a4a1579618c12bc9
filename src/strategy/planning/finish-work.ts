import type { Actor } from '../../journal/event.ts';
import type { StepId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { StrategyEvent } from '../events.ts';
import { endStep } from './end-step.ts';
import { channelsByHand, type PlannedStep } from './model.ts';
import type { PlannerTools } from './planner-tools.ts';

/**
 * Somebody has done by hand what no driver does: posted the letter, written in the application. Until then the step waits and nobody is told
 * that it was sent. What was done is a contact of that moment, and counts as one for every channel. `dropped`: it will not be done, and counts for nothing.
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
    if (!dropped) await recordContact(tools, tx, actor, step, at);
    await endStep(tools, tx, step, { fate, because: actor, news: null, at });
    return accept({ ...step, ended: { at, fate } });
  });
}

async function recordContact(
  { ledger, journal, ids }: PlannerTools,
  tx: Tx,
  actor: Actor,
  { id: stepId, caseId, personId, creditorId, purpose, by: { channel } }: PlannedStep,
  at: number,
): Promise<void> {
  const line = { personId, creditorId, campaignId: null, channel, at, attemptId: null };
  await ledger.record(tx, { id: ids.next('clg'), ...line });
  const made: StrategyEvent = {
    type: 'contact_made_by_hand',
    subject: { creditorId, personId, caseId },
    data: { stepId, channel, purpose },
  };
  await journal.append(tx, actor, [made]);
}
