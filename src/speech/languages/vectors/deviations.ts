/** Where the rules of CLDR are wrong or leave a choice: what they say, what is said instead, and the rule that decides. */
type Deviation = readonly [said: RegExp, instead: string, because: string];

const czechHandbook = 'Internetová jazyková příručka, Číslovky';
const slovakRules = 'Pravidlá slovenského pravopisu; KSSJ';
export const deviations: Readonly<Record<string, readonly Deviation[]>> = {
  cs: [
    [/^jedna tisíc/, 'tisíc', `${czechHandbook}: a lone thousand goes without its one`],
    [/(?<=mili\S+ )jedna tisíc/, 'jeden tisíc', `${czechHandbook}: tisíc is masculine`],
    [/dvě tisíc/, 'dva tisíc', `${czechHandbook}: tisíc is masculine`],
    [/milión/g, 'milion', `${czechHandbook}: milion, bilion with a short o are the basic spelling`],
    [/bilión/, 'bilion', `${czechHandbook}: milion, bilion with a short o are the basic spelling`],
    [/jeden miliarda/, 'jedna miliarda', `${czechHandbook}: miliarda is feminine`],
    [/(?<!\p{L} )dva miliardy/u, 'dvě miliardy', `${czechHandbook}: miliarda is feminine`],
    [/miliardů/, 'miliard', `${czechHandbook}: genitive plural of miliarda`],
    [
      /(?<=\p{L} )(jeden|jedno)(?=$| milionů)/u,
      'jedna',
      `${czechHandbook}: dvacet jedna korun, one in a compound may stay as it is`,
    ],
    [/(?<=\p{L} )dvě$/u, 'dva', `${czechHandbook}: dvacet dva korun, two in a compound may stay as it is`],
  ],
  sk: [
    [/jednasto/g, 'sto', `${slovakRules}: sto`],
    [/^jedna tisíc/, 'tisíc', `${slovakRules}: tisíc`],
    [/jedna tisíc/, 'jeden tisíc', `${slovakRules}: tisíc is masculine`],
    [/(?<=ať|iat|sto )dve tisíc/, 'dva tisíc', `${slovakRules}: dvadsaťdvatisíc`],
    [/jeden miliarda/, 'jedna miliarda', `${slovakRules}: miliarda is feminine`],
    [/(?<!\p{L})dva miliardy/u, 'dve miliardy', `${slovakRules}: miliarda is feminine`],
    [/miliardov/, 'miliárd', `${slovakRules}: genitive plural of miliarda`],
    [/(?<=\p{L} ?)(jedna|jedno)$/u, 'jeden', `${slovakRules}: dvadsaťjeden is not declined`],
    [/(?<=\p{L} ?)dve$/u, 'dva', `${slovakRules}: dvadsaťdva is not declined`],
  ],
  pl: [],
  hu: [[/kettő(?=ezer|mill)/g, 'két', 'Osiris Helyesírás: két before thousand and million']],
  en: [[/,/g, '', 'a comma is not heard']],
};

/** A number as CLDR spells it out, corrected where grammars say otherwise. */
export function correctedByGrammar(language: string, words: string): string {
  return (deviations[language] ?? []).reduce((said, [wrong, instead]) => said.replace(wrong, instead), words);
}
