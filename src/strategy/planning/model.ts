import type { Purpose } from '../../gate/contact.ts';
import type { Actor } from '../../journal/event.ts';
import type { CaseId, CreditorId, EnrolmentId, PersonId, ReceivableId, StepId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Severity } from '../../kernel/severity.ts';
import type { Channel } from '../../receivables/model.ts';
import type { ExitReason, Progress, StepChannel } from '../model.ts';

export const documentKinds = ['strategy', 'assignment', 'segments'] as const;
/** `assignment`: the table that gives receivables their strategies. `segments`: saved conditions that it and strategies may ask for. */
export type DocumentKind = (typeof documentKinds)[number];

/** A version of a document that was published once. Its source never changes: the version is the hash of what it means. Instants: epoch ms. */
export type PublishedDocument = {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly version: string;
  /** YAML, as it was published. */
  readonly source: string;
  /** At most one version of a name is published: what enters from now on uses it. What runs keeps its own. */
  readonly state: 'published' | 'retired';
  readonly publishedAt: number;
  readonly publishedBy: Actor;
  readonly retiredAt: number | null;
  readonly retiredBy: Actor | null;
};

/** A receivable in a strategy, from the day on which it entered; `left` once it is over. */
export type Enrolment = {
  readonly progress: Progress;
  readonly receivableId: ReceivableId;
  readonly caseId: CaseId;
  readonly left: { readonly at: number; readonly because: ExitReason } | null;
};

/** When a case is worth looking at again (epoch ms; null: only news can help), and what it was last said to wait for. */
export type PlannedCase = {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly nextAt: number | null;
  readonly waitsFor: string | null;
};

/** One contact that a strategy wants, from its planning to its one fate. */
export type PlannedStep = {
  readonly id: StepId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly currency: Currency;
  readonly strategy: string;
  readonly version: string;
  /** Its name, and its level in the strategy. */
  readonly step: string;
  readonly level: number;
  readonly severity: Severity;
  /** As what the gate is asked. */
  readonly purpose: Purpose;
  /** The debtor's local day, YYYY-MM-DD: one step a person and day. */
  readonly day: string;
  readonly plannedAt: number;
  /** What it is about: all open lines of the case, each with its level at that moment. */
  readonly lines: readonly StepLine[];
  /** How it is carried out now, and what is tried after that, in order. */
  readonly by: StepChannel;
  readonly fallbacks: readonly StepChannel[];
  /** The campaign entry or the message that carries it; null: nobody has taken it up yet. */
  readonly carrier: string | null;
  readonly ended: { readonly at: number; readonly fate: StepFate } | null;
};

/**
 * `enrolmentId` null: it is in no strategy, and told along. `along`: so is one that is in a strategy and does not take this step now, though it may
 * have done the same one before.
 */
export type StepLine = {
  readonly receivableId: ReceivableId;
  readonly enrolmentId: EnrolmentId | null;
  readonly level: number;
  readonly along?: true;
};

/**
 * `done`: a conversation was had, a message left, a letter was posted. `not_reached`: it was tried as often as it may be. `refused`: something
 * stood in the way on every channel. `failed`: it certainly did not leave. `withdrawn`: the strategy was left while it waited.
 */
export const stepFates = ['done', 'not_reached', 'refused', 'failed', 'withdrawn'] as const;
export type StepFate = (typeof stepFates)[number];

/** Channels that nothing of ours carries: a person posts the letter, or writes in the application. */
export const channelsByHand: readonly Channel[] = ['letter', 'messaging'];

/** At most so many steps of a channel a day, over all creditors; a channel that is not named has no limit. */
export type Capacity = Readonly<Partial<Record<Channel, number>>>;

/** What was paid and is owed again begins anew, and so does what comes back from a dispute; whoever left for another reason is brought back by hand only. */
export const comesBackAfter: ReadonlySet<string | null> = new Set<ExitReason>([
  'paid',
  'below_tolerance',
  'disputed',
  'hardship',
]);
