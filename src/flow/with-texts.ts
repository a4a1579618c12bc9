import type { Language } from '../kernel/country.ts';
import type { CompiledFlow } from './compile.ts';
import type { Say } from './session.ts';

/** The prompts with the words that this version of the flow has for them: the files may say something else by now, which nobody proved. */
export function withTexts(flow: CompiledFlow, language: Language, says: readonly Say[]): (Say & { readonly text?: string })[] {
  const prompts = flow.prompts.get(language);
  return says.map((say) => {
    const text = prompts?.get(say.prompt)?.text;
    return text === undefined ? say : { ...say, text };
  });
}
