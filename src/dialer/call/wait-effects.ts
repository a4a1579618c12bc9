import type { DataEffect, FlowEffect, WaitEffect } from '../../flow/session.ts';

/** Parts what is written down with a transition from the one thing that is then waited for. */
export function partEffects(effects: readonly FlowEffect[]): {
  readonly data: readonly DataEffect[];
  readonly wait: WaitEffect | undefined;
} {
  return { data: effects.filter(isDataEffect), wait: effects.find((effect): effect is WaitEffect => !isDataEffect(effect)) };
}

function isDataEffect(effect: FlowEffect): effect is DataEffect {
  return effect.do in dataEffects;
}

const dataEffects = {
  set_result: true,
  register_promise: true,
  accept_plan: true,
  record_hardship: true,
  answer_survey: true,
  tag: true,
  open_dispute: true,
  claim_paid: true,
  mark_wrong_person: true,
  opt_out: true,
  lock_verification: true,
  ask_callback: true,
  request_follow_up: true,
} as const satisfies Record<DataEffect['do'], true>;
