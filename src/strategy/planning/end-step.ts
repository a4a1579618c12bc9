import type { Tx } from '../../kernel/transaction.ts';
import type { StrategyNews } from '../model.ts';
import { hearNews } from './hear-news.ts';
import type { PlannedStep, StepFate } from './model.ts';
import { orderOf } from './order-of.ts';
import type { PlannerTools } from './planner-tools.ts';

export type StepEnd = {
  readonly fate: StepFate;
  /** A result code, a rule, or who said so. */
  readonly because: string;
  /** What the strategy hears of it; null: nothing to react to. */
  readonly news: StrategyNews | null;
  readonly at: number;
};

/** The one fate of a step: what the strategy says of its result is done, and everybody's case of this person is looked at again. */
export async function endStep(tools: PlannerTools, tx: Tx, step: PlannedStep, end: StepEnd): Promise<void> {
  const { id: stepId, caseId, personId, creditorId } = step;
  await tools.steps.end(tx, stepId, end.at, end.fate);
  const subject = { creditorId, personId, caseId };
  const data = { stepId, fate: end.fate, because: end.because };
  await tools.journal.append(tx, 'strategy', [{ type: 'step_ended', subject, data }]);
  if (end.news) {
    const lines = step.lines.map(({ receivableId }) => receivableId);
    await hearNews(tools, tx, { caseId, news: end.news, at: end.at, lines });
  }
  await tools.cases.wakePeople(tx, [personId], end.at);
}

/** What carried the step could not: the next of its channels is asked, and when there is none, the step ends so. */
export async function fallBack(tools: PlannerTools, tx: Tx, step: PlannedStep, end: StepEnd): Promise<void> {
  const [by, ...fallbacks] = step.fallbacks;
  if (!by) return endStep(tools, tx, step, end);
  const next: PlannedStep = { ...step, by, fallbacks, carrier: null };
  await tools.steps.fallBack(tx, next);
  const { creditorId, personId, caseId } = step;
  const data = { ...orderOf(next), because: end.because };
  await tools.journal.append(tx, 'strategy', [{ type: 'step_falls_back', subject: { creditorId, personId, caseId }, data }]);
}
