import { sceneOf } from '../../flow/scene-of.ts';
import type { Say } from '../../flow/session.ts';
import { Fault } from '../../kernel/fault.ts';
import { audioOf } from './audio-of.ts';
import { type LiveCall, legGone } from './live-call.ts';

/** Plays one prompt after the other. With `bargeIn` the next key ends them all. Throws when the call is over or a prompt cannot be played. */
export async function sayPrompts(call: LiveCall, says: readonly Say[], bargeIn: boolean): Promise<void> {
  const interrupted = new AbortController();
  const deaf = bargeIn ? call.keypad.listen(() => interrupted.abort(cutShort)) : () => {};
  try {
    await playPrompts(call, says, interrupted);
  } finally {
    deaf();
  }
}

/**
 * Plays until all are played or `stop` is aborted. `stop` is aborted with the call as well: to join two signals costs more than all else
 * here.
 */
export async function playPrompts(call: LiveCall, says: readonly Say[], stop: AbortController): Promise<void> {
  const { signal } = call;
  const withTheCall = () => stop.abort(signal.reason);
  signal.addEventListener('abort', withTheCall);
  try {
    for (const say of says) {
      signal.throwIfAborted();
      if (stop.signal.aborted) return;
      await playPrompt(call, say, signal, stop.signal);
    }
  } finally {
    signal.removeEventListener('abort', withTheCall);
  }
}

/** What broke is ours: nobody is left on a dead line. It was rendered before the call; where it cannot be said, the call just ends. */
export async function apologise(call: LiveCall): Promise<void> {
  const { flow, session } = call;
  const node = flow.nodes.get(session.node);
  if (!node) return;
  const apology = sceneOf(flow, session, node).say(flow.apology);
  await playPrompts(call, [apology], new AbortController()).catch(() => undefined);
}

async function playPrompt(call: LiveCall, say: Say, signal: AbortSignal, stop: AbortSignal): Promise<void> {
  const { tools, session } = call;
  const audio = await audioOf(call, say);
  const prompt = {
    node: session.node,
    prompt: say.prompt,
    ofMs: audio.durationMs,
    disclosesDebt: call.flow.informing.has(say.prompt),
    verified: session.verified,
    ...(audio.origin && { origin: audio.origin }),
  };
  const began = call.now();
  const played = await tools.telephony.play(call.attempt.id, audio, stop).catch((error: unknown) => {
    // nobody knows what came of it: it may have been heard all that time
    call.evidence.heard(prompt, { outcome: 'failed', playedMs: Math.min(audio.durationMs, call.now() - began) });
    throw error;
  });
  call.evidence.heard(prompt, played);
  signal.throwIfAborted();
  if (played.outcome === 'leg_gone') throw legGone;
  if (played.outcome === 'failed') throw new Fault('prompt_not_played', `The prompt ${say.prompt} could not be played`);
}

/** Why a prompt stops: a key was pressed. Given, so that no error with its stack is made for each. */
export const cutShort = 'a key was pressed';
