import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { czechNumerals } from '../cs/numeral-words.ts';
import { spokenInteger as englishInteger } from '../en/integer.ts';
import { spokenInteger as hungarianInteger } from '../hu/integer.ts';
import { polishNumerals } from '../pl/numeral-words.ts';
import { slovakNumerals } from '../sk/numeral-words.ts';
import { type Agreement, type Case, type NumeralWords, slavicNumerals } from '../slavic/numerals.ts';
import { correctedByGrammar, deviations } from './deviations.ts';

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
  const corrected = (words: string) => correctedByGrammar(language, words);
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
