import { frequencyLimits } from './frequency-limits.ts';
import type { Rule } from './rule.ts';

const day = 24 * 3_600_000;

/** Placed calls of a person in one local day, all numbers and creditors together. What she asked for passes: it is counted, not refused. */
export const callsPerDay: Rule = {
  id: 'frequency.calls_per_day',
  source: 'pack',
  check: ({ request, record, policy, now }) => {
    if (request.purpose === 'service_reply') return null;
    const { value, source } = frequencyLimits(policy, request).perDay;
    const today = now.toZonedDateTimeISO(policy.timeZone).startOfDay();
    const placed = record.placedCalls.filter(({ at }) => at >= today.epochMilliseconds).length;
    if (placed < value) return null;
    return { message: `${placed} calls today, ${value} allowed`, notBefore: today.add({ days: 1 }).epochMilliseconds, source };
  },
};

/** Placed calls of a person in 7 rolling days; what she asked for passes. */
export const callsPerSevenDays: Rule = {
  id: 'frequency.calls_per_seven_days',
  source: 'pack',
  check: ({ request, record, policy, now }) => {
    if (request.purpose === 'service_reply') return null;
    const { value, source } = frequencyLimits(policy, request).perSevenDays;
    const recent = record.placedCalls.map(({ at }) => at).filter((at) => at > now.epochMilliseconds - 7 * day);
    if (recent.length < value) return null;
    const frees = recent.toSorted((a, b) => a - b)[recent.length - value] ?? now.epochMilliseconds;
    return { message: `${recent.length} calls in 7 days, ${value} allowed`, notBefore: frees + 7 * day, source };
  },
};

/** Placed calls of a person in one campaign, also of those that she asked for: whoever asks in every call is not called for ever. */
export const callsPerCampaign: Rule = {
  id: 'frequency.calls_per_campaign',
  source: 'pack',
  check: ({ request, record, policy }) => {
    const { value, source } = frequencyLimits(policy, request).perCampaign;
    const placed = record.placedCalls.filter(({ campaignId }) => campaignId === request.campaignId).length;
    return placed < value ? null : { message: `${placed} calls in this campaign, ${value} allowed`, notBefore: null, source };
  },
};

/** Nobody is called again soon after a conversation, unless a promise was broken or a callback asked. */
export const silenceAfterConversation: Rule = {
  id: 'frequency.silence_after_conversation',
  source: 'pack',
  check: ({ request, record, policy, now }) => {
    if (request.purpose !== 'collection' || record.lastConversationAt === null || record.silenceLifted) return null;
    const { value, source } = frequencyLimits(policy, request).silenceDays;
    const { epochMilliseconds: ends } = Temporal.Instant.fromEpochMilliseconds(record.lastConversationAt)
      .toZonedDateTimeISO(policy.timeZone)
      .startOfDay()
      .add({ days: value });
    return now.epochMilliseconds < ends ? { message: `spoken with less than ${value} days ago`, notBefore: ends, source } : null;
  },
};
