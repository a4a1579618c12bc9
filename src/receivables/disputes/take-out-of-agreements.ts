import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Dispute } from '../model.ts';
import { reducePlan } from '../plans/reduce-plan.ts';
import type { Tools } from '../ports.ts';
import { reducePromise } from '../promises/reduce-promise.ts';

/** What is disputed now leaves the promise and the plan that stand on its case; both go on for the rest. */
export async function takeOutOfAgreements(tools: Tools, tx: Tx, act: Act, { id, caseId, receivables }: Dispute): Promise<void> {
  const what = { disputed: new Set(receivables), by: id };
  const promise = await tools.books.promises.findActive(tx, caseId);
  if (promise) await reducePromise(tools, tx, act, promise, what);
  const plan = await tools.books.plans.findStanding(tx, caseId);
  if (plan) await reducePlan(tools, tx, act, plan, what);
}
