import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { LanguageSpeech } from './language-speech.ts';
import { czech } from './languages/cs/czech.ts';
import { polish } from './languages/pl/polish.ts';
import { slovak } from './languages/sk/slovak.ts';

/** How a language is spoken. Throws Fault `language_not_spoken` for one that has no rules yet. */
export function speechOf(language: Language): LanguageSpeech {
  const speech = spoken[language];
  if (!speech)
    throw new Fault('language_not_spoken', `no rules for speaking ${language}`, {
      kind: 'misconfigured',
      remedy: `choose one of: ${spokenLanguages.join(', ')}`,
    });
  return speech;
}

const spoken: Readonly<Partial<Record<Language, LanguageSpeech>>> = { cs: czech, sk: slovak, pl: polish };

/** The forms that prompts may ask for, for the check of flows: by language and kind of value. */
export const spokenForms: Readonly<Partial<Record<Language, LanguageSpeech['forms']>>> = Object.fromEntries(
  Object.values(spoken).map(({ language, forms }) => [language, forms]),
);

/** The languages that can be spoken today. */
export const spokenLanguages: readonly Language[] = Object.values(spoken).map(({ language }) => language);
