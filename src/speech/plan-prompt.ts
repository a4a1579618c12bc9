import type { Language } from '../kernel/country.ts';
import { type PromptPart, parsePromptText, type SpokenValue } from '../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import { type Fragment, pause, type SpokenFragment, type Tone, words } from './fragment.ts';
import { speechOf } from './speech-of.ts';

/** Rests between fragments, in ms: what a speaker leaves at a comma, at a sentence's end, and between two values that follow each other. */
export const rests = { comma: 170, sentence: 380, values: 140 } as const;

/**
 * What is heard when `text` ("Dlužíte {total|accusative} do {due_date}.") is said with these values: fixed words sentence by sentence,
 * values as vocabulary, rests where the punctuation stands, one sentence's rest at the end. Refuses a value that is missing or has no word
 * in it, a form that the language does not have, and braces that do not close.
 */
export function planPrompt(
  language: Language,
  text: string,
  values: Readonly<Record<string, SpokenValue>>,
): Result<readonly Fragment[], Refusal> {
  const speech = speechOf(language);
  return assembled(text, ({ fact, form }) => {
    const value = Object.hasOwn(values, fact) ? values[fact] : undefined;
    if (!value) return refuse('value_missing', `the prompt needs a value for {${fact}}`);
    const spoken = speech.speak(value, form);
    if (!spoken.ok) return refuse(spoken.reason, `{${fact}}: ${spoken.message}`);
    const heard = spoken.value.some((fragment) => fragment.kind !== 'pause' && speakable(fragment.text));
    return heard ? spoken : refuse('nothing_to_say', `{${fact}} has no word in it that could be spoken`);
  });
}

/** The fixed words of a prompt, as `planPrompt` cuts them whatever the values are; none of a text that cannot be read. */
export function fixedWords(text: string): SpokenFragment[] {
  const plan = assembled(text, () => accept(words('value')));
  return plan.ok ? plan.value.filter((fragment): fragment is SpokenFragment => fragment.kind === 'static') : [];
}

type Place = Extract<PromptPart, { type: 'value' }>;

function assembled(text: string, speak: (place: Place) => Result<readonly Fragment[]>): Result<readonly Fragment[], Refusal> {
  const parts = partsOf(text);
  if (!parts.ok) return parts;
  const planned: Fragment[] = [];
  let afterValue = false;
  for (const part of parts.value) {
    if (part.type === 'words') {
      planned.push(...sentences(part.words));
      afterValue = false;
      continue;
    }
    const spoken = speak(part);
    if (!spoken.ok) return spoken;
    if (afterValue) planned.push(pause(rests.values));
    planned.push(...spoken.value);
    afterValue = true;
  }
  return accept(closed(settled([...planned, pause(rests.sentence)])));
}

function partsOf(text: string): Result<PromptPart[], Refusal> {
  try {
    return accept(parsePromptText(text));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('bad_prompt_text', error.message);
    throw error;
  }
}

/** Fixed words, cut where a sentence ends; commas at the edges become rests, those within are left to the voice. */
function sentences(text: string): Fragment[] {
  return text.split(/(?<=[.!?…])\s+(?=[„"(]?\p{Lu})/u).flatMap((sentence) => {
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

/** What stands open before a sentence's rest (a name, words without a full stop) ends the sentence after all. */
function closed(fragments: readonly Fragment[]): Fragment[] {
  return fragments.map((fragment, index) => {
    const next = fragments[index + 1];
    const ends = next?.kind === 'pause' && next.ms === rests.sentence;
    return ends && fragment.kind !== 'pause' && fragment.tone === 'open' ? { ...fragment, tone: 'closed' } : fragment;
  });
}
