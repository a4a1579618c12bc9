import { localDate } from '../kernel/calendar.ts';
import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import { checkPlan, type PlanTrouble, planPolicyFor } from './check-plan.ts';
import { findConversation } from './find-conversation.ts';
import { getCreditor } from './get-creditor.ts';
import type { Instalment, Plan } from './model.ts';
import { placeHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { promiseBreaksAt } from './promise-broken.ts';
import { record } from './record.ts';
import { supersedeAgreements } from './supersede-agreements.ts';

export type PlanWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly currency: Currency;
  readonly instalments: readonly Instalment[];
};

/**
 * The debtor pays what the conversation is about in instalments: they are what the creditor's policy allows and add up to the whole. The
 * case is silent until the first instalment's date plus the creditor's grace (`plans/judge-plan.ts` moves the silence on as they are paid).
 * A former promise or plan on the case is superseded, its hold released. The same origin records once.
 */
export async function acceptPlan(tools: Tools, tx: Tx, act: Act, wish: PlanWish): Promise<Result<Plan, Refusal<PlanTrouble>>> {
  const { books, journal, ids, clock } = tools;
  const known = await books.plans.findByOrigin(tx, act.origin);
  if (known) return accept(known);
  const { creditorId, currency, instalments } = wish;
  const creditor = await getCreditor(books, tx, creditorId);
  const { country, promisePolicy } = creditor;
  const now = clock.now();
  const today = localDate(now, country);
  const conversation = await findConversation(tools, tx, wish.personId, creditorId);
  const planPolicy = planPolicyFor(creditor, conversation);
  const checked = checkPlan(wish, conversation, { planPolicy, promisePolicy, today });
  if (!checked.ok) return checked;
  const { caseId, principalId: personId, receivables, totalMinor } = checked.value.conversation;

  const lookAt = promiseBreaksAt({ date: checked.value.first }, promisePolicy, country);

  const plan: Plan = {
    id: ids.next('pln'),
    caseId,
    personId,
    creditorId,
    state: 'active',
    currency,
    totalMinor,
    instalments,
    covered: receivables.map(({ id, amountMinor: owedMinor }) => ({ receivableId: id, owedMinor })),
    lookAt,
    origin: act.origin,
    recordedAt: now.epochMilliseconds,
  };
  await supersedeAgreements(tools, tx, act, caseId, plan.id);
  await books.plans.insert(tx, plan);
  await record(journal, tx, act.actor, [
    {
      type: 'plan_accepted',
      subject: { personId, creditorId, caseId, ...attemptOf(act) },
      data: {
        ...{ planId: plan.id, currency, totalMinor, instalments, receivables: receivables.map(({ id }) => id) },
        ...{ today: today.toString(), policy: checked.value.policy, firstBy: checked.value.firstBy },
      },
    },
  ]);
  await placeHold(tools, tx, act, {
    reason: 'plan',
    scope: 'case',
    ...{ personId, creditorId, caseId, receivableId: null, channel: null },
    from: now.epochMilliseconds,
    until: lookAt,
    cause: plan.id,
  });
  return accept(plan);
}
