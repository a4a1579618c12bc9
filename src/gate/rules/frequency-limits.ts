import type { CallRequest, ContactPolicy } from '../contact.ts';
import type { JurisdictionPack, Limit } from '../pack.ts';

/** How often a person may be called: of all that binds a call, the strictest of each, with what it comes from. */
export type FrequencyLimits = {
  readonly perDay: Limit;
  readonly perSevenDays: Limit;
  readonly perCampaign: Limit;
  /** Days, the conversation's own being the first: here the longest is the strictest. */
  readonly silenceDays: Limit;
};

/** The packs' limits and the campaign's own; each by itself. Throws RangeError without a pack. Pure. */
export function frequencyLimits(
  { packs }: ContactPolicy,
  { campaignLimits }: Pick<CallRequest, 'campaignLimits'>,
): FrequencyLimits {
  const own = 'Setting of the campaign';
  const least = (of: (pack: JurisdictionPack) => Limit, ...others: Limit[]) =>
    first([...packs.map((pack) => inEdition(pack, of(pack))), ...others], (a, b) => a.value - b.value);
  return {
    perDay: least(({ placedCalls }) => placedCalls.perDay, { value: campaignLimits.perDay, source: own }),
    perSevenDays: least(({ placedCalls }) => placedCalls.perSevenDays),
    perCampaign: least(({ placedCalls }) => placedCalls.perCampaign, { value: campaignLimits.perCampaign, source: own }),
    silenceDays: first(
      packs.map((pack) => inEdition(pack, pack.silenceAfterConversation)),
      (a, b) => b.value - a.value,
    ),
  };
}

function inEdition({ edition }: JurisdictionPack, { value, source }: Limit): Limit {
  return { value, source: `pack ${edition}: ${source}` };
}

function first(limits: readonly Limit[], order: (a: Limit, b: Limit) => number): Limit {
  const binding = limits.toSorted(order)[0];
  if (!binding) throw new RangeError('a call is bound by at least one jurisdiction pack');
  return binding;
}
