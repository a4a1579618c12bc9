import type { PersonId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { TakenDown } from '../../outreach/take-down-agreement.ts';
import type { PlanWish } from '../../receivables/accept-plan.ts';
import type { Agreeable } from '../../receivables/find-agreeable.ts';
import type { Dispute, Hold, OptOut, Plan, PromiseToPay } from '../../receivables/model.ts';
import type { DisputeWish } from '../../receivables/open-dispute.ts';
import type { OptOutWish } from '../../receivables/record-opt-out.ts';
import type { PaidClaim } from '../../receivables/record-paid-claim.ts';
import type { PromiseWish } from '../../receivables/record-promise.ts';
import type { UserName } from '../ports.ts';

/** What debtors said to a person of ours, by telephone or in writing: recorded by the use cases that a call's keys come to as well. */
export interface ConversationDesk {
  /** With whom there is what to talk about. Undefined: there is no such person. */
  of(personId: PersonId): Promise<readonly Agreeable[] | undefined>;
  promise(wish: PromiseWish, by: UserName): Promise<Result<TakenDown<PromiseToPay>>>;
  agree(wish: PlanWish, by: UserName): Promise<Result<TakenDown<Plan>>>;
  dispute(wish: DisputeWish, by: UserName): Promise<Result<Dispute>>;
  /** The holds that give the payment its time. */
  claimPaid(claim: PaidClaim, by: UserName): Promise<Result<readonly Hold[]>>;
  optOut(wish: Extract<OptOutWish, { scope: Exclude<OptOutWish['scope'], 'number'> }>, by: UserName): Promise<Result<OptOut>>;
}
