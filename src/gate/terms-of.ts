import type { GateTerms } from './events.ts';
import { frequencyLimits } from './rules/frequency-limits.ts';
import type { Question } from './rules/rule.ts';
import { contactWindow } from './rules/window.ts';

/** What an admitted contact is made under, as its event tells the judge. Pure. */
export function termsOf({ request, record, policy, now }: Question): GateTerms {
  const reserveMs = request.channel === 'voice' ? request.reserveMs : 0;
  const today = now.toZonedDateTimeISO(policy.timeZone).toPlainDate();
  const window = request.calendar === 'rehearsal' ? null : contactWindow(request.channel, policy, today, reserveMs);
  const limits = frequencyLimits(policy, {});
  return {
    packs: policy.packs.map(({ edition }) => edition),
    timeZone: policy.timeZone,
    window: window && { opens: window.opens.epochMilliseconds, lastDial: window.lastDial.epochMilliseconds },
    severity: request.severity,
    stage: request.stage,
    contactsPerSevenDays: limits.contactsPerSevenDays.value,
    hoursBetweenMessages: limits.hoursBetweenMessages.value,
    silenceDays: limits.silenceDays.value,
    bankData: record.bankData && { ...record.bankData, staleFrom: Math.max(0, record.bankData.staleFrom) },
    assignedSince: record.assignedSince,
  };
}
