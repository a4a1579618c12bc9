import { type GateTools, policyFor } from '../../gate/ask-gate.ts';
import type { CallRequest, ContactRecord } from '../../gate/contact.ts';
import { callsPerDay, callsPerSevenDays, silenceAfterConversation } from '../../gate/rules/frequency.ts';
import type { Question, Rule } from '../../gate/rules/rule.ts';
import { stopAll } from '../../gate/rules/safety.ts';
import { callingWindow } from '../../gate/rules/window.ts';
import { hold } from '../../gate/rules/wishes.ts';
import { timeZoneOf } from '../../kernel/country.ts';
import type { ContactToPlan, PlanningAnswer, PlanningGate } from './ports.ts';

/**
 * The rules of the gate that can be answered before anybody knows the number and the line: asked over facts that are loaded already. Every
 * channel is planned inside the calling window, so that a step is carried out on the day on which it was planned.
 */
export function planningGate(tools: Pick<GateTools, 'emergencyStop' | 'packs'>): PlanningGate {
  return {
    ask: async (tx, contacts, now) => {
      const stopped = (await tools.emergencyStop.since(tx)) !== null;
      return contacts.map((contact) => answer(tools, contact, stopped, now));
    },
  };
}

function answer({ packs }: Pick<GateTools, 'packs'>, contact: ContactToPlan, stopped: boolean, now: number): PlanningAnswer {
  const { facts } = contact.loaded;
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  const { country } = facts.debtor;
  const policy = { ...policyFor(packs, country, facts.creditorCountry, instant), country, timeZone: timeZoneOf[country] };
  const question = { request: requestOf(contact), record: recordOf(contact, stopped, now), policy, now: instant } as Question;
  for (const rule of contact.by.channel === 'voice' ? [...anyContact, ...calls] : anyContact) {
    const objection = rule.check(question);
    if (objection) return { ok: false, rule: rule.id, notBefore: objection.notBefore };
  }
  return { ok: true };
}

const anyContact: readonly Rule[] = [stopAll, hold, silenceAfterConversation, callingWindow];
const calls: readonly Rule[] = [callsPerSevenDays, callsPerDay];

function requestOf({ loaded: { facts }, purpose, by }: ContactToPlan): Partial<CallRequest> {
  return {
    purpose,
    personId: facts.personId,
    creditorId: facts.creditorId,
    calendar: facts.calendar,
    reserveMs: by.channel === 'voice' ? timeForACallMs : 0,
    campaignLimits: { perDay: by.attempts?.perDay ?? 1, perCampaign: by.attempts?.inAll ?? 1 },
  };
}

/** What is planned shall have time to ring today. */
const timeForACallMs = 11 * 60_000;

function recordOf({ loaded: { facts, placedCalls } }: ContactToPlan, stopAll: boolean, now: number): Partial<ContactRecord> {
  const broken = facts.promise !== null && facts.promise.state === 'broken' ? facts.promise.breaksAt : null;
  const spoken = facts.lastConversationAt;
  return {
    stopAll,
    holds: facts.holds.filter(({ from }) => from <= now),
    placedCalls: placedCalls.map((at) => ({ at, campaignId: null })),
    lastConversationAt: spoken,
    silenceLifted: spoken !== null && broken !== null && broken > spoken,
  };
}
