import type { Country } from '../kernel/country.ts';
import type { CampaignId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { PhoneKind, PhoneNumber } from '../kernel/phone.ts';
import type { JurisdictionPack } from './pack.ts';

/** Why a contact is wanted (model: purposes). */
export type Purpose = 'collection' | 'courtesy' | 'service_reply' | 'legal';

/**
 * `legal`: the packs' windows. `rehearsal`: every hour of every day is open, but only for rehearsal numbers by a simulated trunk;
 * everything else of the gate holds as ever.
 */
export type CalendarName = 'legal' | 'rehearsal';

/** A call that somebody wants to place. */
export type CallRequest = {
  readonly purpose: Purpose;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId;
  readonly number: {
    readonly value: PhoneNumber;
    readonly region: string;
    readonly kind: PhoneKind;
    readonly rehearsal: boolean;
  };
  /** The person wants no calls on this number. */
  readonly contactPointOptedOut: boolean;
  readonly contactStatus: 'unverified' | 'verified' | 'wrong_party' | 'dead';
  readonly trunk: { readonly name: string; readonly simulated: boolean; readonly destinations: readonly Country[] };
  readonly calendar: CalendarName;
  /** How long the call may ring and last: the last dial leaves time for both before the window closes. */
  readonly reserveMs: number;
  /** What the campaign allows of placed calls to one person; only ever tightens the packs. */
  readonly campaignLimits: { readonly perDay: number; readonly perCampaign: number };
};

/** What is on record about the person at that moment. Instants in epoch ms. */
export type ContactRecord = {
  /** Everything is stopped by the red button. */
  readonly stopAll: boolean;
  readonly suppressed: boolean;
  readonly optedOut: boolean;
  readonly holds: readonly { readonly reason: string; readonly until: number | null }[];
  /** No automated verification before this instant. */
  readonly verificationLockedUntil: number | null;
  /** Placed calls that count for frequency, any number, any creditor of the operator, last 7 days or of this campaign. */
  readonly placedCalls: readonly { readonly at: number; readonly campaignId: CampaignId | null }[];
  readonly lastConversationAt: number | null;
  /** The person asked to be called back, or a promise was broken since the last conversation: silence does not apply. */
  readonly silenceLifted: boolean;
};

/** The packs that bind a call: the debtor's and the creditor's, strictest of both. `time` is the debtor's zone. */
export type ContactPolicy = { readonly packs: readonly JurisdictionPack[]; readonly country: Country; readonly timeZone: string };

/** What the gate says. `notBefore`: when it is worth asking again (epoch ms); null when only a change of the record helps. */
export type Admission =
  | { readonly ok: true; readonly packs: readonly string[] }
  | {
      readonly ok: false;
      readonly rule: string;
      readonly message: string;
      readonly source: string;
      readonly notBefore: number | null;
    };
