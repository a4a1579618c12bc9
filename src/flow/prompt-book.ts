import { z } from 'zod';
import type { Language } from '../kernel/country.ts';
import type { Place, Problem } from '../kernel/place.ts';
import { type PromptPart, parsePromptText } from '../kernel/prompt-text.ts';
import { readYaml, type YamlProblem } from '../kernel/read-yaml.ts';

/** The prompts of one language: `prompts/cs.yaml`. */
export type PromptBook = {
  readonly language: Language;
  readonly file: string;
  readonly prompts: ReadonlyMap<string, Prompt>;
};

export type Prompt = { readonly text: string; readonly parts: readonly PromptPart[]; readonly at: Place };

export type PromptBookProblem = YamlProblem | Problem<'bad_prompt_text'>;

const shape = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, 'a prompt is named in small letters, like promise-read-back'),
  z.string(),
);

/** Reads the prompts of a language: a YAML mapping of key to text with places like `{total|accusative}`. */
export function readPrompts(
  text: string,
  file: string,
  language: Language,
): { ok: true; value: PromptBook } | { ok: false; problems: readonly PromptBookProblem[] } {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { data, placeOf } = yaml.value;
  const read = shape.safeParse(data);
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue) => badText(issue.path.join('.'), issue.message, placeOf(issue.path))),
    };
  const problems: PromptBookProblem[] = [];
  const prompts = new Map<string, Prompt>();
  for (const [key, words] of Object.entries(read.data)) {
    const at = placeOf([key]);
    const parts = partsOf(words);
    if (typeof parts === 'string') problems.push(badText(key, parts, at));
    else if (parts.length === 0) problems.push(badText(key, 'there is nothing to say', at));
    else prompts.set(key, { text: words, parts, at });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { language, file, prompts } };
}

function partsOf(words: string): PromptPart[] | string {
  try {
    return parsePromptText(words);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

function badText(key: string, message: string, at: Place): PromptBookProblem {
  return { code: 'bad_prompt_text', message: key ? `${key}: ${message}` : message, remedy: 'Correct the text of the prompt', at };
}
