import type { Language } from '../kernel/country.ts';
import { parsePromptText, type SpokenValue } from '../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type Fragment, pause, type SpokenFragment, type Tone } from './fragment.ts';
import { speechOf } from './speech-of.ts';

/** Rests between fragments, in ms: what a speaker leaves at a comma, at a sentence's end, and between two values that follow each other. */
export const rests = { comma: 170, sentence: 380, values: 140 } as const;

/**
 * What is heard when `text` ("Dlužíte {total|accusative} do {due_date}.") is said with these values: fixed words sentence by sentence,
 * values as vocabulary, rests where the punctuation stands, one sentence's rest at the end. A value or a name at the end of a sentence is
 * closed by the rest behind it. Refuses a value that is missing, a form that the language does not have, and braces that do not close.
 */
export function planPrompt(
  language: Language,
  text: string,
  values: Readonly<Record<string, SpokenValue>>,
): Result<readonly Fragment[], Refusal> {
  const speech = speechOf(language);
  const planned: Fragment[] = [];
  let afterValue = false;
  for (const part of partsOf(text)) {
    if (typeof part === 'string') return refuse('bad_prompt_text', part);
    if (part.type === 'words') {
      planned.push(...sentences(part.words));
      afterValue = false;
      continue;
    }
    const value = Object.hasOwn(values, part.fact) ? values[part.fact] : undefined;
    if (!value) return refuse('value_missing', `the prompt needs a value for {${part.fact}}`);
    const spoken = speech.speak(value, part.form);
    if (!spoken.ok) return refuse(spoken.reason, `{${part.fact}}: ${spoken.message}`);
    if (afterValue) planned.push(pause(rests.values));
    planned.push(...spoken.value.filter((fragment) => fragment.kind === 'pause' || speakable(fragment.text)));
    afterValue = true;
  }
  return accept(settled([...planned, pause(rests.sentence)]));
}

/** The fixed words of a prompt, as `planPrompt` would cut them; none of a text that cannot be read. */
export function fixedWords(text: string): SpokenFragment[] {
  return partsOf(text).flatMap((part) =>
    typeof part !== 'string' && part.type === 'words'
      ? sentences(part.words).filter((fragment) => fragment.kind !== 'pause')
      : [],
  );
}

function partsOf(text: string): ReturnType<typeof parsePromptText> | [string] {
  try {
    return parsePromptText(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [error.message];
    throw error;
  }
}

/** Fixed words, cut where a sentence ends; commas at the edges become rests, those within are left to the voice. */
function sentences(words: string): Fragment[] {
  return words.split(/(?<=[.!?…])\s+(?=[„"(]?\p{Lu})/u).flatMap((sentence) => {
    const [, before = '', body = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(sentence) ?? [];
    const said: Fragment[] = speakable(body) ? [{ kind: 'static', text: body, tone: toneOf(after) }] : [];
    return [...restFor(before), ...said, ...restFor(after)];
  });
}

function toneOf(marks: string): Tone {
  if (marks.includes('?')) return 'asking';
  return /[.!…]/.test(marks) ? 'closed' : 'open';
}

function restFor(marks: string): Fragment[] {
  if (/[.!?…]/.test(marks)) return [pause(rests.sentence)];
  return /[,:;–]/.test(marks) ? [pause(rests.comma)] : [];
}

function speakable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** No rest before the first word, and of several rests in a row only the longest. */
function settled(fragments: readonly Fragment[]): Fragment[] {
  const result: Fragment[] = [];
  for (const fragment of fragments) {
    const last = result.at(-1);
    if (fragment.kind !== 'pause') result.push(fragment);
    else if (last?.kind === 'pause') result[result.length - 1] = pause(Math.max(last.ms, fragment.ms));
    else if (last) result.push(fragment);
  }
  return result;
}
