import type { Language } from '../kernel/country.ts';
import { type SpokenFragment, words } from './fragment.ts';
import { speechOf } from './speech-of.ts';

/** Every fragment of a language's closed list, so that a voice can render all of them before the first call. */
export function vocabulary(language: Language): SpokenFragment[] {
  return words(...speechOf(language).vocabulary);
}
