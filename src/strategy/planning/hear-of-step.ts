import { z } from 'zod';
import type { JournalEvent } from '../../journal/event.ts';
import { isId, type StepId } from '../../kernel/ids.ts';
import { isResultCode, reachedRightParty } from '../../kernel/result-code.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { endStep, fallBack } from './end-step.ts';
import type { PlannerTools } from './planner-tools.ts';

/** What those who carry out steps write: who took one up, who could not, and what came of it. */
export const carriersNews = [
  'entry_added',
  'entry_done',
  'step_not_carried',
  'message_written',
  'message_refused',
  'message_handed_over',
  'message_failed',
  'message_fate_unknown',
] as const;

/** Notes what a line of a carrier says of a step; a line that concerns no step of ours, or one that has ended, says nothing. */
export async function hearOfStep(tools: PlannerTools, tx: Tx, { type, data, at }: JournalEvent): Promise<void> {
  const said = carried.safeParse(data);
  if (!said.success) return;
  const { stepId, entryId, messageId, because = '', code = '', rule = '' } = said.data;
  const carrier = entryId ?? messageId;
  const step = stepId ? await tools.steps.find(tx, stepId) : carrier && (await tools.steps.findByCarrier(tx, carrier));
  if (!step || step.ended) return;
  switch (type) {
    case 'entry_added':
    case 'message_written':
      return carrier ? tools.steps.takeUp(tx, step.id, carrier) : undefined;
    case 'entry_done':
      return entryDone(tools, tx, step, because, at);
    case 'step_not_carried':
      return fallBack(tools, tx, step, { fate: 'refused', because, news: null, at });
    case 'message_refused':
      return fallBack(tools, tx, step, { fate: 'refused', because: rule, news: null, at });
    case 'message_failed':
      return fallBack(tools, tx, step, { fate: 'failed', because: code, news: 'bounced', at });
    case 'message_handed_over':
    case 'message_fate_unknown':
      return endStep(tools, tx, step, { fate: 'done', because: type, news: null, at });
  }
}

const carried = z.object({
  stepId: z.custom<StepId>((value) => typeof value === 'string' && isId('stp', value)).optional(),
  entryId: z.string().optional(),
  messageId: z.string().optional(),
  because: z.string().optional(),
  code: z.string().optional(),
  rule: z.string().optional(),
});

type Step = NonNullable<Awaited<ReturnType<PlannerTools['steps']['find']>>>;

/**
 * Spoken with, or a message left: done. Tried as often as it may be: not reached. What the call was for is over: no other channel would say
 * it either. Everything else stood in the way of calls only.
 */
function entryDone(tools: PlannerTools, tx: Tx, step: Step, because: string, at: number): Promise<void> {
  if (isResultCode(because)) {
    const fate = reachedRightParty(because) || because === 'opted_out' ? 'done' : 'not_reached';
    return endStep(tools, tx, step, { fate, because, news: because, at });
  }
  if (because === 'attempts_used_up') return endStep(tools, tx, step, { fate: 'not_reached', because, news: 'not_reached', at });
  if (over.has(because)) return endStep(tools, tx, step, { fate: 'refused', because, news: null, at });
  return fallBack(tools, tx, step, { fate: 'refused', because, news: 'not_reached', at });
}

const over: ReadonlySet<string> = new Set(['nothing_owed', 'purpose_over', 'wishes.hold', 'wishes.opt_out', 'withdrawn']);
