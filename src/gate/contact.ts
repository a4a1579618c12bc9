import type { Country } from '../kernel/country.ts';
import type { CampaignId, CreditorId, MessageId, PersonId, ReceivableId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { PhoneKind, PhoneNumber } from '../kernel/phone.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel, ContactStatus, OptOut } from '../receivables/model.ts';
import type { CaseParty } from '../receivables/parties/model.ts';
import type { BankDataAge, CountedContact } from './model.ts';
import type { JurisdictionPack } from './pack.ts';

/** Why a contact is wanted (model: purposes). */
export const purposes = ['collection', 'courtesy', 'service_reply', 'legal'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * `legal`: the packs' windows. `rehearsal`: every hour of every day is open, but only for rehearsal numbers by a simulated trunk;
 * everything else of the gate holds as ever.
 */
export type CalendarName = 'legal' | 'rehearsal';

/** A contact that somebody wants to make: a call, or a message on one of the written channels. */
export type ContactRequest = CallRequest | WrittenRequest;

type Wanted = {
  readonly purpose: Purpose;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  /** How grave its words are, and how grave whoever asks says that the case lets them be. */
  readonly severity: Severity;
  readonly stage: Severity;
  readonly contactStatus: ContactStatus;
  readonly calendar: CalendarName;
};

/** A call that somebody wants to place. */
export type CallRequest = Wanted & {
  readonly channel: 'voice';
  readonly number: {
    readonly value: PhoneNumber;
    readonly region: string;
    readonly kind: PhoneKind;
    readonly rehearsal: boolean;
  };
  /** The person wants no calls on this number. */
  readonly contactPointOptedOut: boolean;
  /** By which the call would leave; null while it is only planned. */
  readonly trunk: { readonly name: string; readonly simulated: boolean; readonly destinations: readonly Country[] } | null;
  /** How long the call may ring and last: the last dial leaves time for both before the window closes. */
  readonly reserveMs: number;
  /** What the campaign allows of placed calls to one person; only ever tightens the packs. Null: no campaign says anything. */
  readonly campaignLimits: { readonly perDay: number; readonly perCampaign: number } | null;
};

export type WrittenChannel = Exclude<Channel, 'voice'>;

/** A message that somebody wants to write, or has written and wants to hand over. */
export type WrittenRequest = Wanted & {
  readonly channel: WrittenChannel;
  /** Of SMS and messaging. */
  readonly number: PhoneNumber | null;
  /** Country in whose local time it arrives. */
  readonly region: Country;
  /** Whether the words tell of the debt. */
  readonly debtFacts: boolean;
  /** The address is verified, or the verified person speaks from it or named it. */
  readonly addressIsDebtors: boolean;
  /** It is the one confirmation of a wish to be left alone. */
  readonly confirmsOptOut: boolean;
  /** Where it stands in the contact ledger already: it does not count against itself. */
  readonly messageId: MessageId | null;
};

/** What is on record about the person at that moment. Instants in epoch ms. */
export type ContactRecord = {
  /** Everything is stopped by the red button. */
  readonly stopAll: boolean;
  readonly suppressed: boolean;
  /** What she does not want, on this channel or at all. */
  readonly optOuts: readonly Pick<OptOut, 'scope' | 'purpose'>[];
  readonly holds: readonly { readonly reason: string; readonly until: number | null }[];
  /** No automated verification before this instant. */
  readonly verificationLockedUntil: number | null;
  /** What counts for frequency, on any channel, any creditor of the operator, last 7 days or of this campaign. */
  readonly contacts: readonly CountedContact[];
  readonly lastConversationAt: number | null;
  /** The person asked to be called back, or a promise was broken since the last conversation: silence does not apply. */
  readonly silenceLifted: boolean;
  /** What the contact would be about; null: nothing open and undisputed is left. */
  readonly debt: DebtOnRecord | null;
  /** Since which day (YYYY-MM-DD) the debtor should know that her debt was sold; null: it was not. */
  readonly assignedSince: string | null;
  /** Whether the debtor must have been told that her debt was sold before it is collected, and was not. */
  readonly assignmentUntold: boolean;
  /** A ruling that may be enforced is on record, for all that the contact would be about. */
  readonly enforceableTitle: boolean;
  readonly bankData: BankDataAge | null;
  /** What she is on somebody else's case, where that is all there is to contact her about; null: it is about her own, or she may be told. */
  readonly party: Pick<CaseParty, 'role' | 'entitled'> | null;
};

export type DebtOnRecord = {
  /** When the oldest is past due: the first instant of the day after its due date, by the creditor's calendar. */
  readonly pastDueFrom: number;
  /** Those that are time-barred now, since which day (YYYY-MM-DD), and what that forbids. */
  readonly barred: readonly {
    readonly receivableId: ReceivableId;
    readonly since: string;
    readonly forbids: 'no_collection' | 'no_threat';
    readonly source: string;
  }[];
};

/**
 * The packs that bind a contact: those of the country where it arrives, of the debtor's own, and of the creditor's; the strictest of all.
 */
export type ContactPolicy = {
  readonly packs: readonly JurisdictionPack[];
  /** Where it arrives: of a telephone number its own, else the debtor's. */
  readonly country: Country;
  /** On whose days of rest the debtor is left alone, beside those of `country`. */
  readonly home: Country;
  /** Of `country`. */
  readonly timeZone: string;
};

/** What the gate says. `notBefore`: when it is worth asking again (epoch ms); null when only a change of the record helps. */
export type Admission =
  | { readonly ok: true; readonly packs: readonly string[] }
  | {
      readonly ok: false;
      readonly rule: string;
      readonly message: string;
      /** What the message names (`rules/`). */
      readonly values: MessageValues;
      readonly source: string;
      readonly notBefore: number | null;
      /** Editions of the packs that it was decided under. */
      readonly packs: readonly string[];
    };
