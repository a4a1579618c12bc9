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
};

export type Limit = Sourced<{ readonly value: number }>;

export type Sourced<T> = T & { readonly source: string };
