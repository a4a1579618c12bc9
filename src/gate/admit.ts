import type { Admission } from './contact.ts';
import { callsPerCampaign, callsPerDay, callsPerSevenDays, silenceAfterConversation } from './rules/frequency.ts';
import type { Question, Rule } from './rules/rule.ts';
import { destination, rehearsalOnly, stopAll, suppression, usableNumber } from './rules/safety.ts';
import { callingWindow } from './rules/window.ts';
import { hold, numberOptOut, optOut, verificationLock } from './rules/wishes.ts';

/** In the order in which they object: what can never be comes before what may be later. */
export const callRules: readonly Rule[] = [
  stopAll,
  rehearsalOnly,
  destination,
  suppression,
  usableNumber,
  optOut,
  numberOptOut,
  callsPerCampaign,
  hold,
  verificationLock,
  silenceAfterConversation,
  callsPerSevenDays,
  callsPerDay,
  callingWindow,
];

/** Whether a call may be placed now. The first rule that objects decides, and says why, by which source, and when to ask again. Pure. */
export function admit(question: Question): Admission {
  for (const rule of callRules) {
    const objection = rule.check(question);
    if (objection)
      return {
        ok: false,
        rule: rule.id,
        message: objection.message,
        source: objection.source ?? rule.source,
        notBefore: objection.notBefore,
      };
  }
  return { ok: true, packs: question.policy.packs.map(({ edition }) => edition) };
}
