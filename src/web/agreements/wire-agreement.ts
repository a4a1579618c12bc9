import { money, toWire } from '../../kernel/money.ts';
import type { Receivable } from '../../receivables/model.ts';
import { maybeInstant, wireInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { NamedDispute, PlanView, PromiseView, StandingHold } from './ports.ts';

/** Promises, plans, disputes and holds in the forms that outsiders rely on. */
export function wirePromiseView(view: PromiseView): api.PromiseWire {
  const { id, personId, debtor, creditor, state, promised, paid, date, lastDay, recordedAt } = view;
  const named = { debtor: { id: personId, name: debtor }, creditor };
  return { id, ...named, state, promised: toWire(promised), paid: toWire(paid), date, lastDay, at: wireInstant(recordedAt) };
}

export function wirePlanView(view: PlanView): api.PlanWire {
  const { id, personId, debtor, creditor, state, totalMinor, currency, paid, paidInstalments, instalments, recordedAt } = view;
  return {
    ...{ id, debtor: { id: personId, name: debtor }, creditor, state, paidInstalments, at: wireInstant(recordedAt) },
    ...{ total: toWire(money(totalMinor, currency)), paid: toWire(paid) },
    instalments: instalments.map(({ date, amountMinor }) => ({ date, amount: toWire(money(amountMinor, currency)) })),
  };
}

export function wireDispute(view: NamedDispute): api.DisputeWire {
  const { id, personId, debtor, creditor, state, code, about, department, lastDay, late, recordedAt } = view;
  return {
    ...{ id, debtor: { id: personId, name: debtor }, creditor, state, code, department, lastDay, late },
    ...{ receivables: about.map(wireDisputed), at: wireInstant(recordedAt) },
  };
}

/** One thing that is disputed, as it is owed now. */
export function wireDisputed({ id, externalKey, due, amountMinor, currency }: Receivable) {
  return { id, key: externalKey, due, owed: toWire(money(amountMinor, currency)) };
}

export function wireStandingHold(view: StandingHold): api.StandingHoldWire {
  const { id, personId, debtor, creditor, reason, scope, from, until, by, note, byHand } = view;
  return {
    ...{ id, debtor: { id: personId, name: debtor }, creditor, reason, scope, by, note, byHand },
    ...{ from: wireInstant(from), until: maybeInstant(until) },
  };
}
