import type { Question, Rule } from './rule.ts';

const day = 24 * 3_600_000;

/** Placed calls of a person in one local day, all numbers and creditors together. */
export const callsPerDay: Rule = {
  id: 'frequency.calls_per_day',
  source: 'pack',
  check: (question) => {
    const { record, policy, now } = question;
    const limit = strictest(question, (pack) => pack.placedCalls.perDay);
    const today = now.toZonedDateTimeISO(policy.timeZone).startOfDay();
    const placed = record.placedCalls.filter(({ at }) => at >= today.epochMilliseconds).length;
    if (placed < limit.value) return null;
    return {
      message: `${placed} calls today, ${limit.value} allowed`,
      notBefore: today.add({ days: 1 }).epochMilliseconds,
      source: limit.source,
    };
  },
};

/** Placed calls of a person in 7 rolling days. */
export const callsPerSevenDays: Rule = {
  id: 'frequency.calls_per_seven_days',
  source: 'pack',
  check: (question) => {
    const { record, now } = question;
    const limit = strictest(question, (pack) => pack.placedCalls.perSevenDays);
    const recent = record.placedCalls.filter(({ at }) => at > now.epochMilliseconds - 7 * day).sort((a, b) => a.at - b.at);
    if (recent.length < limit.value) return null;
    const frees = recent[recent.length - limit.value];
    return {
      message: `${recent.length} calls in 7 days, ${limit.value} allowed`,
      notBefore: (frees?.at ?? now.epochMilliseconds) + 7 * day,
      source: limit.source,
    };
  },
};

/** Placed calls of a person in one campaign. */
export const callsPerCampaign: Rule = {
  id: 'frequency.calls_per_campaign',
  source: 'pack',
  check: (question) => {
    const limit = strictest(question, (pack) => pack.placedCalls.perCampaign);
    const placed = question.record.placedCalls.filter(({ campaignId }) => campaignId === question.request.campaignId).length;
    return placed < limit.value
      ? null
      : { message: `${placed} calls in this campaign, ${limit.value} allowed`, notBefore: null, source: limit.source };
  },
};

/** Nobody is called again soon after a conversation, unless a promise was broken or a callback asked. */
export const silenceAfterConversation: Rule = {
  id: 'frequency.silence_after_conversation',
  source: 'pack',
  check: (question) => {
    const { request, record, policy, now } = question;
    if (request.purpose !== 'collection' || record.lastConversationAt === null || record.silenceLifted) return null;
    const limit = longest(question, (pack) => pack.silenceAfterConversation.days);
    const ends = Temporal.Instant.fromEpochMilliseconds(record.lastConversationAt)
      .toZonedDateTimeISO(policy.timeZone)
      .startOfDay()
      .add({ days: limit.value });
    return now.epochMilliseconds < ends.epochMilliseconds
      ? { message: `spoken with less than ${limit.value} days ago`, notBefore: ends.epochMilliseconds, source: limit.source }
      : null;
  },
};

type Pack = Question['policy']['packs'][number];

function strictest({ policy }: Question, value: (pack: Pack) => number): { value: number; source: string } {
  return bound(policy.packs, value, (a, b) => a - b);
}

function longest({ policy }: Question, value: (pack: Pack) => number): { value: number; source: string } {
  return bound(policy.packs, value, (a, b) => b - a);
}

function bound(packs: readonly Pack[], value: (pack: Pack) => number, order: (a: number, b: number) => number) {
  const binding = [...packs].sort((a, b) => order(value(a), value(b)))[0];
  if (!binding) throw new RangeError('a call is bound by at least one jurisdiction pack');
  return { value: value(binding), source: `pack ${binding.edition}: ${binding.placedCalls.source}` };
}
