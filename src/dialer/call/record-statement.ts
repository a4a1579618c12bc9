import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { RunningRecording } from '../telephony.ts';
import { type LiveCall, legGone } from './live-call.ts';
import { sayPrompts } from './play-prompts.ts';

/**
 * Plays, then records what the debtor says until `#`, a pause, or the longest time. Whoever hangs up meanwhile has answered too, with what she has
 * said until then: the flow goes on with it for as long as nothing more is to be said.
 */
export async function recordStatement(call: LiveCall, wait: Extract<WaitEffect, { do: 'record' }>): Promise<FlowInput> {
  const { tools, attempt } = call;
  try {
    await sayPrompts(call, wait.say, false);
  } catch (error) {
    if (error !== legGone) throw error;
    return { type: 'recorded', recording: null, durationMs: 0 };
  }
  const name = await tools.recordings.begin(attempt, call.session.visit, wait.purpose);
  const { longestMs, silenceMs } = wait;
  const order = { name, hears: 'far_end', longestMs, silenceMs } as const;
  const running = call.signal.aborted ? null : await tools.telephony.record(attempt.id, order);
  if (running) await untilSaid(call, running);
  const durationMs = await tools.recordings.end(name, { complete: true, leastMs: aWordMs });
  if (call.endedBy !== legGone) call.signal.throwIfAborted();
  return { type: 'recorded', recording: durationMs === null ? null : name, durationMs: durationMs ?? 0 };
}

/** Asterisk cuts off the pause at the end: of somebody who said nothing 200 ms are left (measured on 22.10.1). */
const aWordMs = 500;

async function untilSaid(call: LiveCall, running: RunningRecording): Promise<void> {
  const { signal } = call;
  const stop = () => void running.stop();
  const giveBackKeys = call.keypad.divert((digit) => {
    if (digit === '#') stop();
  });
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await running.finished;
  } finally {
    signal.removeEventListener('abort', stop);
    giveBackKeys();
  }
}
