import type { Language } from '../../kernel/country.ts';
import { type SpokenAnswers, type SpokenIntent, spokenIntents } from '../../kernel/spoken-answers.ts';
import { heardWords } from './heard-words.ts';
import { intentPhrases } from './intent-phrases.ts';
import { type PhraseBook, phraseAt, phraseBook } from './phrase-book.ts';
import { readDate, readDigits } from './read-value.ts';

/**
 * The keys that an answer by voice stands for, of those that the question takes; undefined: nothing that it takes was said, or two
 * different things at once ("no, I have already paid" is one where the question takes only one of them).
 */
export function understandAnswer(language: Language, text: string, answers: SpokenAnswers): string | undefined {
  const words = heardWords(text);
  const value = readValue(language, words, answers.value);
  const meant = intentsIn(language, words).filter((intent) => answers.intents[intent] !== undefined);
  const keys = new Set([...(value === undefined ? [] : [value]), ...meant.map((intent) => answers.intents[intent] ?? '')]);
  return keys.size === 1 ? [...keys][0] : undefined;
}

function readValue(language: Language, words: readonly string[], value: SpokenAnswers['value']): string | undefined {
  switch (value) {
    case null:
      return undefined;
    case 'digits':
      return readDigits(language, words);
    case 'date_ddmm':
      return readDate(language, words, false);
    case 'date_ddmmyyyy':
      return readDate(language, words, true);
  }
}

/** Every intent that is said, each phrase as long as it can be: "that is not me" is no "me", and a "no thank you" no "you". */
function intentsIn(language: Language, words: readonly string[]): SpokenIntent[] {
  const book = bookOf(language);
  const meant = new Set<SpokenIntent>();
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(book, words, at);
    const intent = spokenIntents.find((known) => known === found?.meaning);
    if (intent) meant.add(intent);
    at += found?.length ?? 1;
  }
  return [...meant];
}

const books = new Map<Language, PhraseBook>();

function bookOf(language: Language): PhraseBook {
  const entries = spokenIntents.flatMap((intent) => intentPhrases[language][intent].map((phrase) => [phrase, intent] as const));
  const book = books.get(language) ?? phraseBook(entries);
  books.set(language, book);
  return book;
}
