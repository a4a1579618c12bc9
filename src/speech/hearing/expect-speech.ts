import type { Language } from '../../kernel/country.ts';
import { type SpokenAnswers, spokenIntents } from '../../kernel/spoken-answers.ts';
import type { ExpectedSpeech } from '../ports.ts';
import { dateBook } from './date-book.ts';
import { intentPhrases } from './intent-phrases.ts';
import { numberBook } from './number-book.ts';

/** What a question takes, in the words of a language. */
export function expectSpeech(language: Language, { intents, value }: SpokenAnswers): ExpectedSpeech {
  const asked = spokenIntents.filter((intent) => intents[intent] !== undefined);
  const { days, years } = dateBook(language);
  const dates = value === 'date_ddmm' || value === 'date_ddmmyyyy' ? [...days.byPhrase.keys()] : [];
  return {
    phrases: asked.flatMap((intent) => intentPhrases[language][intent]),
    sequence: [
      ...(value === null ? [] : numberBook(language).byPhrase.keys()),
      ...dates,
      ...(value === 'date_ddmmyyyy' ? years.byPhrase.keys() : []),
    ],
  };
}
