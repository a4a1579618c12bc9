import { answerOf } from '../../flow/gather.ts';
import { promptsOf } from '../../flow/prompts-of.ts';
import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { LiveCall } from './live-call.ts';
import { cutShort, playPrompts } from './play-prompts.ts';

/** Plays a question and gathers the keys of its answer. Those that identify somebody stay in the call's memory. */
export async function askDebtor(call: LiveCall, wait: Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>): Promise<FlowInput> {
  const silenced = new AbortController();
  const asking = call.keypad.ask(wait.gather, () => silenced.abort(cutShort), call.signal);
  asking.answer.catch(() => undefined); // awaited below; the prompt may fail first
  await playPrompts(call, wait.say, silenced);
  asking.promptEnded();
  const gathered = await asking.answer;
  const digits = gathered.outcome === 'digits' ? gathered.digits : '';
  const count = gathered.outcome === 'partial' ? gathered.count : digits.length;
  const open = wait.do === 'ask' && !wait.gather.sensitive && digits !== '';
  call.evidence.pressed(call.session.node, open ? digits : null, count);
  if (wait.do === 'ask_identity' && digits) call.identity[wait.field] = digits;
  return answerOf(wait, gathered);
}

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

/** The person of the customer number that was keyed in, whose prompts are rendered now: nobody knew of her before the answer. */
export async function findKeyedPerson(call: LiveCall): Promise<FlowInput> {
  const { customer_number: keyed } = call.identity;
  call.identity = {};
  const facts = keyed === undefined ? null : await call.tools.findPerson(call.attempt, keyed);
  const { language } = call.session;
  if (facts) await call.tools.audio.prepare(language, promptsOf(call.flow, facts, language));
  call.signal.throwIfAborted();
  return { type: 'person_found', facts };
}
