import type { Language } from '../../kernel/country.ts';
import { czechTexts } from './cs.ts';
import type { MessageTexts } from './message-texts.ts';

/** The texts of a language, or undefined while there are none. */
export function textsIn(language: Language): MessageTexts | undefined {
  return texts[language];
}

const texts: Readonly<Partial<Record<Language, MessageTexts>>> = { cs: czechTexts };
