import type { Language } from '../kernel/country.ts';
import type { SpokenKind } from '../kernel/prompt-text.ts';
import type { Prompt } from './prompt-book.ts';

/**
 * Letters, spaces and signs that are said in a second: the shipped prompts as espeak-ng 1.51 says them with the product's settings (150
 * words a minute), measured; other voices are as fast or faster.
 */
const charactersPerSecond: Readonly<Record<Language, number>> = { cs: 12.7, sk: 12.6, pl: 11.7, hu: 12.6, en: 13.6 };

/** What stands in a place, by its kind: about as many characters as its value has when it is spelt out. */
const characters: Readonly<Record<SpokenKind, number>> = { money: 50, date: 28, integer: 10, digits: 55, name: 16, text: 22 };

/** How long a prompt takes to be said, in ms, as far as its text tells. `kindOf` gives the kind of value that stands in a place. */
export function speakingTimeMs(language: Language, { parts }: Prompt, kindOf: (place: string) => SpokenKind | undefined): number {
  const lengths = parts.map((part) =>
    part.type === 'words' ? part.words.replace(/\s+/g, ' ').length + 1 : characters[kindOf(part.fact) ?? 'text'],
  );
  return Math.round((lengths.reduce((sum, one) => sum + one, 0) / charactersPerSecond[language]) * 1000);
}
