import type { CaseId, CreditorId, PersonId, PlanId, PromiseId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import { releaseHolds } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/** What the debtor agreed on before ends with what she agrees on now: a former promise, a former plan, and their holds. */
export async function supersedeAgreements(tools: Tools, tx: Tx, act: Act, caseId: CaseId, by: PromiseId | PlanId): Promise<void> {
  const { promises, plans } = tools.books;
  const promise = await promises.findActive(tx, caseId);
  if (promise) {
    await promises.setState(tx, promise.id, 'superseded');
    const data = { promiseId: promise.id, by };
    await record(tools.journal, tx, act.actor, [{ type: 'promise_superseded', subject: subjectOf(act, promise), data }]);
    await releaseHolds(tools, tx, act, promise.id, 'superseded');
  }
  const plan = await plans.findStanding(tx, caseId);
  if (plan) {
    await plans.setState(tx, plan.id, { state: 'superseded', lookAt: null });
    const data = { planId: plan.id, by };
    await record(tools.journal, tx, act.actor, [{ type: 'plan_superseded', subject: subjectOf(act, plan), data }]);
    await releaseHolds(tools, tx, act, plan.id, 'superseded');
  }
}

type Agreement = { readonly personId: PersonId; readonly creditorId: CreditorId; readonly caseId: CaseId };

function subjectOf(act: Act, { personId, creditorId, caseId }: Agreement) {
  return { personId, creditorId, caseId, ...attemptOf(act) };
}
