import type { Country } from '../kernel/country.ts';

/**
 * What a jurisdiction allows, as dated data. Every value names where it comes from; an operator may tighten freely and loosens only
 * with a recorded reason. Legal figures are configuration, not advice: have local counsel confirm them before use.
 */
export type JurisdictionPack = {
  readonly country: Country;
  /** Names this edition in every decision: `cz 2026-11`. */
  readonly edition: string;
  /** First day on which this edition applies, YYYY-MM-DD. */
  readonly from: string;
  readonly voiceWindow: Sourced<{ readonly opens: string; readonly closes: string; readonly days: 'working_days' }>;
  /** Placed calls to one person: all numbers and creditors together, unanswered ones included. */
  readonly placedCalls: { readonly perDay: Limit; readonly perSevenDays: Limit; readonly perCampaign: Limit };
  /** Days without `collection` contact after a conversation; the conversation's day is day 1. */
  readonly silenceAfterConversation: Limit;
  /**
   * How the number that debtors see may be chosen, and whether somebody who knows one of our numbers may be called from another while the
   * first rests or is used up.
   */
  readonly callerIdentities: Sourced<{
    readonly policies: readonly CallerIdentityPolicy[];
    readonly anotherWhileResting: boolean;
  }>;
};

export const callerIdentityPolicies = [
  'sticky',
  'round_robin',
  'least_recently_used',
  'local_presence',
  'health_rested',
] as const;
/** How a number of ours is chosen for a call; `sticky`: the same person always sees the same one. */
export type CallerIdentityPolicy = (typeof callerIdentityPolicies)[number];

export type Limit = Sourced<{ readonly value: number }>;

export type Sourced<T> = T & { readonly source: string };
