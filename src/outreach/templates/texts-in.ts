import type { Language } from '../../kernel/country.ts';
import { czechTexts } from './cs.ts';
import { englishTexts } from './en.ts';
import { hungarianTexts } from './hu.ts';
import type { MessageTexts } from './message-texts.ts';
import { polishTexts } from './pl.ts';
import { slovakTexts } from './sk.ts';

/** The texts of a language. */
export function textsIn(language: Language): MessageTexts {
  return texts[language];
}

const texts: Readonly<Record<Language, MessageTexts>> = {
  cs: czechTexts,
  sk: slovakTexts,
  pl: polishTexts,
  hu: hungarianTexts,
  en: englishTexts,
};
