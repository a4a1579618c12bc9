import { answerOf } from '../../flow/gather.ts';
import type { FlowInput, Gather, WaitEffect } from '../../flow/session.ts';
import { expectSpeech } from '../../speech/hearing/expect-speech.ts';
import { understandAnswer } from '../../speech/hearing/understand-answer.ts';
import type { Said } from '../events.ts';
import type { LiveCall } from './live-call.ts';
import { cutShort, playPrompts } from './play-prompts.ts';

/**
 * Plays a question and gathers the keys of its answer, or what was said for them. Those that identify somebody stay in the call's memory.
 */
export async function askDebtor(call: LiveCall, wait: Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>): Promise<FlowInput> {
  const silenced = new AbortController();
  const asking = call.keypad.ask(wait.gather, () => silenced.abort(cutShort), call.signal);
  asking.answer.catch(() => undefined); // awaited below; the prompt may fail first
  await playPrompts(call, wait.say, silenced);
  asking.promptEnded();
  const voice = listenForAnswer(call, wait.gather);
  try {
    const gathered = await asking.answer;
    const digits = gathered.outcome === 'digits' ? gathered.digits : '';
    const count = gathered.outcome === 'partial' ? gathered.count : digits.length;
    const open = wait.do === 'ask' && !wait.gather.sensitive && digits !== '';
    call.evidence.pressed(call.session.node, open ? digits : null, count, voice.said());
    if (wait.do === 'ask_identity' && digits) call.identity[wait.field] = digits;
    return answerOf(wait, gathered);
  } finally {
    voice.stop();
  }
}

/**
 * Listens once the question has been heard: an answer into it might be its own echo, and whoever is in a hurry has the keys. What binds
 * the debtor (a question that must be heard before it counts) is taken from an engine only when it is sure.
 */
function listenForAnswer(call: LiveCall, { speech, typeAhead }: Gather): { said(): Said | null; stop(): void } {
  const { language } = call.session;
  const recognizer = speech && call.tools.recognizerOf(language);
  if (!recognizer) return { said: () => null, stop: () => undefined };
  let said: Said | null = null;
  const stop = call.ear.listen(recognizer, expectSpeech(language, speech), ({ text, confidence }) => {
    if (!typeAhead && (confidence ?? 0) < sureEnough) return;
    const keys = understandAnswer(language, text, speech);
    if (keys !== undefined && call.keypad.say(keys)) said = { confidence };
  });
  call.talking = () => call.keypad.prolong(untilUnderstoodMs);
  return {
    said: () => said,
    stop: () => {
      call.talking = null;
      stop();
    },
  };
}

const sureEnough = 0.7;
/** An answer of some seconds, and what the engine takes to understand it. */
const untilUnderstoodMs = 6000;

/** Compares what was keyed of the fields asked for, and forgets all of it. */
export async function checkKeyedIdentity(
  call: LiveCall,
  { fields }: Extract<WaitEffect, { do: 'check_identity' }>,
): Promise<FlowInput> {
  const keyed = Object.fromEntries(
    Object.entries(call.identity).filter(([field]) => (fields as readonly string[]).includes(field)),
  );
  call.identity = {};
  return { type: 'identity', outcome: await call.tools.checkIdentity(call.attempt, keyed) };
}
