import type { Language } from '../kernel/country.ts';
import type { SpokenKind } from '../kernel/prompt-text.ts';
import type { LinkProblemCode } from './link-nodes.ts';
import type { Problem } from './place.ts';

/** Why a flow is refused. */
export type FlowProblemCode =
  | LinkProblemCode
  | 'missing_language'
  | 'unknown_prompt'
  | 'missing_prompt'
  | 'unknown_fact'
  | 'unknown_form'
  | 'unreachable_node'
  | 'loop_without_input'
  | 'no_opt_out'
  | 'no_person'
  | 'never_collected'
  | 'disclosure_before_verification';
export type FlowProblem = Problem<FlowProblemCode>;

/** The grammatical forms that each language can speak, per kind of value (the speech room knows them). */
export type SpokenForms = Readonly<Partial<Record<Language, Readonly<Partial<Record<SpokenKind, readonly string[]>>>>>>;
