import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { LiveCall } from './live-call.ts';
import { playPrompts } from './play-prompts.ts';

/**
 * Leaves words on an answering machine: once it has beeped, or nothing was said there for long, or `waitMs` have passed. A second beep
 * while we speak means that it records no longer.
 */
export async function leaveMessage(call: LiveCall, wait: Extract<WaitEffect, { do: 'leave_message' }>): Promise<FlowInput> {
  if (!call.farEnd.beeped) await untilItListens(call, wait.waitMs);
  call.signal.throwIfAborted();
  const cutOff = new AbortController();
  const startedAt = call.now();
  const deaf = call.farEnd.listen(({ beep }) => {
    if (beep && call.now() - startedAt >= sameBeepMs) cutOff.abort('the machine records no longer');
  });
  try {
    await playPrompts(call, wait.say, cutOff);
  } finally {
    deaf();
  }
  return { type: 'message_left', complete: !cutOff.signal.aborted };
}

/** Resolves at the beep, after a long pause, or after `ms`. Rejects when the call is over. */
function untilItListens(call: LiveCall, ms: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { timers } = call.tools;
  const { signal } = call;
  const pauseOver = () => timers.after(longPauseMs, resolve);
  let pause = call.farEnd.talking ? () => {} : pauseOver();
  const late = timers.after(ms, resolve);
  const deaf = call.farEnd.listen(({ beep, talking }) => {
    pause();
    if (beep) resolve();
    else if (!talking) pause = pauseOver();
  });
  const over = () => reject(signal.reason);
  signal.addEventListener('abort', over, { once: true });
  if (signal.aborted) over();
  return promise.finally(() => {
    signal.removeEventListener('abort', over);
    deaf();
    late();
    pause();
  });
}

/** An answering machine whose beep was not heard records by then. */
const longPauseMs = 3000;
/** A beep may go on while we begin to speak. */
const sameBeepMs = 1500;
