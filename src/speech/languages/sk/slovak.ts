import type { LanguageSpeech } from '../../language-speech.ts';
import { noun } from '../slavic/noun.ts';
import { slavicLanguage } from '../slavic/slavic-language.ts';
import { namesOfSigns } from '../spoken-digits.ts';
import { slovakNumerals } from './numeral-words.ts';

/** Slovak; its forms are those of `slavicLanguage`. Declension after the Krátky slovník slovenského jazyka (KSSJ, 4th edition). */
export const slovak: LanguageSpeech = slavicLanguage({
  language: 'sk',
  name: 'Slovak',
  numerals: slovakNumerals,
  nouns: {
    days: noun('masculine', 'deň dňa deň', 'dni', 'dní'),
    invoices: noun('feminine', 'faktúra faktúry faktúru', 'faktúry', 'faktúr'),
    receivables: noun('feminine', 'pohľadávka pohľadávky pohľadávku', 'pohľadávky', 'pohľadávok'),
    instalments: noun('feminine', 'splátka splátky splátku', 'splátky', 'splátok'),
    payments: noun('feminine', 'platba platby platbu', 'platby', 'platieb'),
    minutes: noun('feminine', 'minúta minúty minútu', 'minúty', 'minút'),
  },
  currencies: {
    CZK: {
      unit: noun('feminine', 'koruna koruny korunu', 'koruny', 'korún'),
      part: noun('masculine', 'halier haliera halier', 'haliere', 'halierov'),
    },
    EUR: { unit: noun('neuter', 'euro eura euro', 'eurá', 'eur'), part: noun('masculine', 'cent centa cent', 'centy', 'centov') },
    PLN: {
      unit: noun('masculine', 'zlotý zlotého zlotý', 'zloté', 'zlotých'),
      part: noun('masculine', 'groš groša groš', 'groše', 'grošov'),
    },
    HUF: { unit: noun('masculine', 'forint forinta forint', 'forinty', 'forintov'), part: null },
  },
  and: 'a',
  minus: 'mínus',
  days: [
    ...'prvého,druhého,tretieho,štvrtého,piateho,šiesteho,siedmeho,ôsmeho,deviateho,desiateho'.split(','),
    ...'jedenásteho,dvanásteho,trinásteho,štrnásteho,pätnásteho,šestnásteho,sedemnásteho,osemnásteho,devätnásteho'.split(','),
    ...'dvadsiateho,dvadsiateho prvého,dvadsiateho druhého,dvadsiateho tretieho,dvadsiateho štvrtého'.split(','),
    ...'dvadsiateho piateho,dvadsiateho šiesteho,dvadsiateho siedmeho,dvadsiateho ôsmeho,dvadsiateho deviateho'.split(','),
    ...['tridsiateho', 'tridsiateho prvého'],
  ],
  months: 'januára,februára,marca,apríla,mája,júna,júla,augusta,septembra,októbra,novembra,decembra'.split(','),
  year: (year, { spokenInteger }) => spokenInteger(year, { gender: 'counting', case: 'nominative' }),
  yearWords: [],
  signs: namesOfSigns(
    'nula,jeden,dva,tri,štyri,päť,šesť,sedem,osem,deväť,á,bé,cé,dé,é,ef,gé,há,í,jé,ká,el,em,en,ó,pé,kvé,er,es,té,ú,vé,dvojité vé,iks,' +
      'ypsilon,zet,plus,lomené,pomlčka',
  ),
});
