import type { LanguageSpeech } from '../../language-speech.ts';
import { noun } from '../slavic/noun.ts';
import { slavicLanguage } from '../slavic/slavic-language.ts';
import { namesOfSigns } from '../spoken-digits.ts';
import { polishNumerals } from './numeral-words.ts';
import { ordinal, spokenYear, yearVocabulary } from './year.ts';

/** Polish; its forms are those of `slavicLanguage`. Declension after the Słownik języka polskiego PWN; `euro` never changes. */
export const polish: LanguageSpeech = slavicLanguage({
  language: 'pl',
  name: 'Polish',
  numerals: polishNumerals,
  nouns: {
    days: noun('masculine', 'dzień dnia dzień', 'dni', 'dni'),
    invoices: noun('feminine', 'faktura faktury fakturę', 'faktury', 'faktur'),
    receivables: noun('feminine', 'należność należności należność', 'należności', 'należności'),
    instalments: noun('feminine', 'rata raty ratę', 'raty', 'rat'),
    payments: noun('feminine', 'wpłata wpłaty wpłatę', 'wpłaty', 'wpłat'),
    minutes: noun('feminine', 'minuta minuty minutę', 'minuty', 'minut'),
  },
  currencies: {
    CZK: {
      unit: noun('feminine', 'korona korony koronę', 'korony', 'koron'),
      part: noun('masculine', 'halerz halerza halerz', 'halerze', 'halerzy'),
    },
    EUR: {
      unit: noun('neuter', 'euro euro euro', 'euro', 'euro'),
      part: noun('masculine', 'cent centa cent', 'centy', 'centów'),
    },
    PLN: {
      unit: noun('masculine', 'złoty złotego złoty', 'złote', 'złotych'),
      part: noun('masculine', 'grosz grosza grosz', 'grosze', 'groszy'),
    },
    HUF: { unit: noun('masculine', 'forint forinta forint', 'forinty', 'forintów'), part: null },
  },
  and: 'i',
  minus: 'minus',
  days: Array.from({ length: 31 }, (_, day) => ordinal(day + 1)),
  months: 'stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia'.split(','),
  year: spokenYear,
  yearWords: yearVocabulary,
  signs: namesOfSigns(
    'zero,jeden,dwa,trzy,cztery,pięć,sześć,siedem,osiem,dziewięć,a,be,ce,de,e,ef,gie,ha,i,jot,ka,el,em,en,o,pe,ku,er,es,te,u,fau,wu,iks,' +
      'igrek,zet,plus,łamane przez,kreska',
  ),
});
