import type { Language } from '../../kernel/country.ts';
import { heardText } from '../fragment.ts';
import { speechOf } from '../speech-of.ts';
import { type PhraseBook, phraseBook } from './phrase-book.ts';

/** Numbers as they are heard, each standing for its digits. What we can say we can hear: the book is the reverse of our own speech. */
export function numberBook(language: Language): PhraseBook {
  const known = books.get(language) ?? makeBook(language);
  books.set(language, known);
  return known;
}

const books = new Map<Language, PhraseBook>();
/** Forms that add no noun. */
const plainForms: ReadonlySet<string> = new Set(['masculine', 'feminine', 'neuter', 'attributive']);
/** People read long numbers in pieces of up to three digits. */
const largest = 999;

function makeBook(language: Language): PhraseBook {
  const { forms, speak } = speechOf(language);
  const say = (value: Parameters<typeof speak>[0], form?: string) => {
    const said = speak(value, form);
    return said.ok ? [heardText(said.value)] : [];
  };
  return phraseBook(
    (function* () {
      for (let digit = 0; digit <= 9; digit += 1)
        for (const phrase of [...say({ kind: 'digits', digits: String(digit) }), ...(otherNames[language][digit] ?? [])])
          yield [phrase, String(digit)];
      for (const form of [undefined, ...(forms.integer ?? []).filter((name) => plainForms.has(name))])
        for (let value = 0; value <= largest; value += 1)
          for (const phrase of say({ kind: 'integer', value }, form)) yield [phrase, String(value)];
    })(),
  );
}

/** Names of digits that people say and we do not. */
const otherNames: Readonly<Record<Language, Readonly<Record<number, readonly string[]>>>> = {
  cs: {
    0: ['nulla'],
    1: ['jednička', 'jeden', 'jedno'],
    2: ['dvojka', 'dvě'],
    3: ['trojka'],
    4: ['čtyřka', 'štyři'],
    5: ['pětka'],
    6: ['šestka'],
    7: ['sedmička', 'sedum'],
    8: ['osmička', 'osum'],
    9: ['devítka'],
  },
  sk: {
    1: ['jednotka', 'jeden', 'jedno'],
    2: ['dvojka', 'dve'],
    3: ['trojka'],
    4: ['štvorka'],
    5: ['päťka'],
    6: ['šestka'],
    7: ['sedmička'],
    8: ['osmička'],
    9: ['deviatka'],
  },
  pl: {
    1: ['jedynka', 'jedna'],
    2: ['dwójka', 'dwie'],
    3: ['trójka'],
    4: ['czwórka'],
    5: ['piątka'],
    6: ['szóstka'],
    7: ['siódemka'],
    8: ['ósemka'],
    9: ['dziewiątka'],
  },
  hu: { 2: ['kettő', 'két'] },
  en: { 0: ['oh', 'nought'] },
};
