import type { Language } from '../kernel/country.ts';
import type { Problem } from '../kernel/place.ts';
import type { SpokenKind } from '../kernel/prompt-text.ts';

/** Why a flow is refused, beside what cannot be read at all (`not_yaml`, `bad_document`, `bad_prompt_text`). */
export const flowProblemCodes = [
  'unknown_node_type',
  'bad_options',
  'unknown_outlet',
  'unhandled_outlet',
  'transfer_without_fallback',
  'dangling_target',
  'goto_cycle',
  'unknown_subflow',
  'subflow_cycle',
  'bad_subflow',
  'missing_language',
  'language_not_in_flow',
  'unknown_prompt',
  'missing_prompt',
  'prompt_too_long',
  'unknown_fact',
  'unknown_form',
  'unreachable_node',
  'loop_without_input',
  'no_opt_out',
  'no_person',
  'verify_after_lockout',
  'never_collected',
  'sensitive_unmasked',
  'sensitive_exposed',
  'recording_unannounced',
  'disclosure_before_verification',
  'voicemail_discloses',
] as const;
export type FlowProblemCode = (typeof flowProblemCodes)[number];
export type FlowProblem = Problem<FlowProblemCode>;

/** What a careful author would do differently; never a reason to refuse. */
export const flowWarningCodes = [
  'many_choices',
  'long_menu',
  'no_repeat_key',
  'key_order',
  'key_before_option',
  'repeated_prompt',
  'silent_end',
  'unused_prompt',
] as const;
export type FlowWarning = Problem<(typeof flowWarningCodes)[number]>;

/** The grammatical forms that each language can speak, per kind of value (the speech room knows them). */
export type SpokenForms = Readonly<Partial<Record<Language, Readonly<Partial<Record<SpokenKind, readonly string[]>>>>>>;
