import type { Problem } from '../kernel/place.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Channel } from '../receivables/model.ts';

/** Why a strategy is refused, beside what cannot be read at all (`not_yaml`, `bad_document`, `unknown_fact`, `bad_condition`). */
export const strategyProblemCodes = [
  'repeated_step',
  'unknown_step',
  'no_channel',
  'channel_twice',
  'voice_without_flow',
  'unknown_flow',
  'flow_of_other_purpose',
  'written_without_template',
  'unknown_template',
  'template_of_other_channel',
  'template_too_grave',
  'wrong_option',
  'attempts_beyond_limits',
  'missing_cost',
  'other_currency',
  'previous_on_first',
  'times_out_of_order',
  'no_time_between',
  'severity_falls',
  'courtesy_after_due',
  'grave_by_date_alone',
  'grave_without_registered',
  'unreachable_step',
  'news_never_comes',
  'loop_without_time',
  'promise_not_respected',
  'no_exit',
] as const;
export type StrategyProblemCode = (typeof strategyProblemCodes)[number];
export type StrategyProblem = Problem<StrategyProblemCode>;

/** What a careful author would do differently; never a reason to refuse. */
export type StrategyWarning = Problem<'no_fallback' | 'calls_cut_short'>;

/** The texts and flows that there are: a strategy names nothing else. */
export type KnownNames = {
  readonly templates: ReadonlyMap<string, KnownTemplate>;
  /** With what each flow is for. */
  readonly flows: ReadonlyMap<string, string>;
};

/** How grave a text is, and by which channels it can go. */
export type KnownTemplate = { readonly severity: Severity; readonly channels: readonly Channel[] };
