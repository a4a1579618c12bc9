import type { NumeralWords } from '../slavic/numerals.ts';
import { cases, list } from '../slavic/word-lists.ts';

const masculine = { gender: 'masculine', lone: 'always' } as const;

/**
 * Polish numbers. One agrees only alone and stays `jeden` in a compound, with the noun in the genitive plural ("dwadzieścia jeden koron");
 * two agrees everywhere ("dwadzieścia dwie korony"): Wielki słownik ortograficzny PWN, and the rules of CLDR. Names of thousands and more
 * stand alone for one of them.
 */
export const polishNumerals: NumeralWords = {
  plurals: new Intl.PluralRules('pl'),
  zero: { plain: 'zero', genitive: 'zera' },
  one: {
    masculine: cases('jeden', 'jednego', 'jeden'),
    feminine: cases('jedna', 'jednej', 'jedną'),
    neuter: cases('jedno', 'jednego', 'jedno'),
    counting: cases('jeden', 'jednego', 'jeden'),
  },
  two: { masculine: 'dwa', feminine: 'dwie', neuter: 'dwa', counting: 'dwa', genitive: 'dwóch' },
  low: {
    plain: list(
      'jeden,dwa,trzy,cztery,pięć,sześć,siedem,osiem,dziewięć,dziesięć,jedenaście,dwanaście,trzynaście,czternaście,piętnaście,szesnaście,' +
        'siedemnaście,osiemnaście,dziewiętnaście',
    ),
    genitive: list(
      'jeden,dwóch,trzech,czterech,pięciu,sześciu,siedmiu,ośmiu,dziewięciu,dziesięciu,jedenastu,dwunastu,trzynastu,czternastu,piętnastu,' +
        'szesnastu,siedemnastu,osiemnastu,dziewiętnastu',
    ),
  },
  tens: {
    plain: list('dwadzieścia,trzydzieści,czterdzieści,pięćdziesiąt,sześćdziesiąt,siedemdziesiąt,osiemdziesiąt,dziewięćdziesiąt'),
    genitive: list(
      'dwudziestu,trzydziestu,czterdziestu,pięćdziesięciu,sześćdziesięciu,siedemdziesięciu,osiemdziesięciu,dziewięćdziesięciu',
    ),
  },
  hundreds: {
    plain: list('sto,dwieście,trzysta,czterysta,pięćset,sześćset,siedemset,osiemset,dziewięćset'),
    genitive: list('stu,dwustu,trzystu,czterystu,pięciuset,sześciuset,siedmiuset,ośmiuset,dziewięciuset'),
  },
  glue: ' ',
  twoAgrees: true,
  undeclinedFrom: Number.POSITIVE_INFINITY,
  scales: [
    { ...masculine, size: 1e12, one: cases('bilion', 'biliona', 'bilion'), few: 'biliony', many: 'bilionów' },
    { ...masculine, size: 1e9, one: cases('miliard', 'miliarda', 'miliard'), few: 'miliardy', many: 'miliardów' },
    { ...masculine, size: 1e6, one: cases('milion', 'miliona', 'milion'), few: 'miliony', many: 'milionów' },
    { ...masculine, size: 1e3, one: cases('tysiąc', 'tysiąca', 'tysiąc'), few: 'tysiące', many: 'tysięcy' },
  ],
};
