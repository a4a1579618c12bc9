import type { Admission } from './contact.ts';
import { deceased, hardship, insolvency } from './rules/circumstances.ts';
import { rightParty, severityWithinStage, timeBarred } from './rules/content.ts';
import {
  callsPerCampaign,
  callsPerDay,
  callsPerSevenDays,
  contactsPerSevenDays,
  gapBetweenMessages,
  silenceAfterConversation,
} from './rules/frequency.ts';
import { partyEntitled } from './rules/party.ts';
import type { Objection, Question, Rule } from './rules/rule.ts';
import { destination, rehearsalOnly, stopAll, suppression, usableNumber } from './rules/safety.ts';
import { assignmentNotice, staleBankData } from './rules/standing.ts';
import { callingWindow, writingWindow } from './rules/window.ts';
import { hold, numberOptOut, optOut, verificationLock } from './rules/wishes.ts';

/** In the order in which they object: what can never be comes before what may be later. */
export const contactRules: readonly Rule[] = [
  stopAll,
  rehearsalOnly,
  destination,
  suppression,
  usableNumber,
  deceased,
  optOut,
  numberOptOut,
  insolvency,
  rightParty,
  partyEntitled,
  timeBarred,
  assignmentNotice,
  severityWithinStage,
  callsPerCampaign,
  hardship,
  hold,
  verificationLock,
  staleBankData,
  silenceAfterConversation,
  callsPerSevenDays,
  contactsPerSevenDays,
  gapBetweenMessages,
  callsPerDay,
  callingWindow,
  writingWindow,
];

/**
 * Whether a contact may be made now, on whatever channel. The first rule that objects decides, and says why, by which source, under which
 * packs, and when to ask again. Pure.
 */
export function admit(question: Question): Admission {
  const packs = question.policy.packs.map(({ edition }) => edition);
  for (const rule of contactRules) {
    const objection = rule.check(question);
    if (objection) return { ok: false, ...refusalBy(rule, objection), packs };
  }
  return { ok: true, packs };
}

/** What every single rule says: null where it has nothing against it. For people who want to know why. Pure. */
export function examine(question: Question): readonly Examined[] {
  return contactRules.map((rule) => {
    const objection = rule.check(question);
    return { rule: rule.id, source: rule.source, objection: objection && refusalBy(rule, objection) };
  });
}

export type Examined = {
  readonly rule: string;
  readonly source: string;
  readonly objection: ReturnType<typeof refusalBy> | null;
};

function refusalBy(rule: Rule, { message, values = {}, source, notBefore }: Objection) {
  return { rule: rule.id, message, values, source: source ?? rule.source, notBefore };
}
