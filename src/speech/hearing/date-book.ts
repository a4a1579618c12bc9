import type { Language } from '../../kernel/country.ts';
import { heardText } from '../fragment.ts';
import { speechOf } from '../speech-of.ts';
import { heardWords } from './heard-words.ts';
import { type PhraseBook, phraseBook } from './phrase-book.ts';

/** Dates as they are heard: days of the year, each standing for DDMM, and years, each standing for YYYY. The reverse of our own speech. */
export type DateBook = { readonly days: PhraseBook; readonly years: PhraseBook };

export function dateBook(language: Language): DateBook {
  const known = books.get(language) ?? { days: phraseBook(days(language)), years: phraseBook(years(language)) };
  books.set(language, known);
  return known;
}

const books = new Map<Language, DateBook>();

function* days(language: Language): Generator<[string, string]> {
  const leapYear = 2028;
  const forms = [undefined, ...(speechOf(language).forms.date ?? []).filter((form) => !form.endsWith('with_year'))];
  for (const form of forms)
    for (let date = Temporal.PlainDate.from(`${leapYear}-01-01`); date.year === leapYear; date = date.add({ days: 1 })) {
      const digits = `${String(date.day).padStart(2, '0')}${String(date.month).padStart(2, '0')}`;
      for (const words of said(language, date.toString(), form)) yield [words.join(' '), digits];
    }
}

/** What a date with its year has more than the same date without. */
function* years(language: Language): Generator<[string, string]> {
  for (let year = earliestBirth; year <= latestYear; year += 1)
    for (const form of ['with_year', 'on_with_year'])
      for (const whole of said(language, `${year}-03-19`, form)) {
        const [day = []] = said(language, `${year}-03-19`, form === 'with_year' ? undefined : 'on');
        const left = [...whole]; // "dziewiętnastego marca dwa tysiące dziewiętnastego roku": the year keeps its own nineteenth
        for (const word of day) if (left.includes(word)) left.splice(left.indexOf(word), 1);
        yield [left.join(' '), String(year)];
      }
}

const earliestBirth = 1905;
const latestYear = 2049;

function said(language: Language, date: string, form: string | undefined): string[][] {
  const spoken = speechOf(language).speak({ kind: 'date', date }, form);
  return spoken.ok ? [heardWords(heardText(spoken.value))] : [];
}
