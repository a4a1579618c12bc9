import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import { audioOf } from './audio-of.ts';
import type { LiveCall } from './live-call.ts';
import { sayPrompts } from './play-prompts.ts';

/** Says that somebody is being rung, and connects an agent. */
export async function transferCall(call: LiveCall, wait: Extract<WaitEffect, { do: 'transfer' }>): Promise<FlowInput> {
  const whisper = () => audioOf(call, wait.whisper);
  await sayPrompts(call, [wait.hold], false);
  call.withAgent = true;
  try {
    return { type: 'transferred', outcome: await call.tools.transfer(call.attempt, wait, whisper, call.signal) };
  } finally {
    call.withAgent = false;
  }
}
