import { promptsOf } from '../../flow/prompts-of.ts';
import type { CallFacts } from '../../flow/session.ts';
import { withTexts } from '../../flow/with-texts.ts';
import type { LiveCall } from './live-call.ts';

/** Whose customer number was keyed; what is about her is rendered now, since nobody knew of her before the answer. Null: nobody's. */
export async function findPerson(call: LiveCall): Promise<CallFacts | null> {
  const { customer_number: keyed } = call.identity;
  call.identity = {};
  const found = keyed === undefined ? null : await call.tools.findPerson(call.attempt, keyed);
  if (!found) return null;
  call.attempt = found.call;
  const { language } = call.session;
  await call.tools.audio.prepare(language, withTexts(call.flow, language, promptsOf(call.flow, found.facts, language)));
  call.signal.throwIfAborted();
  return found.facts;
}
