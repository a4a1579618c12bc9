import type { Country, Language } from '../kernel/country.ts';
import type { DisputeCode } from '../kernel/dispute-code.ts';
import type {
  CaseId,
  ContactPointId,
  CreditorId,
  DisputeId,
  EventId,
  HoldId,
  Id,
  PersonId,
  PlanId,
  PromiseId,
  ReceivableId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { PhoneKind, PhoneNumber } from '../kernel/phone.ts';
import type { CreditorContact } from './creditor-contact.ts';

/** Whoever is owed: a client of the operator, or the operator itself. */
export type Creditor = {
  readonly id: CreditorId;
  /** Short, unique, chosen by the operator (`acme`): what people type on the command line. */
  readonly code: string;
  readonly name: string;
  /** Said before anybody is verified: must not itself tell of a debt. */
  readonly neutralName: string;
  /** Whose calendar counts days past due, and where national numbers of its files belong. */
  readonly country: Country;
  readonly language: Language;
  readonly currency: Currency;
  /** Why this creditor may use birth numbers (Act 133/2000 §13c); null means that they are dropped at the door. */
  readonly birthNumberTitle: string | null;
  readonly promisePolicy: PromisePolicy;
  /** How the debt may be split; null: it is paid in one. */
  readonly planPolicy: PlanPolicy | null;
  /** Calendar days in which an instalment that is late may be made up for before the plan is broken. */
  readonly planLateDays: number;
  /** Null: none is asked for. */
  readonly interest: InterestTerms | null;
  /** Whether what a verified debtor asks for may go to a number that she keys in. */
  readonly keyedNumberAllowed: boolean;
  /** How debtors reach it. */
  readonly contact: CreditorContact;
};

/** At most so many instalments, so many days apart, each of at least so much (minor units of the creditor's currency). */
export type PlanPolicy = { readonly most: number; readonly everyDays: number; readonly leastMinor: number };

/**
 * Interest on what is late. `statutory`: by law, of the debtor's kind. `contractual`: as agreed (hundredths of a percent a year). `yearDays`: the
 * days of the year by which it is reckoned, `actual` those of the calendar. `shiftsDue`: a due date on a day of rest is met on the next
 * working day.
 */
export type InterestTerms = (
  | { readonly kind: 'statutory'; readonly slovakChoice?: 'variable' | 'fixed' }
  | { readonly kind: 'contractual'; readonly basisPoints: number }
) & { readonly yearDays: 'actual' | '365' | '366'; readonly shiftsDue: boolean };

export type PromisePolicy = {
  /** Days from today to the latest date. */
  readonly latestDays: number;
  /** Of the conversation's total. */
  readonly leastPercent: number;
  /** Working days after the date in which the payment may still arrive. */
  readonly graceWorkingDays: number;
  /** Minor units that may be missing from a kept promise. */
  readonly toleranceMinor: number;
};

export type Person = {
  readonly id: PersonId;
  readonly kind: 'natural' | 'company';
  /** In full, as it is written and said; empty when the file knew none. */
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** As the person is addressed, where a file overrides the grammar ("pane Nováku"). */
  readonly vocative: string | null;
  /** The file's wish; null leaves the choice to the number's country, then the creditor. */
  readonly language: Language | null;
  readonly country: Country;
};

export type ContactStatus = 'unverified' | 'verified' | 'wrong_party' | 'dead';

export type ContactPoint = {
  readonly id: ContactPointId;
  readonly personId: PersonId;
  /** `keyed_phone`: a debtor named it in a call, for one message; it is never dialled. */
  readonly kind: 'phone' | 'email' | 'address' | 'keyed_phone';
  /** E.164, an e-mail address, or an `Address` as JSON. */
  readonly value: string;
  /** Of a phone only. */
  readonly phoneKind: PhoneKind | null;
  /** Smaller is tried first. */
  readonly position: number;
  readonly status: ContactStatus;
  /** The person wants no calls on this number. */
  readonly optedOut: boolean;
  /** `file`, or who told us. */
  readonly source: string;
  /** Epoch ms. */
  readonly recordedAt: number;
};

export type Address = {
  readonly street: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: Country;
};

/** All that one person owes one creditor in one currency. */
export type Case = {
  readonly id: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly currency: Currency;
};

export type ReceivableStatus = 'open' | 'settled';

export const receivableKinds = ['invoice', 'instalment', 'fee', 'interest', 'cost'] as const;
export type ReceivableKind = (typeof receivableKinds)[number];

/** One thing owed. Amounts in minor units of `currency`, dates YYYY-MM-DD. */
export type Receivable = {
  readonly id: ReceivableId;
  readonly caseId: CaseId;
  readonly creditorId: CreditorId;
  readonly personId: PersonId;
  /** The creditor's own id, or one made of the row's contents; unique with the creditor. */
  readonly externalKey: string;
  /** The creditor's own id of the debtor. */
  readonly debtorId: string | null;
  readonly status: ReceivableStatus;
  readonly kind: ReceivableKind;
  readonly currency: Currency;
  /** What is still owed of it: what was billed, less payments allocated to it and what was written off. */
  readonly amountMinor: number;
  /** What the creditor told last. */
  readonly billedMinor: number;
  readonly due: string;
  readonly issued: string | null;
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
  readonly iban: string | null;
  readonly document: string | null;
  readonly productGroup: string | null;
  readonly product: string | null;
  readonly priority: string | null;
  readonly risk: string | null;
  readonly note: string | null;
  /** Columns of the file that we have no word for. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Keyed hash of the row that it came from: tells a changed row from an unchanged one. */
  readonly rowHash: KeyedHash;
};

/** What a person may owe one creditor in one contact: open, undisputed, not held by itself; oldest due first. */
export type Conversation = {
  /** Who is spoken with. */
  readonly personId: PersonId;
  /** Whose debt it is: she herself, or the person on whose case she stands. What is agreed, held and barred is the principal's. */
  readonly principalId: PersonId;
  readonly creditorId: CreditorId;
  readonly caseId: CaseId;
  readonly currency: Currency;
  readonly receivables: readonly Receivable[];
  readonly totalMinor: number;
  /** Of the oldest receivable, 0 when none is past due. */
  readonly daysPastDue: number;
};

export type PromiseState = 'proposed' | 'active' | 'kept' | 'partially_kept' | 'broken' | 'cancelled' | 'superseded';

/** How much of a receivable an agreement is about: what was owed of it when it was made. */
export type Covered = { readonly receivableId: ReceivableId; readonly owedMinor: number };

/** A promise to pay. `Promise` is taken by the language. */
export type PromiseToPay = {
  readonly id: PromiseId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly state: PromiseState;
  /** Null: a date without an amount. */
  readonly amountMinor: number | null;
  readonly currency: Currency;
  readonly date: string;
  readonly covered: readonly Covered[];
  /** The first instant (epoch ms) at which it is broken unless it was kept. */
  readonly breaksAt: number;
  readonly origin: string;
  readonly recordedAt: number;
};

/**
 * A plan begins with the debtor's word: what the creditor allows is offered by its policy. `late`: an instalment is overdue beyond its grace and
 * may still be made up for. `superseded`: the debtor has agreed on something else since.
 */
export type PlanState = 'active' | 'late' | 'broken' | 'completed' | 'cancelled' | 'superseded';

/** Instalments by date, oldest first; together what the conversation was about. */
export type Plan = {
  readonly id: PlanId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly state: PlanState;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly instalments: readonly Instalment[];
  readonly covered: readonly Covered[];
  /** When it must be looked at again by itself (epoch ms): an instalment is late then, or the plan broken; null when it stands no more. */
  readonly lookAt: number | null;
  readonly origin: string;
  readonly recordedAt: number;
};

/** Date YYYY-MM-DD. */
export type Instalment = { readonly date: string; readonly amountMinor: number };

export type DisputeState = 'open' | 'awaiting_debtor' | 'internal_review' | 'accepted' | 'partly' | 'rejected' | 'withdrawn';

export type Dispute = {
  readonly id: DisputeId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly code: DisputeCode;
  readonly state: DisputeState;
  readonly receivables: readonly ReceivableId[];
  /** Who looks at it, and by when (epoch ms); null while nobody was asked. */
  readonly department: Department | null;
  readonly reviewBy: number | null;
  /** Name of what the debtor said about it; null where nothing was recorded. */
  readonly recording: string | null;
  readonly origin: string;
  readonly recordedAt: number;
};

/** Parts of a creditor or operator that look at what debtors say. */
export const departments = ['collections', 'customer_care', 'billing', 'legal', 'treasury', 'data_quality'] as const;
export type Department = (typeof departments)[number];

export const holdReasons = [
  'dispute',
  'promise',
  'plan',
  'hardship',
  'insolvency',
  'deceased',
  'legal',
  'manual',
  'payment_in_transit',
  'stale_bank_data',
  'data_quality',
] as const;
export type HoldReason = (typeof holdReasons)[number];

export const holdScopes = ['receivable', 'case', 'person', 'channel'] as const;
export type HoldScope = (typeof holdScopes)[number];

export const releaseEvents = ['payment', 'case_closed'] as const;
/** What ends a hold by itself: a payment on what it is about, or that nothing is owed any more. */
export type ReleaseEvent = (typeof releaseEvents)[number];

/** Stops `collection` contact. Over when `until` has come, or when it was released. */
export type Hold = {
  readonly id: HoldId;
  readonly reason: HoldReason;
  readonly scope: HoldScope;
  readonly personId: PersonId;
  readonly creditorId: CreditorId | null;
  readonly caseId: CaseId | null;
  readonly receivableId: ReceivableId | null;
  readonly channel: Channel | null;
  readonly from: number;
  /** The first ms at which it no longer holds; null until released. */
  readonly until: number | null;
  readonly releasedAt: number | null;
  /** The promise, plan or dispute that it stands for; it ends with that. */
  readonly cause: string | null;
  readonly releaseOn: ReleaseEvent | null;
  /** Why, in the words of whoever placed it; personal data, never in the journal. */
  readonly note: string | null;
  readonly origin: string;
};

/** What became different of what is owed of a receivable, from a day on: interest runs on it, agreements are judged by it. */
export type BalanceChange = {
  /** Of the journal, which makes it known once. */
  readonly eventId: EventId;
  readonly receivableId: ReceivableId;
  /** YYYY-MM-DD: the day from which it counts; of a payment the value date. */
  readonly on: string;
  /** Negative: less is owed. */
  readonly byMinor: number;
  /** `bill`: the creditor's own file says otherwise now. `credit`: given up, by a decided dispute or at the end of a case; `write_off`: let go after a payment. */
  readonly because: 'payment' | 'bill' | 'credit' | 'write_off';
  /** When it became known (epoch ms). */
  readonly at: number;
};

export const channels = ['voice', 'sms', 'email', 'letter', 'messaging'] as const;
export type Channel = (typeof channels)[number];

/** `all`: every automated contact of this creditor on every channel; a channel: on that one; `number`: calls to one number, whoever it is for. */
export type OptOutScope = 'all' | Channel | 'number';

/** What a narrower wish is about: "no reminders before anything is due" is `courtesy`. */
export type OptOutPurpose = 'collection' | 'courtesy';

export type OptOut = {
  readonly id: Id<'opt'>;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly scope: OptOutScope;
  /** Null: whatever the contact is for. */
  readonly purpose: OptOutPurpose | null;
  /** Of scope `number` only. */
  readonly contactPointId: ContactPointId | null;
  readonly recordedAt: number;
  readonly origin: string;
};

export const verifierFields = ['birth_date', 'birth_number', 'national_id', 'customer_number', 'postcode'] as const;
/** What a debtor can key in to prove who is speaking. */
export type VerifierField = (typeof verifierFields)[number];

/** A hash that only the installation's key can make; `keyId` names the key (`plain`: the value itself, where it is no secret). */
export type KeyedHash = { readonly keyId: string; readonly hash: string };

/** A verifier serves only the creditor whose file gave it. */
export type Verifier = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly field: VerifierField;
  /** The receivable whose row gave it where several may stand (customer numbers); empty where a new one replaces the old. */
  readonly source: ReceivableId | '';
  readonly keyed: KeyedHash;
  /** Of a customer number: the hash by which its person is found among all of the creditor's. Not given back by `ofPerson`. */
  readonly lookup?: KeyedHash;
};

/** By what two rows are known to be about one person; `national` over all creditors, the others within one. */
export type PersonKeyKind = 'national' | 'debtor_id' | 'customer_number' | 'contact';

/** One imported row in our words; whatever the file lacked is null. Identity digits are canonical and never stored as they are. */
export type DebtorRow = {
  readonly receivableId: string | null;
  readonly debtorId: string | null;
  readonly customerNumber: string | null;
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly vocative: string | null;
  readonly language: Language | null;
  readonly country: Country;
  readonly phones: readonly { readonly number: PhoneNumber; readonly kind: PhoneKind }[];
  readonly email: string | null;
  readonly address: Address | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly birthNumber: string | null;
  /** With its country: `PL:44051401359`. */
  readonly nationalId: string | null;
  readonly amountMinor: number;
  readonly currency: Currency;
  /** Null: the day on which the row first came in. */
  readonly due: string | null;
  readonly issued: string | null;
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
  readonly iban: string | null;
  readonly document: string | null;
  readonly productGroup: string | null;
  readonly product: string | null;
  readonly priority: string | null;
  readonly risk: string | null;
  readonly note: string | null;
  readonly attributes: Readonly<Record<string, string>>;
};
