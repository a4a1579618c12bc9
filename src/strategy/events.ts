import type { Purpose } from '../gate/contact.ts';
import type { Happening } from '../journal/event.ts';
import type { EnrolmentId, FormingId, StepId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel } from '../receivables/model.ts';
import type { ExitReason } from './model.ts';
import type { DocumentKind, StepFate, StepLine } from './planning/model.ts';

/** What this room writes into the journal. Ids, names of documents, amounts and dates only. */
export type StrategyEvent =
  | Happening<'strategy_published', DocumentRef & { readonly replaces: string | null }>
  | Happening<'strategy_retired', DocumentRef>
  /** Strategies may ask for it from now on. */
  | Happening<'segment_saved', { readonly name: string; readonly replaced: boolean }>
  | Happening<'segment_removed', { readonly name: string }>
  /** All segments were formed anew: how many are in each, and how many came and left since the forming before. */
  | Happening<
      'segments_formed',
      { readonly formingId: FormingId; readonly cases: number; readonly segments: readonly SegmentCount[] }
    >
  | Happening<'planning_capacity_set', { readonly capacity: Readonly<Partial<Record<Channel, number>>> }>
  /** `because`: the rule of the assignment table, or `by_hand`. */
  | Happening<
      'strategy_entered',
      { readonly enrolmentId: EnrolmentId; readonly strategy: string; readonly version: string; readonly because: string }
    >
  | Happening<'strategy_left', { readonly enrolmentId: EnrolmentId; readonly because: ExitReason }>
  /** By the word of an operator it goes on in another version. */
  | Happening<
      'strategy_migrated',
      { readonly enrolmentId: EnrolmentId; readonly strategy: string; readonly from: string; readonly to: string }
    >
  /** A contact is wanted: whoever carries its channel reads this. */
  | Happening<'step_due', StepOrder>
  /** A step of one receivable will not be carried out by itself: a graver one speaks for it (`by`), or its time is over. */
  | Happening<'step_superseded', StepSuperseded>
  /** A contact is wanted and must wait; written when what it waits for changes. `until`: epoch ms, null: for news. */
  | Happening<
      'step_waiting',
      { readonly strategy: string; readonly step: string; readonly reason: string; readonly until: number | null }
    >
  /** What carried the step could not; the next channel of the step is asked. */
  | Happening<'step_falls_back', StepOrder & { readonly because: string }>
  /** Somebody posted the letter of a step, or wrote it in an application, at this moment; older journals do not say so. */
  | Happening<'contact_made_by_hand', { readonly stepId: StepId; readonly channel: Channel; readonly purpose: Purpose }>
  /** The one fate of a step. `because`: a result code, a rule, or who said so. */
  | Happening<'step_ended', { readonly stepId: StepId; readonly fate: StepFate; readonly because: string }>
  /** News moved a receivable in its strategy: to a step, into silence, or out. */
  | Happening<'strategy_reacted', StrategyReacted>;

export type SegmentCount = { readonly name: string; readonly size: number; readonly joined: number; readonly left: number };

export type DocumentRef = { readonly kind: DocumentKind; readonly name: string; readonly version: string };

export type StepOrder = {
  readonly stepId: StepId;
  readonly strategy: string;
  readonly version: string;
  readonly step: string;
  readonly level: number;
  readonly severity: Severity;
  /** As what the gate is asked. */
  readonly purpose: Purpose;
  /** The debtor's local day, YYYY-MM-DD. */
  readonly day: string;
  readonly channel: Channel;
  readonly template: string | null;
  readonly flow: string | null;
  readonly attempts: { readonly perDay: number; readonly inAll: number; readonly apartMs: number } | null;
  readonly registered: boolean;
  readonly costMinor: number;
  readonly currency: Currency;
  readonly lines: readonly StepLine[];
  readonly fallbacks: readonly Channel[];
};

export type StepSuperseded = {
  readonly enrolmentId: EnrolmentId;
  readonly strategy: string;
  readonly step: string;
  readonly level: number;
  readonly by: StepId | null;
  readonly because: string;
};

export type StrategyReacted = {
  readonly enrolmentId: EnrolmentId;
  readonly news: string;
  readonly reaction: 'go' | 'hold' | 'next' | 'leave';
  /** The level that is next, and the instant until which nothing happens, where the reaction says so. */
  readonly level: number | null;
  readonly until: number | null;
};
