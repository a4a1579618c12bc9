import type { Language } from '../../../kernel/country.ts';
import type { LanguageSpeech } from '../../language-speech.ts';
import { assembleLanguage } from '../assemble-language.ts';
import type { CountedThing } from '../counted-thing.ts';
import { type CurrencyNames, currencyVocabulary, spokenMoney } from '../spoken-money.ts';
import { formsOfNoun, type SlavicNoun, spokenCount } from './noun.ts';
import { type Agreement, type Case, type Numerals, type NumeralWords, slavicNumerals } from './numerals.ts';

/** A Slavic language as data. */
export type SlavicWords = {
  readonly language: Language;
  /** In English, for messages. */
  readonly name: string;
  readonly numerals: NumeralWords;
  readonly nouns: Readonly<Record<CountedThing, SlavicNoun>>;
  readonly currencies: CurrencyNames<SlavicNoun>;
  /** Between whole units and hundredths. */
  readonly and: string;
  readonly minus: string;
  /** The days of a month and the months in the genitive, as a date is said: "patnáctého", "prosince". */
  readonly days: readonly string[];
  readonly months: readonly string[];
  /** A year behind day and month, and the words that it may take beyond those of whole numbers. */
  readonly year: (year: number, numerals: Numerals) => string[];
  readonly yearWords: readonly string[];
  readonly signs: Readonly<Record<string, string>>;
};

/**
 * Forms: money `nominative` (usual), `genitive`, `accusative`; dates stand in the genitive, `with_year` adds the year; whole numbers count
 * bare (usual), agree (`masculine`, `feminine`, `neuter`, `genitive`) or count a noun (`days`, `days_genitive`, `days_accusative`, and so
 * on for every counted thing).
 */
export function slavicLanguage(known: SlavicWords): LanguageSpeech {
  const { nouns, currencies, days, months } = known;
  const numerals = slavicNumerals(known.numerals);
  return assembleLanguage({
    ...known,
    forms: {
      money: ['nominative', 'genitive', 'accusative'],
      date: ['genitive', 'with_year'],
      integer: [
        ...['masculine', 'feminine', 'neuter', 'genitive'],
        ...Object.keys(nouns).flatMap((thing) => [thing, `${thing}_genitive`, `${thing}_accusative`]),
      ],
    },
    vocabulary: [
      ...numerals.vocabulary,
      known.and,
      ...currencyVocabulary(currencies, formsOfNoun),
      ...Object.values(nouns).flatMap(formsOfNoun),
      ...days,
      ...months,
      ...known.yearWords,
    ],
    money: (minor, currency, form) =>
      spokenMoney(minor, currencies[currency], (count, noun) => spokenCount(numerals, count, noun, caseOf(form)), [known.and]),
    date: ({ day, month, year }, form) => [
      days[day - 1] ?? '',
      months[month - 1] ?? '',
      ...(form === 'with_year' ? known.year(year, numerals) : []),
    ],
    integer: (value, form) => {
      const thing = form?.replace(/_(genitive|accusative)$/, '') ?? '';
      const noun = Object.hasOwn(nouns, thing) ? nouns[thing as CountedThing] : undefined;
      if (noun) return spokenCount(numerals, value, noun, caseOf(form));
      return numerals.spokenInteger(value, { gender: genderOf(form), case: caseOf(form) });
    },
  });
}

function caseOf(form: string | undefined): Case {
  return form?.endsWith('genitive') ? 'genitive' : form?.endsWith('accusative') ? 'accusative' : 'nominative';
}

function genderOf(form: string | undefined): Agreement['gender'] {
  return form === 'masculine' || form === 'feminine' || form === 'neuter' ? form : 'counting';
}
