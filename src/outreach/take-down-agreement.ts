import type { PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { acceptPlan, type PlanWish } from '../receivables/accept-plan.ts';
import type { Act } from '../receivables/act.ts';
import type { PlanTrouble } from '../receivables/check-plan.ts';
import type { Plan, PromiseToPay } from '../receivables/model.ts';
import { type PromiseRefusal, type PromiseWish, recordPromise } from '../receivables/record-promise.ts';
import { type Confirmation, confirmAgreement } from './confirm-agreement.ts';
import type { OutreachTools } from './outreach-tools.ts';

/** What a person took down of what was said to her, and what became of its confirmation in writing on each channel. */
export type TakenDown<Agreement> = { readonly agreement: Agreement; readonly confirmations: readonly Confirmation[] };

/** Records a promise that was made to a person of ours and puts it into writing, in the caller's transaction: both, or neither. */
export async function takeDownPromise(
  tools: OutreachTools,
  tx: Tx,
  act: Act,
  wish: PromiseWish,
): Promise<Result<TakenDown<PromiseToPay>, PromiseRefusal>> {
  return inWriting(tools, tx, wish.personId, await recordPromise(tools, tx, act, wish));
}

/** The same of instalments that a person of ours agreed on with somebody. */
export async function takeDownPlan(
  tools: OutreachTools,
  tx: Tx,
  act: Act,
  wish: PlanWish,
): Promise<Result<TakenDown<Plan>, Refusal<PlanTrouble>>> {
  return inWriting(tools, tx, wish.personId, await acceptPlan(tools, tx, act, wish));
}

async function inWriting<Agreement extends PromiseToPay | Plan, No extends Refusal>(
  tools: OutreachTools,
  tx: Tx,
  spokenWith: PersonId,
  made: Result<Agreement, No>,
): Promise<Result<TakenDown<Agreement>, No>> {
  if (!made.ok) return made;
  return accept({ agreement: made.value, confirmations: await confirmAgreement(tools, tx, spokenWith, made.value) });
}
