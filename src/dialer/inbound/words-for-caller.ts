import { promptsOf } from '../../flow/prompts-of.ts';
import { type WordedSay, withTexts } from '../../flow/with-texts.ts';
import type { Language } from '../../kernel/country.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Creditor } from '../../receivables/model.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { CallerIdentity } from '../model.ts';
import { factsOfPerson } from './inbound-facts.ts';
import { languageOnLine } from './language-on-line.ts';
import { speakable } from './speakable.ts';

/** All that a line may say to this person when she calls it, as it stands now, in every language that she may choose there; undefined: nothing answers. */
export async function wordsForCaller(
  tools: DialerTools,
  tx: Tx,
  personId: PersonId,
  creditor: Creditor,
  line: CallerIdentity,
): Promise<{ readonly language: Language; readonly prompts: readonly WordedSay[] } | undefined> {
  const flow = line.inboundFlow === null ? undefined : tools.flows.published(line.inboundFlow);
  const about = flow && (await factsOfPerson(tools, tx, personId, creditor, line.number));
  if (!flow || !about) return undefined;
  const language = languageOnLine(flow, about.language, creditor);
  return { language, prompts: withTexts(flow, language, speakable(promptsOf(flow, about.facts, language))) };
}
