import type { Language } from '../../kernel/country.ts';
import { dateBook } from './date-book.ts';
import { numberBook } from './number-book.ts';
import { type PhraseBook, phraseAt } from './phrase-book.ts';

/** Digits that were read out, one by one or as small numbers ("four hundred seventeen"): all of them, in their order; undefined: none. */
export function readDigits(language: Language, words: readonly string[]): string | undefined {
  const book = numberBook(language);
  let digits = '';
  for (let at = 0; at < words.length; ) {
    const written = /^\d+$/.test(words[at] ?? '') ? { meaning: words[at] ?? '', length: 1 } : undefined;
    const found = written ?? phraseAt(book, words, at);
    digits += found?.meaning ?? '';
    at += found?.length ?? 1;
  }
  return digits === '' ? undefined : digits;
}

/** A day that was said, as DDMM, or with its year as DDMMYYYY; undefined: none, or not all of it. */
export function readDate(language: Language, words: readonly string[], withYear: boolean): string | undefined {
  const { days, years } = dateBook(language);
  const written = words.filter((word) => /^\d+$/.test(word));
  if (written.length === (withYear ? 3 : 2)) return writtenDate(written, withYear);
  const day = firstOf(days, words);
  if (!day) return digitsOfLength(readDigits(language, words), withYear ? 8 : 4);
  if (!withYear) return day.meaning;
  const year = firstOf(years, [...words.slice(0, day.from), ...words.slice(day.from + day.length)]);
  return year && day.meaning + year.meaning;
}

/** "15. 3. 1985": some engines write figures. */
function writtenDate([day = '', month = '', year = '']: readonly string[], withYear: boolean): string | undefined {
  return digitsOfLength(day.padStart(2, '0') + month.padStart(2, '0') + (withYear ? year : ''), withYear ? 8 : 4);
}

function firstOf(book: PhraseBook, words: readonly string[]) {
  for (let from = 0; from < words.length; from += 1) {
    const found = phraseAt(book, words, from);
    if (found) return { ...found, from };
  }
  return undefined;
}

function digitsOfLength(digits: string | undefined, length: number): string | undefined {
  return digits?.length === length ? digits : undefined;
}
