import type { Purpose } from '../gate/contact.ts';
import type { EnrolmentId, ReceivableId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { Severity } from '../kernel/severity.ts';
import type { ExitReason, StepChannel } from './model.ts';

/** What is to happen to one case now. The same facts at the same instant always give the same decision. */
export type Decision = {
  /** Receivables that leave their strategy. */
  readonly exits: readonly Exit[];
  /** How far receivables come by this decision: those that the contact is about, and those whose step is left out. */
  readonly moves: readonly Move[];
  readonly contact: WantedContact | null;
  /** When it is worth looking again (epoch ms); null: only news changes anything. */
  readonly nextAt: number | null;
  /** Why so, the weightiest first. */
  readonly reasons: readonly Reason[];
};

export type Exit = { readonly receivableId: ReceivableId; readonly enrolmentId: EnrolmentId; readonly reason: ExitReason };

/** One receivable comes to `level`. `steps`: every step that it thereby has behind it, lowest first. */
export type Move = {
  readonly receivableId: ReceivableId;
  readonly enrolmentId: EnrolmentId;
  readonly level: number;
  readonly steps: readonly PassedStep[];
  /** Name of its own step by which the debtor is contacted, be it in a graver contact; null: all were left out. */
  readonly stage: string | null;
  /** Days by which its clock is put off from now on. */
  readonly shiftDays: number;
};

/** `contacted`: it is what the contact says. `superseded`: a graver one stands for it. `left_out`: why is in the reason. */
export type PassedStep = {
  readonly level: number;
  readonly step: string;
  readonly how: 'contacted' | 'superseded' | 'left_out';
  readonly why: 'due' | 'graver_step' | 'condition' | 'lapsed' | 'no_channel' | 'late_after_hold';
};

/** One contact with one person: the gravest step that is due among the receivables, with all lines. */
export type WantedContact = {
  readonly strategy: string;
  readonly version: string;
  readonly level: number;
  readonly step: string;
  readonly severity: Severity;
  readonly purpose: Purpose;
  /** Usable ones, in the order of the step; the first is meant, the others are fallbacks. Never empty. */
  readonly by: readonly [StepChannel, ...StepChannel[]];
  readonly lines: readonly ContactLine[];
  /** Minor units. */
  readonly totalMinor: number;
  /** What is in hand for this case is given up for it. */
  readonly replacesInHand: boolean;
};

/**
 * `step`: this is its step. `lower_step`: a step of its own is superseded by this one. `listed`: it is past due and told along.
 * `coming`: not due yet; its courtesy is told along.
 */
export type ContactLine = {
  readonly receivableId: ReceivableId;
  /** Null: it is in no strategy. */
  readonly enrolmentId: EnrolmentId | null;
  readonly amountMinor: number;
  readonly due: string;
  readonly part: 'step' | 'lower_step' | 'listed' | 'coming';
};

export const reasonCodes = [
  'due',
  'exit',
  'hold',
  'promise',
  'promise_unjudged',
  'opted_out',
  'kept_back',
  'reaction_hold',
  'stale_bank_data',
  'contacted_today',
  'rest_day',
  'in_hand',
  'no_channel',
  'left_out',
  'not_yet',
  'waits_for_news',
  'all_done',
  'not_enrolled',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A code for programs, a sentence for people, and what it names (`say-reason.ts`). `until`: epoch ms, where it ends by itself. */
export type Reason = {
  readonly code: ReasonCode;
  readonly sentence: string;
  readonly values: MessageValues;
  readonly until: number | null;
  /** Of one receivable only; null: of the case. */
  readonly receivableId: ReceivableId | null;
};
