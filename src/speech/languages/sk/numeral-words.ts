import type { NumeralWords } from '../slavic/numerals.ts';
import { cases, list } from '../slavic/word-lists.ts';

const masculine = { gender: 'masculine', lone: 'never' } as const;
const hundreds = list('sto,dvesto,tristo,štyristo,päťsto,šesťsto,sedemsto,osemsto,deväťsto');

/**
 * Slovak numbers. One and two agree only alone; inside a compound they stay `jeden` and `dva` and the noun stands in the genitive plural
 * ("dvadsaťdva korún"). Hundreds and thousands are not declined ("dvesto", "dvetisíc"), nor is what stands behind them, which
 * the Jazyková poradňa of the Ľ. Štúr Institute of Linguistics allows in every case ("vo výške tisícdvesto eur"); below a hundred the
 * genitive is ("piatich eur", "dvadsiatich dvoch eur").
 */
export const slovakNumerals: NumeralWords = {
  plurals: new Intl.PluralRules('sk'),
  zero: { plain: 'nula', genitive: 'nula' },
  one: {
    masculine: cases('jeden', 'jedného', 'jeden'),
    feminine: cases('jedna', 'jednej', 'jednu'),
    neuter: cases('jedno', 'jedného', 'jedno'),
    counting: cases('jeden', 'jedného', 'jeden'),
  },
  two: { masculine: 'dva', feminine: 'dve', neuter: 'dve', counting: 'dva', genitive: 'dvoch' },
  low: {
    plain: list(
      'jeden,dva,tri,štyri,päť,šesť,sedem,osem,deväť,desať,jedenásť,dvanásť,trinásť,štrnásť,pätnásť,šestnásť,sedemnásť,osemnásť,devätnásť',
    ),
    genitive: list(
      'jeden,dvoch,troch,štyroch,piatich,šiestich,siedmich,ôsmich,deviatich,desiatich,jedenástich,dvanástich,trinástich,štrnástich,pätnástich,' +
        'šestnástich,sedemnástich,osemnástich,devätnástich',
    ),
  },
  tens: {
    plain: list('dvadsať,tridsať,štyridsať,päťdesiat,šesťdesiat,sedemdesiat,osemdesiat,deväťdesiat'),
    genitive: list(
      'dvadsiatich,tridsiatich,štyridsiatich,päťdesiatich,šesťdesiatich,sedemdesiatich,osemdesiatich,deväťdesiatich',
    ),
  },
  hundreds: { plain: hundreds, genitive: hundreds },
  glue: '',
  twoAgrees: false,
  undeclinedFrom: 100,
  scales: [
    { ...masculine, size: 1e12, one: cases('bilión', 'bilióna', 'bilión'), few: 'bilióny', many: 'biliónov' },
    {
      size: 1e9,
      gender: 'feminine',
      lone: 'never',
      one: cases('miliarda', 'miliardy', 'miliardu'),
      few: 'miliardy',
      many: 'miliárd',
    },
    { ...masculine, size: 1e6, one: cases('milión', 'milióna', 'milión'), few: 'milióny', many: 'miliónov' },
    {
      size: 1e3,
      gender: 'masculine',
      lone: 'first',
      two: 'dve',
      one: cases('tisíc', 'tisíc', 'tisíc'),
      few: 'tisíc',
      many: 'tisíc',
    },
  ],
};
