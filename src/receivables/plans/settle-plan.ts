import type { Subject } from '../../journal/event.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { closeCase } from '../close-case.ts';
import type { PlanJudged, ReceivablesHappening } from '../events.ts';
import { getCreditor } from '../get-creditor.ts';
import { judgedAsOf } from '../judged-as-of.ts';
import type { Plan, PlanState } from '../model.ts';
import { paidOn } from '../paid-on.ts';
import { placeHold, releaseHolds } from '../place-hold.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { judgePlan, lookAtOf, type PlanVerdict } from './judge-plan.ts';

/**
 * Judges a plan that stands by what is paid now and writes down what has changed: its state, a line in the journal, and its silence, which
 * moves on to the next instalment with each that is paid, and ends with the plan. A completed one closes its case where nothing above the
 * tolerance is left.
 */
export async function settlePlan(tools: Tools, tx: Tx, act: Act, plan: Plan): Promise<PlanState> {
  const { books, journal, clock } = tools;
  const { country, promisePolicy, planLateDays: lateDays } = await getCreditor(books, tx, plan.creditorId);
  const { graceWorkingDays, toleranceMinor } = promisePolicy;
  const changes = await books.balanceChanges.of(
    tx,
    plan.covered.map(({ receivableId }) => receivableId),
  );
  const { paidMinor, creditedMinor } = paidOn(plan.covered, changes, plan.recordedAt);
  const now = clock.now().epochMilliseconds;
  // what the creditor has given up need not be paid: it counts as the first that was
  const asOf = await judgedAsOf(tools, tx, plan.creditorId);
  const verdict = judgePlan(plan, paidMinor + creditedMinor, asOf, { graceWorkingDays, toleranceMinor, lateDays, country });
  // it was late by what was known then: that less is known for a moment makes it no less late
  if (plan.state === 'late' && verdict.state === 'active' && (verdict.lateAt ?? 0) <= now && asOf < now) return plan.state;
  const lookAt = lookAtOf(verdict);
  if (verdict.state === plan.state && lookAt === plan.lookAt) return plan.state;

  const { id: planId, personId, creditorId, caseId, totalMinor } = plan;
  const judged = { planId, totalMinor, paidMinor: paidMinor + creditedMinor, toleranceMinor };
  await books.plans.setState(tx, planId, { state: verdict.state, lookAt });
  await record(journal, tx, act.actor, [told({ personId, creditorId, caseId }, verdict, judged)]);
  await releaseHolds(tools, tx, act, planId, verdict.state === 'active' ? 'instalment_paid' : verdict.state);
  // its time is over where only the bank's word on it is missing: then there is nothing left to be silent for
  if (verdict.state === 'active' && (lookAt === null || lookAt > now))
    await placeHold(tools, tx, act, {
      ...{ reason: 'plan', scope: 'case', personId, creditorId, caseId, receivableId: null, channel: null },
      ...{ from: now, until: lookAt, cause: planId },
    });
  if (verdict.state === 'completed') await closeCase(tools, tx, act, caseId);
  return verdict.state;
}

function told(subject: Subject, verdict: PlanVerdict, judged: PlanJudged): ReceivablesHappening {
  const { state, paidInstalments } = verdict;
  const [lateAt, breaksAt] = [verdict.lateAt ?? 0, verdict.breaksAt ?? 0];
  switch (state) {
    case 'active':
      return { type: 'plan_went_on', subject, data: { ...judged, paidInstalments, silentUntil: lateAt } };
    case 'late':
      return { type: 'plan_late', subject, data: { ...judged, instalment: paidInstalments + 1, lateAt, breaksAt } };
    case 'broken':
      return { type: 'plan_broken', subject, data: { ...judged, breaksAt } };
    case 'completed':
      return { type: 'plan_completed', subject, data: judged };
  }
}
