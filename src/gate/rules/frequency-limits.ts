import type { CallRequest, ContactPolicy } from '../contact.ts';
import type { JurisdictionPack, Limit } from '../pack.ts';

/** How often a person may be contacted: of all that binds, the strictest of each, with what it comes from. */
export type FrequencyLimits = {
  readonly perDay: Limit;
  readonly perSevenDays: Limit;
  readonly perCampaign: Limit;
  /** On all channels together. */
  readonly contactsPerSevenDays: Limit;
  /** Between two messages on one channel: here and of the silence the longest is the strictest. */
  readonly hoursBetweenMessages: Limit;
  /** Days, the conversation's own being the first. */
  readonly silenceDays: Limit;
};

/** The packs' limits and the campaign's own; each by itself. Throws RangeError without a pack. Pure. */
export function frequencyLimits(
  { packs }: ContactPolicy,
  { campaignLimits }: Partial<Pick<CallRequest, 'campaignLimits'>>,
): FrequencyLimits {
  const source = 'Setting of the campaign';
  const own = (value: number | undefined): Limit[] => (value === undefined ? [] : [{ value, source }]);
  const all = (of: (pack: JurisdictionPack) => Limit) => packs.map((pack) => inEdition(pack, of(pack)));
  return {
    perDay: least([...all(({ placedCalls }) => placedCalls.perDay), ...own(campaignLimits?.perDay)]),
    perSevenDays: least(all(({ placedCalls }) => placedCalls.perSevenDays)),
    perCampaign: least([...all(({ placedCalls }) => placedCalls.perCampaign), ...own(campaignLimits?.perCampaign)]),
    contactsPerSevenDays: least(all((pack) => pack.contactsPerSevenDays)),
    hoursBetweenMessages: greatest(all((pack) => pack.hoursBetweenMessages)),
    silenceDays: greatest(all((pack) => pack.silenceAfterConversation)),
  };
}

function inEdition({ edition }: JurisdictionPack, { value, source }: Limit): Limit {
  return { value, source: `pack ${edition}: ${source}` };
}

function least(limits: readonly Limit[]): Limit {
  return first(limits.toSorted((a, b) => a.value - b.value));
}

function greatest(limits: readonly Limit[]): Limit {
  return first(limits.toSorted((a, b) => b.value - a.value));
}

function first([binding]: readonly Limit[]): Limit {
  if (!binding) throw new RangeError('a contact is bound by at least one jurisdiction pack');
  return binding;
}
