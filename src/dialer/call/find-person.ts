import { promptsOf } from '../../flow/prompts-of.ts';
import type { CallFacts } from '../../flow/session.ts';
import type { LiveCall } from './live-call.ts';

/** Whose customer number was keyed; what is about her is rendered now, since nobody knew of her before the answer. Null: nobody's. */
export async function findPerson(call: LiveCall): Promise<CallFacts | null> {
  const { customer_number: keyed } = call.identity;
  call.identity = {};
  const facts = keyed === undefined ? null : await call.tools.findPerson(call.attempt, keyed);
  const { language } = call.session;
  if (facts) await call.tools.audio.prepare(language, promptsOf(call.flow, facts, language));
  call.signal.throwIfAborted();
  return facts;
}
