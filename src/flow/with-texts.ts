import type { Language } from '../kernel/country.ts';
import type { CompiledFlow } from './compile.ts';
import type { Say } from './session.ts';

/** A prompt with the words that it is said in; undefined where its flow has none for it. */
export type WordedSay = Say & { readonly text: string | undefined };

/** The prompts with the words that this version of the flow has for them: the files may say something else by now, which nobody proved. */
export function withTexts(flow: CompiledFlow, language: Language, says: readonly Say[]): WordedSay[] {
  return says.map((say) => {
    const prompts = flow.prompts.get(language);
    return { ...say, text: prompts?.get(say.prompt)?.text };
  });
}
