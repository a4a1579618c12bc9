import type { JournalEvent } from '../journal/event.ts';
import { type Money, toWire } from '../kernel/money.ts';
import type * as api from './api-types.ts';
import type { CallDetail, CallView, CampaignView, DiallingView, PlanTold, RefusalView, TimelineEntry, Viewer } from './ports.ts';

/** What the rooms know, in the forms that outsiders rely on: instants RFC 3339 in UTC, money with two decimals. */
export function wireCampaign(view: CampaignView): api.Campaign {
  return {
    ...view,
    createdAt: wireInstant(view.createdAt),
    startedAt: maybeInstant(view.startedAt),
    endedAt: maybeInstant(view.endedAt),
    totals: { ...view.totals, promised: view.totals.promised.map(toWire) },
  };
}

export function wireCall(view: CallView): api.Call {
  return {
    id: view.id,
    direction: view.direction,
    campaignId: view.campaignId,
    personId: view.personId,
    who: view.who,
    number: view.number,
    callerIdentity: view.callerIdentity,
    attemptNumber: view.attemptNumber,
    state: view.state,
    node: view.node,
    result: view.result,
    keyed: [...view.keyed],
    placedAt: wireInstant(view.placedAt),
    answeredAt: maybeInstant(view.answeredAt),
    endedAt: maybeInstant(view.endedAt),
    promise: view.promise && wirePromise(view.promise),
  };
}

export function wireCallDetail(view: CallDetail): api.CallDetail {
  return {
    ...wireCall(view),
    flow: view.flow,
    flowVersion: view.flowVersion,
    language: view.language,
    trunk: view.trunk,
    sipCode: view.sipCode,
    q850Cause: view.q850Cause,
    timeline: view.timeline.map(wireEntry),
  };
}

export function wireRefusal(view: RefusalView): api.GateRefusal {
  return { ...view, at: wireInstant(view.at), nextAt: maybeInstant(view.nextAt) };
}

export function wireDialling(view: DiallingView): api.Dialling {
  return { ...view, since: maybeInstant(view.since) };
}

export function wireSession({ id, email, name, role, mustChangePassword }: Viewer): api.Session {
  return { user: { id, email, name, role }, mustChangePassword };
}

export function wireEvent({ seq, id, at, type, actor, subject, data }: JournalEvent): api.JournalEventWire {
  return { seq, id, at: wireInstant(at), type, actor, subject: { ...subject }, data: { ...data } };
}

function wireEntry(entry: TimelineEntry): api.TimelineEntry {
  const at = wireInstant(entry.at);
  if (entry.kind === 'promised') return { kind: entry.kind, at, ...wirePromise(entry) };
  if (entry.kind === 'planned') return { kind: entry.kind, at, ...wirePlan(entry) };
  if (entry.kind === 'callback_asked') return { ...entry, at, from: maybeInstant(entry.from), to: maybeInstant(entry.to) };
  if (entry.kind === 'identity_checked') return { ...entry, at, fields: [...entry.fields] };
  return { ...entry, at };
}

function wirePromise({ amount, date }: { readonly amount: Money; readonly date: string }) {
  return { amount: toWire(amount), date };
}

export function wirePlan({ total, instalments }: PlanTold) {
  return { total: toWire(total), instalments: instalments.map(wirePromise) };
}

export function wireInstant(ms: number): string {
  return new Date(ms).toISOString();
}

export function maybeInstant(ms: number | null): string | null {
  return ms === null ? null : wireInstant(ms);
}
