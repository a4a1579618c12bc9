import type { Language } from '../kernel/country.ts';
import type { SpokenFragment } from './fragment.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { SpeechSynthesizer, Utterance } from './ports.ts';
import { conditioning, recordingRecipe } from './sound/condition-fragment.ts';

/** What a voice is asked for a fragment, as the operator's lexicon wants it said. */
export function utteranceOf(language: Language, lexicon: Lexicon, { text, tone }: SpokenFragment): Utterance {
  const parts = lexicon.pronounce(text);
  const said = parts.map((part) => part.text).join('');
  return { language, text: said, tone, ...(parts.some(({ sounds }) => sounds !== undefined) && { parts }) };
}

/** How a fragment's sound is made, completely: the same recipe is the same sound. Without entries of the lexicon it is as before there was one. */
export function fragmentRecipe(voice: SpeechSynthesizer, language: Language, lexicon: Lexicon, fragment: SpokenFragment): string {
  if (fragment.recording !== undefined) return recordingRecipe(fragment.recording);
  const { text, tone, parts } = utteranceOf(language, lexicon, fragment);
  return JSON.stringify([voice.voice(language), conditioning, tone, text, ...(parts ? [parts] : [])]);
}
