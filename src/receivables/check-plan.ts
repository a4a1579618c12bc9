import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Conversation, Creditor, Instalment, PlanPolicy, PromisePolicy } from './model.ts';

export type PlanTrouble =
  | 'nothing_owed'
  | 'no_plans_here'
  | 'other_currency'
  | 'not_in_parts'
  | 'too_many_instalments'
  | 'dates_out_of_order'
  | 'date_in_the_past'
  | 'date_too_late'
  | 'amount_too_small'
  | 'not_the_whole';

export type CheckedPlan = {
  readonly conversation: Conversation;
  readonly policy: PlanPolicy;
  /** Date of the first instalment, and the latest that it may have. */
  readonly first: string;
  readonly firstBy: string;
};

/**
 * Whether a plan is one that the creditor allows: two to `most` instalments in the order of their dates, the first as soon as a promise
 * would have to be or within one interval, each of the others at most an interval (and `slackDays`, for what falls on a day of rest) after
 * the one before, none but the last (which absorbs the rounding) below `leastMinor`, together exactly what is owed. Pure.
 */
export function checkPlan(
  wish: { readonly currency: Currency; readonly instalments: readonly Instalment[] },
  conversation: Conversation | undefined,
  terms: { readonly planPolicy: PlanPolicy | null; readonly promisePolicy: PromisePolicy; readonly today: Temporal.PlainDate },
): Result<CheckedPlan, Refusal<PlanTrouble>> {
  const { planPolicy: policy, promisePolicy, today } = terms;
  const [first] = wish.instalments;
  if (!conversation || conversation.totalMinor <= 0)
    return refuse('nothing_owed', 'nothing open and undisputed is left to pay in instalments');
  if (!policy) return refuse('no_plans_here', 'this creditor offers no payment in instalments');
  if (wish.currency !== conversation.currency)
    return refuse('other_currency', `the debt is in ${conversation.currency}, the plan in ${wish.currency}`);
  if (!first || wish.instalments.length < 2) return refuse('not_in_parts', 'a plan has two instalments at the least');
  if (wish.instalments.length > policy.most)
    return refuse('too_many_instalments', `${wish.instalments.length} instalments, at most ${policy.most} are allowed`, {
      most: policy.most,
    });
  const firstBy = latestFirst(policy, promisePolicy, today);
  if (first.date < today.toString()) return refuse('date_in_the_past', `${first.date} is past`);
  if (first.date > firstBy)
    return refuse('date_too_late', `the first instalment on ${first.date} is too late: ${firstBy} is the latest`, {
      latest: firstBy,
    });
  for (const [index, { date, amountMinor }] of wish.instalments.entries()) {
    const before = wish.instalments[index - 1];
    if (before && date <= before.date) return refuse('dates_out_of_order', `${date} does not come after ${before.date}`);
    const latest =
      before &&
      Temporal.PlainDate.from(before.date)
        .add({ days: policy.everyDays + slackDays })
        .toString();
    if (latest && date > latest) return refuse('date_too_late', `${date} is too late: ${latest} is the latest`, { latest });
    const isLast = index === wish.instalments.length - 1;
    if (amountMinor <= 0 || (amountMinor < policy.leastMinor && !isLast))
      return refuse('amount_too_small', 'an instalment is below the least that is allowed');
  }
  const together = wish.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (together !== conversation.totalMinor) return refuse('not_the_whole', 'the instalments do not add up to what is owed');
  return accept({ conversation, policy, first: first.date, firstBy });
}

/** Its least instalment is in the creditor's currency: what is owed in another one is not split by it. Pure. */
export function planPolicyFor(
  { planPolicy, currency }: Pick<Creditor, 'planPolicy' | 'currency'>,
  conversation: Pick<Conversation, 'currency'> | undefined,
): PlanPolicy | null {
  return conversation?.currency === currency ? planPolicy : null;
}

/** The latest day of a plan's first instalment, YYYY-MM-DD: as late as a promise may be, or one interval. Pure. */
export function latestFirst(
  { everyDays }: PlanPolicy,
  { latestDays }: Pick<PromisePolicy, 'latestDays'>,
  today: Temporal.PlainDate,
): string {
  return today.add({ days: Math.max(latestDays, everyDays) }).toString();
}

/** A month has up to 31 days, and a day of rest (at most five in a row in our countries) moves an instalment to the next working day. */
const slackDays = 5;
