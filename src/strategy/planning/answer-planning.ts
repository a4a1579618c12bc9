import { policyFor } from '../../gate/ask-gate.ts';
import type { ContactRecord, ContactRequest } from '../../gate/contact.ts';
import type { JurisdictionPack } from '../../gate/pack.ts';
import { deceased, hardship, insolvency } from '../../gate/rules/circumstances.ts';
import {
  callsPerDay,
  callsPerSevenDays,
  contactsPerSevenDays,
  gapBetweenMessages,
  silenceAfterConversation,
} from '../../gate/rules/frequency.ts';
import type { Question, Rule } from '../../gate/rules/rule.ts';
import { stopAll } from '../../gate/rules/safety.ts';
import { callingWindow, writingWindow } from '../../gate/rules/window.ts';
import { hold } from '../../gate/rules/wishes.ts';
import type { ContactToPlan, PlanningAnswer } from './ports.ts';

/**
 * Whether a contact may be planned at `now` (epoch ms), by the rules of the gate that can be answered before anybody knows the number, the line
 * and the words. `stopped`: every contact is. Pure.
 */
export function answerPlanning(
  packs: readonly JurisdictionPack[],
  contact: ContactToPlan,
  stopped: boolean,
  now: number,
): PlanningAnswer {
  const { facts } = contact.loaded;
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  const { country } = facts.debtor;
  const policy = policyFor(packs, { region: country, home: country, creditor: facts.creditorCountry }, instant);
  const question = { request: requestOf(contact), record: recordOf(contact, stopped, now), policy, now: instant } as Question;
  for (const rule of rulesAtPlanning) {
    const objection = rule.check(question);
    if (objection) return { ok: false, rule: rule.id, notBefore: objection.notBefore };
  }
  return { ok: true };
}

/** In the order of the gate. None of them looks at a number, a trunk, an address or words. */
const rulesAtPlanning: readonly Rule[] = [
  stopAll,
  deceased,
  insolvency,
  hardship,
  hold,
  silenceAfterConversation,
  callsPerSevenDays,
  contactsPerSevenDays,
  gapBetweenMessages,
  callsPerDay,
  callingWindow,
  writingWindow,
];

function requestOf({ loaded: { facts }, purpose, by }: ContactToPlan): Partial<ContactRequest> {
  const { personId, creditorId, calendar } = facts;
  const about = { purpose, personId, creditorId, campaignId: null, calendar };
  if (by.channel !== 'voice') return { ...about, channel: by.channel, messageId: null };
  const campaignLimits = { perDay: by.attempts?.perDay ?? 1, perCampaign: by.attempts?.inAll ?? 1 };
  return { ...about, channel: 'voice', reserveMs: timeForACallMs, campaignLimits };
}

/** What is planned shall have time to ring today. */
const timeForACallMs = 11 * 60_000;

function recordOf({ loaded: { facts, recentContacts } }: ContactToPlan, stopAll: boolean, now: number): Partial<ContactRecord> {
  const broken = facts.promise !== null && facts.promise.state === 'broken' ? facts.promise.breaksAt : null;
  const spoken = facts.lastConversationAt;
  return {
    stopAll,
    holds: facts.holds.filter(({ from }) => from <= now),
    contacts: recentContacts,
    lastConversationAt: spoken,
    silenceLifted: spoken !== null && broken !== null && broken > spoken,
  };
}
