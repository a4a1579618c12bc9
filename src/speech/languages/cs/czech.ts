import type { LanguageSpeech } from '../../language-speech.ts';
import { noun } from '../slavic/noun.ts';
import type { Numerals } from '../slavic/numerals.ts';
import { slavicLanguage } from '../slavic/slavic-language.ts';
import { namesOfSigns } from '../spoken-digits.ts';
import { czechNumerals } from './numeral-words.ts';

/** Czech; its forms are those of `slavicLanguage`. */
export const czech: LanguageSpeech = slavicLanguage({
  language: 'cs',
  name: 'Czech',
  numerals: czechNumerals,
  nouns: {
    days: noun('masculine', 'den dne den', 'dny', 'dní'),
    invoices: noun('feminine', 'faktura faktury fakturu', 'faktury', 'faktur'),
    receivables: noun('feminine', 'pohledávka pohledávky pohledávku', 'pohledávky', 'pohledávek'),
    instalments: noun('feminine', 'splátka splátky splátku', 'splátky', 'splátek'),
    payments: noun('feminine', 'platba platby platbu', 'platby', 'plateb'),
    minutes: noun('feminine', 'minuta minuty minutu', 'minuty', 'minut'),
  },
  currencies: {
    CZK: {
      unit: noun('feminine', 'koruna koruny korunu', 'koruny', 'korun'),
      part: noun('masculine', 'haléř haléře haléř', 'haléře', 'haléřů'),
    },
    EUR: { unit: noun('neuter', 'euro eura euro', 'eura', 'eur'), part: noun('masculine', 'cent centu cent', 'centy', 'centů') },
    PLN: {
      unit: noun('masculine', 'zlotý zlotého zlotý', 'zloté', 'zlotých'),
      part: noun('masculine', 'groš groše groš', 'groše', 'grošů'),
    },
    HUF: { unit: noun('masculine', 'forint forintu forint', 'forinty', 'forintů'), part: null },
  },
  and: 'a',
  minus: 'minus',
  days: [
    ...'prvního,druhého,třetího,čtvrtého,pátého,šestého,sedmého,osmého,devátého,desátého'.split(','),
    ...'jedenáctého,dvanáctého,třináctého,čtrnáctého,patnáctého,šestnáctého,sedmnáctého,osmnáctého,devatenáctého'.split(','),
    ...'dvacátého,dvacátého prvního,dvacátého druhého,dvacátého třetího,dvacátého čtvrtého,dvacátého pátého'.split(','),
    ...'dvacátého šestého,dvacátého sedmého,dvacátého osmého,dvacátého devátého,třicátého,třicátého prvního'.split(','),
  ],
  months: 'ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince'.split(','),
  year: spokenYear,
  yearWords: ['set'],
  signs: namesOfSigns(
    'nula,jedna,dva,tři,čtyři,pět,šest,sedm,osm,devět,á,bé,cé,dé,é,ef,gé,há,í,jé,ká,el,em,en,ó,pé,kvé,er,es,té,ú,vé,dvojité vé,iks,' +
      'ypsilon,zet,plus,lomeno,pomlčka',
  ),
});

/** "devatenáct set devadesát devět", "dva tisíce dvacet šest". */
function spokenYear(year: number, { spokenInteger }: Numerals): string[] {
  const counting = { gender: 'counting', case: 'nominative' } as const;
  if (year < 1100 || year > 1999) return spokenInteger(year, counting);
  const below = year % 100;
  return [...spokenInteger(Math.floor(year / 100), counting), 'set', ...(below ? spokenInteger(below, counting) : [])];
}
