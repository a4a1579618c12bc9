import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { RecordedSound, RunningRecording } from '../telephony.ts';
import type { LiveCall } from './live-call.ts';
import { sayPrompts } from './play-prompts.ts';

/** Plays, then records what the debtor says until `#`, a pause, or the longest time. What is recorded when she hangs up is kept too. */
export async function recordStatement(call: LiveCall, wait: Extract<WaitEffect, { do: 'record' }>): Promise<FlowInput> {
  const { tools, attempt } = call;
  await sayPrompts(call, wait.say, false);
  const name = await tools.recordings.begin(attempt, call.session.visit, wait.purpose);
  const { longestMs, silenceMs } = wait;
  const order = { name, hears: 'far_end', longestMs, silenceMs } as const;
  const running = call.signal.aborted ? null : await tools.telephony.record(attempt.id, order);
  const sound = running ? await untilSaid(call, running) : null;
  const heard = sound !== null && sound.talkMs !== 0;
  const durationMs = await tools.recordings.end(name, { complete: true, heard });
  call.signal.throwIfAborted();
  return { type: 'recorded', recording: durationMs === null ? null : name, durationMs: durationMs ?? 0 };
}

async function untilSaid(call: LiveCall, running: RunningRecording): Promise<RecordedSound> {
  const { signal } = call;
  const stop = () => void running.stop();
  const giveBackKeys = call.keypad.divert((digit) => {
    if (digit === '#') stop();
  });
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await running.finished;
  } finally {
    signal.removeEventListener('abort', stop);
    giveBackKeys();
  }
}
