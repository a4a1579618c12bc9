import { money, toWire } from '../../kernel/money.ts';
import type { Confirmation } from '../../outreach/confirm-agreement.ts';
import type { TakenDown } from '../../outreach/take-down-agreement.ts';
import type { Agreeable } from '../../receivables/find-agreeable.ts';
import type { Dispute, Hold, OptOut, Plan, PromiseToPay } from '../../receivables/model.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import type { ConversationWire } from './api-types.ts';

/** What may be agreed, and what was, in the forms that outsiders rely on. */
export function wireConversation({ creditor, conversation, promise, plan }: Agreeable): ConversationWire {
  const { currency, receivables, totalMinor } = conversation;
  const amount = (minor: number) => toWire(money(minor, currency));
  return {
    ...{ creditorId: creditor.id, creditor: creditor.name, total: amount(totalMinor) },
    receivables: receivables.map(({ id, document, externalKey, amountMinor, due }) => ({
      ...{ id, key: document ?? externalKey, owed: amount(amountMinor), due },
    })),
    promise: { earliest: promise.today, latest: promise.latest, least: amount(promise.leastMinor) },
    plan: plan && {
      ...{ most: plan.most, everyDays: plan.everyDays, least: amount(plan.leastMinor), firstBy: plan.firstBy },
    },
  };
}

export function wirePromise({ agreement, confirmations }: TakenDown<PromiseToPay>) {
  const { id, personId, creditorId, amountMinor, currency, date, breaksAt } = agreement;
  const amount = amountMinor === null ? null : toWire(money(amountMinor, currency));
  return {
    ...{ id, debtorId: personId, creditorId, amount, date, graceUntil: wireInstant(breaksAt) },
    confirmations: confirmations.map(wireConfirmation),
  };
}

export function wirePlan({ agreement, confirmations }: TakenDown<Plan>) {
  const { id, personId, creditorId, totalMinor, currency, instalments } = agreement;
  return {
    ...{ id, debtorId: personId, creditorId, total: toWire(money(totalMinor, currency)) },
    instalments: instalments.map(({ date, amountMinor }) => ({ date, amount: toWire(money(amountMinor, currency)) })),
    confirmations: confirmations.map(wireConfirmation),
  };
}

function wireConfirmation({ channel, outcome }: Confirmation) {
  if (outcome.ok) return { channel, messageId: outcome.value.id, rule: null, reason: null, values: {}, nextAt: null };
  const { rule, message: reason, values, notBefore } = outcome;
  return { channel, messageId: null, rule, reason, values, nextAt: maybeInstant(notBefore) };
}

export function wireDispute({ id, personId, creditorId, code, receivables }: Dispute) {
  return { id, debtorId: personId, creditorId, code, receivableIds: [...receivables] };
}

export function wirePaidClaim(holds: readonly Hold[]) {
  const receivableIds = holds.flatMap(({ receivableId }) => receivableId ?? []);
  return { receivableIds, until: maybeInstant(holds[0]?.until ?? null) };
}

export function wireOptOut({ id, personId, creditorId, scope, recordedAt }: OptOut) {
  return { id, debtorId: personId, creditorId, scope, at: wireInstant(recordedAt) };
}
