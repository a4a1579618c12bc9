import type { CalendarName } from '../gate/contact.ts';
import type { Country } from '../kernel/country.ts';
import type { CaseId, CreditorId, EnrolmentId, PersonId, ReceivableId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel, HoldReason, ReceivableKind } from '../receivables/model.ts';
import type { FactName } from './fact-kinds.ts';

/** A strategy that was read and found sound: immutable, known by its name and the hash of what it means. Made by `compileStrategy` only. */
export type Strategy = {
  readonly name: string;
  readonly title: string;
  /** First 12 hex digits of the SHA-256 of its meaning. */
  readonly version: string;
  /** Of its amounts and costs: it serves cases in that currency only. */
  readonly currency: Currency;
  readonly enter: Condition;
  /** In order; each has a level, its index: a higher one is graver. */
  readonly steps: readonly Step[];
  readonly on: Readonly<Partial<Record<StrategyNews, Reaction>>>;
  /** Besides `paid`, which always ends it. */
  readonly leave: readonly ExitReason[];
  readonly resume: Readonly<Partial<Record<HoldReason, Resume>>>;
};

export type Step = {
  readonly name: string;
  /** A template never exceeds it. */
  readonly severity: Severity;
  /** The earliest that is known counts. */
  readonly when: readonly StepTime[];
  /** The first that can be used is; the others are fallbacks, in order. */
  readonly by: readonly StepChannel[];
  /** Left out when it does not hold; null: always. */
  readonly only: Condition | null;
  /** May be left out after an outage or under load. */
  readonly optional: boolean;
  /** What a result of this step does instead of what `on` says. */
  readonly on: Readonly<Partial<Record<StrategyNews, Reaction>>>;
};

/**
 * `days` after (before, when negative) the anchor; `working` counts working days of the creditor's country. `previous`: the step before it
 * was done, whatever its own day was. `news`: of the last step done, like its delivery.
 */
export type StepTime = {
  readonly from: 'due' | 'previous' | 'promise' | 'entered' | 'news';
  readonly days: number;
  readonly working: boolean;
  /** Of `news` only. */
  readonly news?: StrategyNews;
};

export type StepChannel = {
  readonly channel: Channel;
  /** Of written channels. */
  readonly template: string | null;
  /** Of voice. */
  readonly flow: string | null;
  /** Of voice: attempts in a day, in all, and the least time between two. */
  readonly attempts: { readonly perDay: number; readonly inAll: number; readonly apartMs: number } | null;
  /** What one contact costs, minor units of the creditor's currency. */
  readonly costMinor: number;
  /** Letters: by registered post, with proof of delivery. */
  readonly registered: boolean;
};

/** What a strategy hears of: results of calls, and what happens to promises, plans, disputes and messages. */
export type StrategyNews =
  | ResultCode
  | 'promise_kept'
  | 'promise_broken'
  | 'plan_broken'
  | 'dispute_closed'
  | 'delivered'
  | 'bounced'
  | 'not_reached';

/**
 * `go`: that step is next, at once or so many days from now. `hold`: nothing until so many days from now, or from the promised date.
 * `next`: the next step, now. `leave`: out of the strategy.
 */
export type Reaction =
  | { readonly do: 'go'; readonly step: string; readonly days: number }
  | { readonly do: 'hold'; readonly from: 'news' | 'promise'; readonly days: number; readonly working: boolean }
  | { readonly do: 'next' }
  | { readonly do: 'leave' };

/** After a hold: go on where it was, begin the waiting step's time anew, or leave out what came due meanwhile. */
export const resumePolicies = ['continue', 'restart_step', 'skip_if_late'] as const;
export type Resume = (typeof resumePolicies)[number];

export const exitReasons = [
  'paid',
  'below_tolerance',
  'disputed',
  'hardship',
  'insolvency',
  'deceased',
  'assigned',
  'limitation',
  'opted_out_of_everything',
  'withdrawn',
] as const;
/** Why a receivable is in a strategy no more. */
export type ExitReason = (typeof exitReasons)[number];

/** A predicate as data, so that it can be shown, compared and asked of an index; empty lists: `all` holds, `any` does not. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: FactName; readonly is: Comparison; readonly value: FactValue | readonly FactValue[] };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
export type FactValue = string | number | boolean;

/** One receivable as the strategy sees it. Dates YYYY-MM-DD, instants epoch ms, amounts minor units. */
export type ReceivableFacts = {
  readonly id: ReceivableId;
  readonly due: string;
  readonly amountMinor: number;
  readonly kind: ReceivableKind;
  readonly productGroup: string | null;
  readonly product: string | null;
  readonly priority: string | null;
  readonly risk: string | null;
  /** On it alone, disputes among them: while one stands it is left out of every contact. */
  readonly holds: readonly HoldFacts[];
  /** What takes it out of collection for good though it is open. */
  readonly endedBy: 'assigned' | 'limitation' | 'withdrawn' | null;
  /** Why it left a strategy last; null: it never did. */
  readonly leftBecause: ExitReason | null;
  /** Null: in no strategy. */
  readonly progress: Progress | null;
};

/** `until`: when it ended or will end; null: until it is released. Those that ended since the last step are told too: they moved the clock. */
export type HoldFacts = { readonly reason: HoldReason; readonly from: number; readonly until: number | null };

/** How far a receivable has come in its strategy. */
export type Progress = {
  readonly enrolmentId: EnrolmentId;
  readonly strategy: string;
  readonly version: string;
  readonly enteredAt: number;
  /** Level of the last step done, superseded ones among them; -1: none. */
  readonly done: number;
  /** When that was; null: never. */
  readonly doneAt: number | null;
  /** Name of the last step that the debtor was contacted with; null: none yet. */
  readonly stage: string | null;
  /** Days by which holds and reactions had put its clock off when that step was done. */
  readonly shiftDays: number;
  /** The last news of that step from which a later one counts. */
  readonly heard: { readonly news: StrategyNews; readonly at: number } | null;
  /** A reaction sent it there: this level is next, from this instant. */
  readonly sentTo: { readonly level: number; readonly at: number } | null;
  /** Nothing before this instant, by a reaction. */
  readonly heldUntil: number | null;
};

/** All that the planner looks at for one person with one creditor in one currency. */
export type CaseFacts = {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly currency: Currency;
  readonly creditorCountry: Country;
  readonly debtor: { readonly kind: 'natural' | 'company'; readonly country: Country; readonly language: string };
  /** Decides on which days contact is open. */
  readonly calendar: CalendarName;
  /** Open ones, and those that were settled but have not left their strategy yet; oldest due first. */
  readonly receivables: readonly ReceivableFacts[];
  /** On the case or the person. */
  readonly holds: readonly HoldFacts[];
  /** Of all automated collection of this creditor. */
  readonly optedOut: boolean;
  readonly promise: { readonly state: 'active' | 'broken'; readonly date: string; readonly breaksAt: number } | null;
  /** Channels on which the person may be contacted: there is a contact point, no wish and no hold against it. */
  readonly usable: readonly Channel[];
  /** A step that was handed over and has not ended (calls are still tried); null: none. */
  readonly inHand: { readonly strategy: string; readonly version: string; readonly level: number } | null;
  /** Of the person, by whatever channel; null: never. */
  readonly lastContactAt: number | null;
  readonly lastConversationAt: number | null;
  /** From when the bank's data is too old to dun by; null: this creditor expects no statements. */
  readonly bankDataStaleAt: number | null;
  readonly history: {
    readonly promises: number;
    readonly brokenPromises: number;
    /** How many of the six invoices and instalments of this creditor that fell due last, of those that are paid, were paid after their due date. */
    readonly lateOfLast: number;
    readonly attempts: number;
    readonly unreachable: boolean;
    readonly reachedAt: number | null;
  };
  readonly segments: readonly string[];
  readonly toleranceMinor: number;
};
