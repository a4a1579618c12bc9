import { type DayNumber, dayNumber } from '../../kernel/day-number.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import { hearOnStage, wake } from './hear-on-stage.ts';
import type { Stage, StagedCase } from './stage.ts';
import { count } from './tally.ts';

/** What a day brings before anybody is contacted: money comes in, and promises are kept or broken. `now`: epoch ms of that `day`. */
export function morningOnStage(stage: Stage, day: DayNumber, now: number): void {
  for (const { staged, lines } of stage.payments.get(day) ?? []) pay(stage, staged, lines, now);
  stage.payments.delete(day);
  for (const staged of stage.cases.values()) {
    judgePromise(stage, staged, day, now);
    payUnasked(stage, staged, day, now);
  }
}

function pay(stage: Stage, staged: StagedCase, lines: readonly ReceivableId[], now: number): void {
  const { facts } = staged;
  const paid = facts.receivables.filter(({ id, amountMinor }) => lines.includes(id) && amountMinor > 0);
  if (paid.length === 0) return;
  const minor = paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  count(stage.tally.paid, facts.currency, minor);
  const receivables = facts.receivables.map((each) => (paid.includes(each) ? { ...each, amountMinor: 0 } : each));
  staged.facts = { ...facts, receivables };
  if (facts.promise?.state === 'active' && isCovered(staged)) {
    count(stage.tally.promises, 'kept');
    hearOnStage(stage, staged, 'promise_kept', now, null);
    staged.facts = { ...staged.facts, promise: null };
  }
  wake(staged, now);
}

function isCovered({ facts, promised }: StagedCase): boolean {
  return facts.receivables.every(({ id, amountMinor }) => amountMinor === 0 || !promised.includes(id));
}

/** Who keeps a promise pays on its day; who does not is heard of when its grace is over. */
function judgePromise(stage: Stage, staged: StagedCase, day: DayNumber, now: number): void {
  const { promise, caseId, history } = staged.facts;
  if (promise?.state !== 'active') return;
  const { model, chance } = stage.terms;
  const keeps = chance(`${caseId} keeps ${promise.date}`) < model.keeps;
  if (keeps) {
    if (day >= dayNumber(promise.date)) pay(stage, staged, staged.promised, now);
    return;
  }
  if (now < promise.breaksAt) return;
  count(stage.tally.promises, 'broken');
  staged.facts = {
    ...staged.facts,
    promise: { ...promise, state: 'broken' },
    history: { ...history, brokenPromises: history.brokenPromises + 1 },
  };
  hearOnStage(stage, staged, 'promise_broken', now, null);
}

function payUnasked(stage: Stage, staged: StagedCase, day: DayNumber, now: number): void {
  const { caseId, receivables } = staged.facts;
  const { model, chance } = stage.terms;
  if (chance(`${caseId} pays on ${day}`) >= model.paysUnasked) return;
  const due = receivables.filter(({ due, holds }) => holds.length === 0 && dayNumber(due) <= day).map(({ id }) => id);
  pay(stage, staged, due, now);
}
