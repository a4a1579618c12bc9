import type { Language } from '../kernel/country.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { heardText } from './fragment.ts';
import { speechOf } from './speech-of.ts';

/** A prompt's text as it is heard, with the values in words: for reading along. A place that cannot be spoken stays as it is written. */
export function spokenText(language: Language, text: string, values: Readonly<Record<string, SpokenValue>>): string {
  const speech = speechOf(language);
  const filled = text.replace(/\{([a-z0-9_.]+)(?:\|([a-z_]+))?\}/g, (place, fact: string, form: string | undefined) => {
    const value = values[fact];
    const spoken = value && speech.speak(value, form);
    return spoken?.ok ? heardText(spoken.value) : place;
  });
  return filled.replace(/\s+/g, ' ').trim();
}
