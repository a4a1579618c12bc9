import type { LanguageSpeech } from '../../language-speech.ts';
import { assembleLanguage } from '../assemble-language.ts';
import type { CountedThing } from '../counted-thing.ts';
import { namesOfSigns } from '../spoken-digits.ts';
import { type CurrencyNames, currencyVocabulary, spokenMoney } from '../spoken-money.ts';
import { integerVocabulary, spokenInteger } from './integer.ts';
import { spokenYear, yearVocabulary } from './year.ts';

/** `[singular, plural]` */
type EnglishNoun = readonly [string, string];

const nouns: Readonly<Record<CountedThing, EnglishNoun>> = {
  days: ['day', 'days'],
  invoices: ['invoice', 'invoices'],
  receivables: ['open item', 'open items'],
  instalments: ['instalment', 'instalments'],
  payments: ['payment', 'payments'],
  minutes: ['minute', 'minutes'],
};
const currencies: CurrencyNames<EnglishNoun> = {
  CZK: { unit: ['crown', 'crowns'], part: ['heller', 'hellers'] },
  EUR: { unit: ['euro', 'euros'], part: ['cent', 'cents'] },
  PLN: { unit: ['zloty', 'zlotys'], part: ['grosz', 'groszy'] },
  HUF: { unit: ['forint', 'forints'], part: null },
};
const days = (
  'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,' +
  'seventeenth,eighteenth,nineteenth,twentieth,twenty-first,twenty-second,twenty-third,twenty-fourth,twenty-fifth,twenty-sixth,' +
  'twenty-seventh,twenty-eighth,twenty-ninth,thirtieth,thirty-first'
)
  .split(',')
  .map((day) => `the ${day}`);
const months = 'January,February,March,April,May,June,July,August,September,October,November,December'
  .split(',')
  .map((month) => `of ${month}`);

/** British English. Money and dates have one form ("the first of November"); `with_year` adds the year; whole numbers may count a noun. */
export const english: LanguageSpeech = assembleLanguage({
  language: 'en',
  name: 'English',
  forms: { money: [], date: ['with_year'], integer: Object.keys(nouns) },
  minus: 'minus',
  signs: namesOfSigns(
    'zero,one,two,three,four,five,six,seven,eight,nine,ay,bee,cee,dee,ee,eff,gee,aitch,eye,jay,kay,ell,em,en,oh,pee,cue,ar,ess,tee,' +
      'you,vee,double you,ex,why,zed,plus,slash,dash',
  ),
  vocabulary: [
    ...integerVocabulary,
    ...currencyVocabulary(currencies, (noun) => noun),
    ...Object.values(nouns).flat(),
    ...days,
    ...months,
    ...yearVocabulary,
  ],
  money: (minor, currency) => spokenMoney(minor, currencies[currency], spokenCount, ['and']),
  date: ({ day, month, year }, form) => [
    days[day - 1] ?? '',
    months[month - 1] ?? '',
    ...(form === 'with_year' ? spokenYear(year) : []),
  ],
  integer: (value, form) => {
    const noun = nouns[form as CountedThing];
    return noun ? spokenCount(value, noun) : spokenInteger(value);
  },
});

function spokenCount(count: number, [singular, plural]: EnglishNoun): string[] {
  return [...spokenInteger(count), count === 1 ? singular : plural];
}
