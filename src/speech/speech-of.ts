import type { Language } from '../kernel/country.ts';
import type { LanguageSpeech } from './language-speech.ts';
import { czech } from './languages/cs/czech.ts';
import { english } from './languages/en/english.ts';
import { hungarian } from './languages/hu/hungarian.ts';
import { polish } from './languages/pl/polish.ts';
import { slovak } from './languages/sk/slovak.ts';

/** How a language is spoken. */
export function speechOf(language: Language): LanguageSpeech {
  return spoken[language];
}

const spoken: Readonly<Record<Language, LanguageSpeech>> = { cs: czech, sk: slovak, pl: polish, hu: hungarian, en: english };

/** The forms that prompts may ask for, for the check of flows: by language and kind of value. */
export const spokenForms = Object.fromEntries(Object.values(spoken).map(({ language, forms }) => [language, forms])) as Readonly<
  Record<Language, LanguageSpeech['forms']>
>;

/** The languages that can be spoken. */
export const spokenLanguages: readonly Language[] = Object.values(spoken).map(({ language }) => language);
