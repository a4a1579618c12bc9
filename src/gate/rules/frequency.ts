import type { CountedContact } from '../model.ts';
import { frequencyLimits } from './frequency-limits.ts';
import { ofCalls, ofMessages, type Rule } from './rule.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Placed calls of a person in one local day, all numbers and creditors together. What she asked for passes: it is counted, not refused. */
export const callsPerDay: Rule = {
  id: 'frequency.calls_per_day',
  source: 'pack',
  check: ofCalls(({ request, record, policy, now }) => {
    if (request.purpose === 'service_reply') return null;
    const { value, source } = frequencyLimits(policy, request).perDay;
    const today = now.toZonedDateTimeISO(policy.timeZone).startOfDay();
    const placed = record.contacts.filter((each) => isCall(each) && each.at >= today.epochMilliseconds).length;
    if (placed < value) return null;
    const notBefore = value === 0 ? null : today.add({ days: 1 }).epochMilliseconds;
    return { message: `${placed} calls today, ${value} allowed`, values: { made: placed, allowed: value }, notBefore, source };
  }),
};

/** Placed calls of a person in 7 rolling days; what she asked for passes. */
export const callsPerSevenDays: Rule = {
  id: 'frequency.calls_per_seven_days',
  source: 'pack',
  check: ofCalls(({ request, record, policy, now }) => {
    if (request.purpose === 'service_reply') return null;
    const { value, source } = frequencyLimits(policy, request).perSevenDays;
    const recent = inSevenDays(record.contacts.filter(isCall), now);
    if (recent.length < value) return null;
    const values = { made: recent.length, allowed: value };
    return { message: `${recent.length} calls in 7 days, ${value} allowed`, values, notBefore: freesAt(recent, value), source };
  }),
};

/** Calls and messages of a person in 7 rolling days, for all creditors; what she asked for passes, and so does what must go. */
export const contactsPerSevenDays: Rule = {
  id: 'frequency.contacts_per_seven_days',
  source: 'pack',
  check: ({ request, record, policy, now }) => {
    if (request.purpose === 'service_reply' || request.purpose === 'legal') return null;
    const { value, source } = frequencyLimits(policy, {}).contactsPerSevenDays;
    const recent = inSevenDays(record.contacts, now);
    if (recent.length < value) return null;
    const message = `${recent.length} contacts on all channels in 7 days, ${value} allowed`;
    return { message, values: { made: recent.length, allowed: value }, notBefore: freesAt(recent, value), source };
  },
};

/** Placed calls of a person in one campaign, also of those that she asked for: whoever asks in every call is not called for ever. */
export const callsPerCampaign: Rule = {
  id: 'frequency.calls_per_campaign',
  source: 'pack',
  check: ofCalls(({ request, record, policy }) => {
    if (request.campaignId === null) return null;
    const { value, source } = frequencyLimits(policy, request).perCampaign;
    const placed = record.contacts.filter((each) => isCall(each) && each.campaignId === request.campaignId).length;
    if (placed < value) return null;
    const values = { made: placed, allowed: value };
    return { message: `${placed} calls in this campaign, ${value} allowed`, values, notBefore: null, source };
  }),
};

/** One message on a channel in so many hours, whichever creditor it is for; what the debtor asked for passes, and so does what must go. */
export const gapBetweenMessages: Rule = {
  id: 'frequency.hours_between_messages',
  source: 'pack',
  check: ofMessages(({ request: { channel, purpose }, record, policy, now }) => {
    if (purpose === 'service_reply' || purpose === 'legal') return null;
    const { value, source } = frequencyLimits(policy, {}).hoursBetweenMessages;
    const last = Math.max(...record.contacts.filter((each) => each.channel === channel).map(({ at }) => at));
    const frees = last + value * hour;
    if (now.epochMilliseconds >= frees) return null;
    const values = { channel, hours: value };
    return { message: `another message by ${channel} within ${value} hours`, values, notBefore: frees, source };
  }),
};

/** Nobody is sought again soon after a conversation, unless a promise was broken or a callback asked. */
export const silenceAfterConversation: Rule = {
  id: 'frequency.silence_after_conversation',
  source: 'pack',
  check: ({ request, record, policy, now }) => {
    if (request.purpose !== 'collection' || record.lastConversationAt === null || record.silenceLifted) return null;
    const { value, source } = frequencyLimits(policy, {}).silenceDays;
    const { epochMilliseconds: ends } = Temporal.Instant.fromEpochMilliseconds(record.lastConversationAt)
      .toZonedDateTimeISO(policy.timeZone)
      .startOfDay()
      .add({ days: value });
    if (now.epochMilliseconds >= ends) return null;
    return { message: `spoken with less than ${value} days ago`, values: { days: value }, notBefore: ends, source };
  },
};

function isCall({ channel }: CountedContact): boolean {
  return channel === 'voice';
}

function inSevenDays(contacts: readonly CountedContact[], now: Temporal.Instant): readonly number[] {
  return contacts.map(({ at }) => at).filter((at) => at > now.epochMilliseconds - 7 * day);
}

/** When one more than now is allowed: the oldest that stand in its way are seven days old. Null where none ever is. */
function freesAt(recent: readonly number[], allowed: number): number | null {
  const oldest = recent.toSorted((a, b) => a - b)[recent.length - allowed];
  return oldest === undefined ? null : oldest + 7 * day;
}
