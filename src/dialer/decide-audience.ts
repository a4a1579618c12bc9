import type { Language } from '../kernel/country.ts';

/** What decides whether a debtor can be called in a campaign at all. Not the hour: that is asked at each dial. */
export type AudienceFacts = {
  /** Of something that is open, neither disputed nor held by itself. */
  readonly owes: boolean;
  readonly optedOut: boolean;
  /** A hold stops calls, with no end or one to come. */
  readonly held: boolean;
  /** Numbers on file: those known to be dead or somebody else's are not `usable`; `carried`: a trunk may reach them. */
  readonly numbers: readonly { readonly usable: boolean; readonly suppressed: boolean; readonly carried: boolean }[];
  readonly language: Language;
  /** Something is on record by which the flow can tell that it is the debtor. */
  readonly identifiable: boolean;
};

export const audienceReasons = [
  'nothing_open',
  'no_phone',
  'number_dead_or_wrong',
  'suppressed',
  'no_trunk',
  'opted_out',
  'on_hold',
  'language_not_spoken',
] as const;
/** Why somebody who owes is not called; the first that applies. */
export type AudienceReason = (typeof audienceReasons)[number];

/**
 * Whether a debtor would be called, and if not, why. `callable_unidentified`: called, and asked for nothing, since nothing is on record to
 * ask for: hears nothing of a debt. Pure.
 */
export function decideAudience(
  facts: AudienceFacts,
  languages: readonly Language[],
): AudienceReason | 'callable' | 'callable_unidentified' {
  if (!facts.owes) return facts.held ? 'on_hold' : 'nothing_open';
  if (facts.numbers.length === 0) return 'no_phone';
  const usable = facts.numbers.filter((number) => number.usable);
  if (usable.length === 0) return 'number_dead_or_wrong';
  const free = usable.filter((number) => !number.suppressed);
  if (free.length === 0) return 'suppressed';
  if (!free.some((number) => number.carried)) return 'no_trunk';
  if (facts.optedOut) return 'opted_out';
  if (facts.held) return 'on_hold';
  if (!languages.includes(facts.language)) return 'language_not_spoken';
  return facts.identifiable ? 'callable' : 'callable_unidentified';
}
