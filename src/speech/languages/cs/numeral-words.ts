import type { NumeralWords } from '../slavic/numerals.ts';
import { cases, list } from '../slavic/word-lists.ts';

const tens = list('dvacet,třicet,čtyřicet,padesát,šedesát,sedmdesát,osmdesát,devadesát');
const milion = { gender: 'masculine', lone: 'never' } as const;

/**
 * Czech numbers. One and two agree with what is counted only alone; inside a compound they stay `jedna` and `dva` and the noun stands in
 * the genitive plural ("dvacet dva korun", "sto jedna korun"): one of the two ways that the Internetová jazyková příručka (Institute of
 * the Czech Language) gives for numerals above twenty, and the one that needs no agreement. Thousand, million and billion are masculine,
 * miliarda feminine. A lone thousand goes without its one ("tisíc dvě stě"); behind a million it needs it ("jeden milion jeden tisíc").
 */
export const czechNumerals: NumeralWords = {
  plurals: new Intl.PluralRules('cs'),
  zero: { plain: 'nula', genitive: 'nula' },
  one: {
    masculine: cases('jeden', 'jednoho', 'jeden'),
    feminine: cases('jedna', 'jedné', 'jednu'),
    neuter: cases('jedno', 'jednoho', 'jedno'),
    counting: cases('jedna', 'jedna', 'jedna'),
  },
  two: { masculine: 'dva', feminine: 'dvě', neuter: 'dvě', counting: 'dva', genitive: 'dvou' },
  low: {
    plain: list(
      'jedna,dva,tři,čtyři,pět,šest,sedm,osm,devět,deset,jedenáct,dvanáct,třináct,čtrnáct,patnáct,šestnáct,sedmnáct,osmnáct,devatenáct',
    ),
    genitive: list(
      'jedna,dvou,tří,čtyř,pěti,šesti,sedmi,osmi,devíti,deseti,jedenácti,dvanácti,třinácti,čtrnácti,patnácti,šestnácti,sedmnácti,osmnácti,devatenácti',
    ),
  },
  tens: { plain: tens, genitive: tens.map((ten) => `${ten}i`) },
  hundreds: {
    plain: list('sto,dvě stě,tři sta,čtyři sta,pět set,šest set,sedm set,osm set,devět set'),
    genitive: list('sta,dvou set,tří set,čtyř set,pěti set,šesti set,sedmi set,osmi set,devíti set'),
  },
  glue: ' ',
  twoAgrees: false,
  undeclinedFrom: Number.POSITIVE_INFINITY,
  scales: [
    { ...milion, size: 1e12, one: cases('bilion', 'bilionu', 'bilion'), few: 'biliony', many: 'bilionů' },
    {
      size: 1e9,
      gender: 'feminine',
      lone: 'never',
      one: cases('miliarda', 'miliardy', 'miliardu'),
      few: 'miliardy',
      many: 'miliard',
    },
    { ...milion, size: 1e6, one: cases('milion', 'milionu', 'milion'), few: 'miliony', many: 'milionů' },
    { size: 1e3, gender: 'masculine', lone: 'first', one: cases('tisíc', 'tisíce', 'tisíc'), few: 'tisíce', many: 'tisíc' },
  ],
};
