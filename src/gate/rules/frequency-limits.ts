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
  const own = (value: number | undefined): Bound[] => (value === undefined ? [] : [{ limit: { value, source }, pack: null }]);
  const all = (of: (pack: JurisdictionPack) => Limit): Bound[] => packs.map((pack) => ({ limit: of(pack), pack }));
  return {
    perDay: least([...all(({ placedCalls }) => placedCalls.perDay), ...own(campaignLimits?.perDay)]),
    perSevenDays: least(all(({ placedCalls }) => placedCalls.perSevenDays)),
    perCampaign: least([...all(({ placedCalls }) => placedCalls.perCampaign), ...own(campaignLimits?.perCampaign)]),
    contactsPerSevenDays: least(all((pack) => pack.contactsPerSevenDays)),
    hoursBetweenMessages: greatest(all((pack) => pack.hoursBetweenMessages)),
    silenceDays: greatest(all((pack) => pack.silenceAfterConversation)),
  };
}

const source = 'Setting of the campaign';

/** `pack` null: a limit of the campaign's own. */
type Bound = { readonly limit: Limit; readonly pack: JurisdictionPack | null };

function least(bounds: readonly Bound[]): Limit {
  return binding(bounds, (one, other) => one < other);
}

function greatest(bounds: readonly Bound[]): Limit {
  return binding(bounds, (one, other) => one > other);
}

/** The strictest, of those that are equal the first; it alone is written with where it stands. */
function binding([first, ...others]: readonly Bound[], isStricter: (one: number, other: number) => boolean): Limit {
  if (!first) throw new RangeError('a contact is bound by at least one jurisdiction pack');
  let { limit, pack } = first;
  for (const other of others) if (isStricter(other.limit.value, limit.value)) ({ limit, pack } = other);
  return pack ? { value: limit.value, source: `pack ${pack.edition}: ${limit.source}` } : limit;
}
