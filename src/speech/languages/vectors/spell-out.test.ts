import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { czechNumerals } from '../cs/numeral-words.ts';
import { spokenInteger as englishInteger } from '../en/integer.ts';
import { spokenInteger as hungarianInteger } from '../hu/integer.ts';
import { polishNumerals } from '../pl/numeral-words.ts';
import { slovakNumerals } from '../sk/numeral-words.ts';
import { type Agreement, type Case, type NumeralWords, slavicNumerals } from '../slavic/numerals.ts';

/** Where the rules of CLDR are wrong or leave a choice: what they say, what is said instead, and the rule that decides. */
type Deviation = readonly [said: RegExp, instead: string, because: string];

const czechHandbook = 'Internetová jazyková příručka, Číslovky';
const slovakRules = 'Pravidlá slovenského pravopisu; KSSJ';
const deviations: Readonly<Record<string, readonly Deviation[]>> = {
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

const slavic = (numerals: NumeralWords) => {
  const { spokenInteger } = slavicNumerals(numerals);
  return (value: number, rules: string) => {
    const [gender, numberCase = 'nominative'] = rules.split('-') as [Agreement['gender'], Case?];
    return spokenInteger(value, { gender, case: numberCase });
  };
};
const speakers: Readonly<Record<string, (value: number, rules: string) => string[]>> = {
  cs: slavic(czechNumerals),
  sk: slavic(slovakNumerals),
  pl: slavic(polishNumerals),
  hu: (value) => hungarianInteger(value, false),
  en: englishInteger,
};

for (const [language, say] of Object.entries(speakers)) {
  const file = readFileSync(join(import.meta.dirname, `${language}.tsv`), 'utf8');
  const vectors = file.split('\n').flatMap((line) => {
    const [rules, number, words] = line.split('\t');
    return rules && number && words ? [{ rules, value: Number(number), words }] : [];
  });
  const corrected = (words: string) =>
    (deviations[language] ?? []).reduce((said, [wrong, instead]) => said.replace(wrong, instead), words);
  /** Hungarian numbers are one word on paper and several fragments here. */
  const sound = (words: string) => (language === 'hu' ? words.replace(/[ -]/g, '') : words);

  test(`${language}: ${vectors.length} numbers sound as CLDR and grammar say`, () => {
    expect(vectors.length).toBeGreaterThanOrEqual(400);
    const wrong = vectors.flatMap(({ rules, value, words }) => {
      const [said, right] = [sound(say(value, rules).join(' ')), sound(corrected(words))];
      return said === right ? [] : [`${value} ${rules}: "${said}", not "${right}"`];
    });
    expect(wrong).toEqual([]);
  });

  test(`${language}: each deviation from CLDR is needed`, () => {
    for (const [wrong, , because] of deviations[language] ?? [])
      expect([because, vectors.some(({ words }) => new RegExp(wrong, wrong.flags).test(words))]).toEqual([because, true]);
  });
}
