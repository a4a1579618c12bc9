import type { Country } from '../kernel/country.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel, VerifierField } from '../receivables/model.ts';

/**
 * What a jurisdiction allows, as dated data. Every value names where it comes from; an operator may tighten freely and loosens only
 * with a recorded reason (`operator-rules.ts`). Legal figures are configuration, not advice: have local counsel confirm them before use.
 */
export type JurisdictionPack = {
  /** `any`: a template that binds beside the packs of the countries, where an operator asks for it. */
  readonly country: Country | 'any';
  /** Names this edition in every decision: `cz 2026-11`. */
  readonly edition: string;
  /** First day on which this edition applies, YYYY-MM-DD. */
  readonly from: string;
  readonly windows: Readonly<Record<Channel, ContactWindow>>;
  /** Placed calls to one person: all numbers and creditors together, unanswered ones included. */
  readonly placedCalls: { readonly perDay: Limit; readonly perSevenDays: Limit; readonly perCampaign: Limit };
  /** Contacts of one person on all channels and for all creditors together, in 7 rolling days. */
  readonly contactsPerSevenDays: Limit;
  /** Hours between two messages to one person on one channel. */
  readonly hoursBetweenMessages: Limit;
  /** Days without `collection` contact after a conversation; the conversation's day is day 1. */
  readonly silenceAfterConversation: Limit;
  /** By what a debtor may be asked to prove who is speaking; she chooses. Each list is one way. */
  readonly verification: Sourced<{
    readonly ways: readonly (readonly VerifierField[])[];
    /** Only where the creditor recorded its legal title. */
    readonly needTitle: readonly VerifierField[];
  }>;
  readonly disclosure: Sourced<{
    /** On which channels debt facts may go to an address that is only on file; elsewhere it must be known to be the debtor's. */
    readonly debtFactsToAddressOnFile: readonly Channel[];
  }>;
  readonly severity: Sourced<{
    /** Nothing graver before the day after the due date. */
    readonly beforeDue: Severity;
    /** Texts this grave or graver need an enforceable title on record; null: none does. */
    readonly needsTitleFrom: Severity | null;
  }>;
  /** Null: the pack says nothing of it. */
  readonly limitation: LimitationRules | null;
  /** What is said at the start of every call, or of every call that it is about. */
  readonly notices: {
    readonly caller: Sourced<{ readonly said: 'who_calls_and_for_whom' }>;
    readonly recording: Sourced<{ readonly said: 'before_recording' }>;
    readonly syntheticVoice: Sourced<{ readonly said: 'at_the_start' }>;
    readonly voicemail: Sourced<{ readonly said: 'name_and_number_only' }>;
  };
  /** Whether a claim that was bought may be collected only after its debtor was told of it. */
  readonly assignmentNotice: Sourced<{ readonly required: boolean }>;
  /**
   * How the number that debtors see may be chosen, and whether somebody who knows one of our numbers may be called from another while the
   * first rests or is used up.
   */
  readonly callerIdentities: Sourced<{
    readonly policies: readonly CallerIdentityPolicy[];
    readonly anotherWhileResting: boolean;
  }>;
};

/** What it forbids that a claim is time-barred; when it is, `receivables/limitation` says. */
export type LimitationRules = Sourced<{
  /** `no_collection`: nothing is asked for at all; `no_threat`: nothing this grave: `final`, `legal`. */
  readonly barredConsumer: 'no_collection' | 'no_threat';
  readonly barredBusiness: 'no_collection' | 'no_threat';
}>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A holiday is a holiday whatever day of the week it is. */
export type DayOfContact = (typeof weekdays)[number] | 'holiday';

/** Local times `08:00`; null: closed. */
export type Hours = { readonly opens: string; readonly closes: string };

/** When a channel may be used, in the debtor's local time. `always`: at any hour of any day. */
export type ContactWindow = Sourced<{ readonly hours: Readonly<Record<DayOfContact, Hours | null>> | 'always' }>;

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

export type Sourced<T> = T & {
  readonly source: string;
  /** Since when the rule that it comes from holds, YYYY-MM-DD; of what is ours, since the edition does. */
  readonly since?: string;
  /** Where the source could not be verified, or leaves the value open: have it confirmed first. */
  readonly assumption?: true;
};
