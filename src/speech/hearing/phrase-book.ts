import { heardWords } from './heard-words.ts';

/** Phrases and what each stands for. The longest that begins at a word is the one that was meant. */
export type PhraseBook = { readonly byPhrase: ReadonlyMap<string, string>; readonly longest: number };

/** A phrase that stands for two things stands for the first. */
export function phraseBook(entries: Iterable<readonly [phrase: string, meaning: string]>): PhraseBook {
  const byPhrase = new Map<string, string>();
  let longest = 0;
  for (const [phrase, meaning] of entries) {
    const words = heardWords(phrase);
    const key = words.join(' ');
    if (key === '' || byPhrase.has(key)) continue;
    byPhrase.set(key, meaning);
    longest = Math.max(longest, words.length);
  }
  return { byPhrase, longest };
}

/** The meaning of the longest phrase that begins at `from`, and how many words it takes. */
export function phraseAt(
  { byPhrase, longest }: PhraseBook,
  words: readonly string[],
  from: number,
): { readonly meaning: string; readonly length: number } | undefined {
  for (let length = Math.min(longest, words.length - from); length > 0; length -= 1) {
    const meaning = byPhrase.get(words.slice(from, from + length).join(' '));
    if (meaning !== undefined) return { meaning, length };
  }
  return undefined;
}
