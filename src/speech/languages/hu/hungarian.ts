import type { LanguageSpeech } from '../../language-speech.ts';
import { assembleLanguage } from '../assemble-language.ts';
import type { CountedThing } from '../counted-thing.ts';
import { namesOfSigns } from '../spoken-digits.ts';
import { type CurrencyNames, currencyVocabulary, spokenMoney } from '../spoken-money.ts';
import { type DateForm, dateForms, dateVocabulary, spokenDate } from './date.ts';
import { integerVocabulary, spokenInteger } from './integer.ts';

/** `[nominative, accusative]`; behind a number a noun stands in the singular. */
type HungarianNoun = readonly [string, string];

const nouns: Readonly<Record<CountedThing, HungarianNoun>> = {
  days: ['nap', 'napot'],
  invoices: ['számla', 'számlát'],
  receivables: ['tartozás', 'tartozást'],
  instalments: ['részlet', 'részletet'],
  payments: ['befizetés', 'befizetést'],
  minutes: ['perc', 'percet'],
};
const currencies: CurrencyNames<HungarianNoun> = {
  CZK: { unit: ['korona', 'koronát'], part: ['fillér', 'fillért'] },
  EUR: { unit: ['euró', 'eurót'], part: ['cent', 'centet'] },
  PLN: { unit: ['zloty', 'zlotyt'], part: ['garas', 'garast'] },
  HUF: { unit: ['forint', 'forintot'], part: null },
};

/**
 * Hungarian. Forms: money `nominative` (usual), `accusative` (the ending at the last word alone: "két euró ötven centet"); dates as
 * `spokenDate` says; whole numbers count bare (usual: "kettő"), `attributive` before a noun of the prompt ("két"), or count a noun (`days`,
 * `days_accusative`, and so on). Numbers before a noun are attributive: "két forint" (A magyar helyesírás szabályai, Osiris Helyesírás).
 */
export const hungarian: LanguageSpeech = assembleLanguage({
  language: 'hu',
  name: 'Hungarian',
  forms: {
    money: ['nominative', 'accusative'],
    date: dateForms,
    integer: ['attributive', ...Object.keys(nouns).flatMap((thing) => [thing, `${thing}_accusative`])],
  },
  minus: 'mínusz',
  signs: namesOfSigns(
    'nulla,egy,kettő,három,négy,öt,hat,hét,nyolc,kilenc,á,bé,cé,dé,é,ef,gé,há,í,jé,ká,el,em,en,ó,pé,kú,er,es,té,ú,vé,dupla vé,iksz,' +
      'ipszilon,zé,plusz,per,kötőjel',
  ),
  vocabulary: [
    ...integerVocabulary,
    ...currencyVocabulary(currencies, (noun) => noun),
    ...Object.values(nouns).flat(),
    ...dateVocabulary,
  ],
  money: (minor, currency, form) =>
    spokenMoney(minor, currencies[currency], (count, noun, last) => spokenCount(count, noun, last && form === 'accusative'), []),
  date: (date, form) => spokenDate(date, form as DateForm | undefined),
  integer: (value, form) => {
    const noun = nouns[form?.replace('_accusative', '') as CountedThing];
    if (noun) return spokenCount(value, noun, form?.endsWith('_accusative') === true);
    return spokenInteger(value, form === 'attributive');
  },
});

function spokenCount(count: number, [nominative, accusative]: HungarianNoun, asObject: boolean): string[] {
  return [...spokenInteger(count, true), asObject ? accusative : nominative];
}
