import type { CompiledFlow } from '../../flow/compile.ts';
import { promptsOf } from '../../flow/prompts-of.ts';
import { withTexts } from '../../flow/with-texts.ts';
import { getCreditor } from '../../receivables/get-creditor.ts';
import type { DialerTools } from '../dialer-tools.ts';
import type { CallerIdentity } from '../model.ts';
import { factsOfNobody } from './inbound-facts.ts';
import { speakable } from './speakable.ts';

/** Renders what anybody may hear who calls this number, in every language that its flow offers: a caller does not wait for five voices. */
export async function renderLine(
  tools: DialerTools,
  { creditorId, number }: Pick<CallerIdentity, 'creditorId' | 'number'>,
  flow: CompiledFlow,
): Promise<void> {
  const creditor = await tools.work.run((tx) => getCreditor(tools.books, tx, creditorId), { urgency: 'unhurried' });
  const { facts } = factsOfNobody(tools, creditor, { called: number, from: null, candidates: 'none' });
  for (const language of flow.languages) {
    const says = speakable(promptsOf(flow, facts, language)).filter((say) => say.language === undefined);
    await tools.audio.prepare(language, withTexts(flow, language, says));
  }
}
