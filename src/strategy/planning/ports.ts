import type { Purpose } from '../../gate/contact.ts';
import type { CountedContact } from '../../gate/model.ts';
import type { Actor } from '../../journal/event.ts';
import type { CaseId, CreditorId, EnrolmentId, PersonId, ReceivableId, StepId } from '../../kernel/ids.ts';
import type { Severity } from '../../kernel/severity.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Channel } from '../../receivables/model.ts';
import type { CaseFacts, ExitReason, Progress, StepChannel } from '../model.ts';
import type { Capacity, DocumentKind, Enrolment, PlannedCase, PlannedStep, PublishedDocument, StepFate } from './model.ts';

/** Published strategies, assignment tables and segments. */
export interface StrategyDocuments {
  /** Without their sources: by kind and name, the one published last first. */
  list(tx: Tx): Promise<Omit<PublishedDocument, 'source'>[]>;
  find(tx: Tx, kind: DocumentKind, name: string, version: string): Promise<PublishedDocument | undefined>;
  /** Also one that was retired. The one of its name that is published must have been retired before. */
  publish(
    tx: Tx,
    document: Pick<PublishedDocument, 'kind' | 'name' | 'version' | 'source'>,
    at: number,
    by: Actor,
  ): Promise<void>;
  retire(tx: Tx, document: Pick<PublishedDocument, 'kind' | 'name' | 'version'>, at: number, by: Actor): Promise<void>;
}

/** Cases that strategies look after, and when each is worth looking at. */
export interface PlannedCases {
  /** Those whose time has come, longest due first, then by id. By an index: what is not due costs nothing. */
  due(tx: Tx, now: number, limit: number): Promise<PlannedCase[]>;
  /** From now on, each is worth looking at by `at` at the latest; cases that were not looked after are from now on. */
  wake(tx: Tx, ids: readonly CaseId[], at: number): Promise<void>;
  /** The same of all cases of these people that are looked after. */
  wakePeople(tx: Tx, ids: readonly PersonId[], at: number): Promise<void>;
  /** The same of `limit` cases after the given one, in the order of their ids; the last of them, null after the last of all. */
  wakeFrom(tx: Tx, after: CaseId | null, limit: number, at: number): Promise<CaseId | null>;
  /** `limit` cases of the books after the given one, in the order of their ids. */
  page(tx: Tx, after: CaseId | null, limit: number): Promise<CaseId[]>;
  /** When each is worth looking at again, and what it waits for. */
  settle(tx: Tx, cases: readonly PlannedCase[]): Promise<void>;
  find(tx: Tx, ids: readonly CaseId[]): Promise<PlannedCase[]>;
}

export interface Enrolments {
  /** Each of a receivable that is in no strategy. */
  enter(tx: Tx, enrolments: readonly Enrolment[]): Promise<void>;
  /** How far each has come. */
  advance(tx: Tx, progress: readonly Progress[]): Promise<void>;
  leave(tx: Tx, id: EnrolmentId, at: number, because: ExitReason): Promise<void>;
  /** Those of a case that have not left. */
  ofCase(tx: Tx, caseId: CaseId): Promise<Enrolment[]>;
  ofReceivable(tx: Tx, id: ReceivableId): Promise<Enrolment | undefined>;
  /** How many are in each version of each strategy. */
  counts(tx: Tx): Promise<{ readonly strategy: string; readonly version: string; readonly enrolled: number }[]>;
  /** Those of one version that have not left, in the order of their ids, after the given one. */
  inVersion(tx: Tx, strategy: string, version: string, after: EnrolmentId | null, limit: number): Promise<Enrolment[]>;
}

export interface PlannedSteps {
  add(tx: Tx, steps: readonly PlannedStep[]): Promise<void>;
  find(tx: Tx, id: StepId): Promise<PlannedStep | undefined>;
  /** The one that this campaign entry or message carries and that has not ended. */
  findByCarrier(tx: Tx, carrier: string): Promise<PlannedStep | undefined>;
  /** The steps of these people that have not ended, and those that were planned on a day that may be today. */
  standing(tx: Tx, people: readonly PersonId[], sinceDay: string): Promise<StandingStep[]>;
  takeUp(tx: Tx, id: StepId, carrier: string): Promise<void>;
  /** It is carried out by another channel from now on, and nobody has taken that up yet. */
  fallBack(tx: Tx, step: PlannedStep): Promise<void>;
  end(tx: Tx, id: StepId, at: number, fate: StepFate): Promise<void>;
  /** How many of each channel were planned for a day. */
  plannedOn(tx: Tx, day: string): Promise<Readonly<Partial<Record<Channel, number>>>>;
  /** What waits for somebody's hands, longest first. */
  byHand(tx: Tx, limit: number): Promise<PlannedStep[]>;
  /** Newest first. */
  ofPerson(tx: Tx, personId: PersonId, limit: number): Promise<PlannedStep[]>;
}

export type StandingStep = Pick<PlannedStep, 'id' | 'caseId' | 'personId' | 'day'> & {
  readonly channel: Channel;
  readonly open: boolean;
};

/** What is on record of many cases, read in a handful of statements. */
export interface CaseFactsSource {
  /** In the order of `ids`; those that there are. `progress` is null of receivables that are in no strategy. */
  load(tx: Tx, ids: readonly CaseId[], now: number): Promise<LoadedCase[]>;
}

export type LoadedCase = {
  readonly facts: CaseFacts;
  /** Receivables that were in a strategy and left it for good: nothing but an order by hand brings them back. */
  readonly keptOut: ReadonlySet<ReceivableId>;
  /** Contacts with the person that count for frequency, last 8 days, any creditor and channel. */
  readonly recentContacts: readonly CountedContact[];
};

/** From when the bank data of creditors are too old to dun by (epoch ms; 0: none ever came); those that are not named expect no statements. */
export interface BankDataAge {
  staleFrom(tx: Tx, creditors: readonly CreditorId[]): Promise<ReadonlyMap<CreditorId, number>>;
}

/** What operators have set about planning. */
export interface PlanningSettings {
  capacity(tx: Tx): Promise<Capacity>;
  setCapacity(tx: Tx, capacity: Capacity): Promise<void>;
  /** How far all cases were woken since the last word of an operator that concerns all; undefined: none is under way. */
  sweep(tx: Tx): Promise<{ readonly after: CaseId | null } | undefined>;
  setSweep(tx: Tx, sweep: { readonly after: CaseId | null } | null): Promise<void>;
}

/** Whether a contact may be planned now. It is asked again when the contact is carried out. */
export interface PlanningGate {
  /** Answers in the order of the questions. */
  ask(tx: Tx, contacts: readonly ContactToPlan[], now: number): Promise<readonly PlanningAnswer[]>;
}

export type ContactToPlan = {
  readonly loaded: LoadedCase;
  readonly purpose: Purpose;
  readonly severity: Severity;
  readonly by: StepChannel;
};

/** `notBefore`: when it is worth asking again (epoch ms); null: only news changes anything. */
export type PlanningAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly rule: string; readonly notBefore: number | null };
