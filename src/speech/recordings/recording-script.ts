import type { Language } from '../../kernel/country.ts';
import { parsePromptText } from '../../kernel/prompt-text.ts';
import type { Tone } from '../fragment.ts';
import { fixedWords } from '../plan-prompt.ts';
import { vocabulary } from '../vocabulary.ts';

/** One thing that a voice talent reads, and the name of the file that it is delivered in. */
export type ScriptLine = {
  /** Without its ending, below `prompts/LANG/`: `goodbye`, `balance-one.2`, `vocabulary/dvacateho-tretiho`. */
  readonly name: string;
  readonly text: string;
  readonly tone: Tone;
  /** The prompt that it is heard in; null for a word of the closed list. */
  readonly prompt: string | null;
};

/**
 * All that can be recorded of a language: a prompt without places is one file; of a prompt with places each run of fixed words is one,
 * numbered in the order of hearing; and each word of the closed list. Names and the operator's own words are never recorded.
 */
export function recordingScript(language: Language, texts: ReadonlyMap<string, string>): ScriptLine[] {
  return [...[...texts].flatMap(([prompt, text]) => linesOf(prompt, text)), ...vocabularyLines(language)];
}

/** The lines of one prompt. */
export function linesOf(prompt: string, text: string): ScriptLine[] {
  const fixed = fixedWords(text);
  if (isWhole(text)) {
    const last = fixed.at(-1);
    return last ? [{ name: prompt, text: text.trim().replace(/\s+/g, ' '), tone: last.tone, prompt }] : [];
  }
  return fixed.map(({ text: words, tone }, index) => ({ name: `${prompt}.${index + 1}`, text: words, tone, prompt }));
}

/** One for each word of the closed list. */
export function vocabularyLines(language: Language): ScriptLine[] {
  const words = vocabulary(language);
  const alike = Map.groupBy(words, ({ text }) => fold(text));
  return words.map(({ text, tone }) => {
    const alone = alike.get(fold(text))?.length === 1;
    return { name: `${vocabularyFolder}${alone ? fold(text) : hyphened(text)}`, text, tone, prompt: null };
  });
}

/** Whether a text has no places, so that one recording holds all of it. */
export function isWhole(text: string): boolean {
  try {
    return parsePromptText(text).every(({ type }) => type === 'words');
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/**
 * Finds the line that a file's name means. Studios and archives change letters: case, spaces, underscores, composed or missing accents do
 * not matter where what remains means one line only.
 */
export function lineFinder(script: readonly ScriptLine[]): (name: string) => ScriptLine | undefined {
  const exact = new Map(script.flatMap((line) => [line.name, spoken(line)].map((name) => [name, line] as const)));
  const folded = Map.groupBy(script, ({ name }) => fold(name));
  return (name) => {
    const same = folded.get(fold(name)) ?? [];
    return exact.get(hyphened(name)) ?? (same.length === 1 ? same[0] : undefined);
  };
}

/** What the names of words of the closed list begin with. */
export const vocabularyFolder = 'vocabulary/';

/** A line's name with the accents of its word. */
function spoken({ name, text, prompt }: ScriptLine): string {
  return prompt === null ? `${vocabularyFolder}${hyphened(text)}` : name;
}

function hyphened(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

function fold(name: string): string {
  return hyphened(name)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l');
}
