import type { CompiledFlow } from '../flow/compile.ts';
import type { Say } from '../flow/session.ts';
import type { Language } from '../kernel/country.ts';
import type { WordedSay } from './ports.ts';

/** A prompt in the words of this version of the flow: a text that is changed meanwhile is for later calls. */
export function worded({ prompts }: Pick<CompiledFlow, 'prompts'>, language: Language, say: Say): WordedSay {
  const text = prompts.get(language)?.get(say.prompt)?.text;
  return text === undefined ? say : { ...say, text };
}
