import type { Language } from '../../kernel/country.ts';
import { Fault } from '../../kernel/fault.ts';
import type { SpokenValue } from '../../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { planPrompt } from '../plan-prompt.ts';
import { type KindOfPlace, sampleValues } from '../sample-values.ts';
import { tidied } from './text-history.ts';

export type BadText = Refusal<'bad_prompt_text'>;

/** Whether a text can be said with sample values: its places are known, and the language has the forms that they ask for. Gives it tidy. */
export function checkText(language: Language, text: string, kindOf: KindOfPlace): Result<string, BadText> {
  const tidy = tidied(text);
  if (tidy.length > longest)
    return refuse('bad_prompt_text', `a prompt has at most ${longest} characters; nobody listens longer`);
  if (!/[\p{L}\p{N}]/u.test(tidy)) return refuse('bad_prompt_text', 'there is nothing to say');
  const values = samplesFor(language, tidy, kindOf);
  if (!values.ok) return values;
  const plan = planPrompt(language, tidy, values.value);
  return plan.ok ? accept(tidy) : refuse('bad_prompt_text', plan.message);
}

function samplesFor(
  language: Language,
  text: string,
  kindOf: KindOfPlace,
): Result<Readonly<Record<string, SpokenValue>>, BadText> {
  try {
    return accept(sampleValues(language, text, 'usual', kindOf));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('bad_prompt_text', error.message);
    if (error instanceof Fault) return refuse('bad_prompt_text', `${error.message}; ${error.remedy}`);
    throw error;
  }
}

/** Two minutes of speech; the check of flows has its own, shorter limit of what is good. */
const longest = 1500;
