import type { Subject } from '../../journal/event.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { StrategyEvent } from '../events.ts';
import type { CaseFacts } from '../model.ts';
import type { PlannedCase } from './model.ts';
import { orderOf } from './order-of.ts';
import type { CasePlan } from './plan-case.ts';
import type { PlannerTools } from './planner-tools.ts';

/** Writes what was decided of some cases, each kind at once, and its lines of the journal. `waitedFor`: what each was last said to wait for. */
export async function writePlans(
  { enrolments, steps, cases, journal }: PlannerTools,
  tx: Tx,
  plans: readonly CasePlan[],
  waitedFor: ReadonlyMap<CaseId, string | null>,
  now: number,
): Promise<void> {
  await enrolments.enter(
    tx,
    plans.flatMap(({ proposal }) => proposal.entered.map(({ enrolment }) => enrolment)),
  );
  await enrolments.advance(
    tx,
    plans.flatMap(({ progress }) => progress),
  );
  for (const { exits, withdrawn } of plans) {
    for (const { enrolmentId, reason } of exits) await enrolments.leave(tx, enrolmentId, now, reason);
    if (withdrawn) await steps.end(tx, withdrawn.id, now, 'withdrawn');
  }
  await steps.add(
    tx,
    plans.flatMap(({ step }) => step ?? []),
  );
  await cases.settle(tx, plans.map(plannedCase));
  await journal.append(
    tx,
    'strategy',
    plans.flatMap((plan) => linesOf(plan, waitedFor.get(plan.proposal.loaded.facts.caseId) ?? null)),
  );
}

function plannedCase({ proposal, nextAt, waitsFor }: CasePlan): PlannedCase {
  const { caseId, personId, creditorId } = proposal.loaded.facts;
  return { caseId, personId, creditorId, nextAt, waitsFor };
}

function linesOf(plan: CasePlan, waitedFor: string | null): StrategyEvent[] {
  const { proposal, exits, superseded, step, withdrawn, nextAt, waitsFor } = plan;
  const { facts } = proposal.loaded;
  const subject = subjectOf(facts);
  const lines: StrategyEvent[] = [];
  for (const { enrolment, because } of proposal.entered) {
    const { enrolmentId, strategy, version } = enrolment.progress;
    const data = { enrolmentId, strategy, version, because };
    lines.push({ type: 'strategy_entered', subject: { ...subject, receivableId: enrolment.receivableId }, data });
  }
  if (withdrawn)
    lines.push({
      ...{ type: 'step_ended', subject },
      data: { stepId: withdrawn.id, fate: 'withdrawn', because: withdrawn.because },
    });
  for (const { receivableId, enrolmentId, reason } of exits)
    lines.push({ type: 'strategy_left', subject: { ...subject, receivableId }, data: { enrolmentId, because: reason } });
  if (step) lines.push({ type: 'step_due', subject, data: orderOf(step) });
  for (const data of superseded) lines.push({ type: 'step_superseded', subject, data });
  const contact = proposal.decision.contact;
  if (contact && !step && waitsFor !== null && waitsFor !== waitedFor) {
    const data = { strategy: contact.strategy, step: contact.step, reason: waitsFor, until: nextAt };
    lines.push({ type: 'step_waiting', subject, data });
  }
  return lines;
}

function subjectOf({ creditorId, personId, caseId }: CaseFacts): Subject {
  return { creditorId, personId, caseId };
}
