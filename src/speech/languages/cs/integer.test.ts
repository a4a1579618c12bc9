import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestInteger } from '../assemble-language.ts';
import { slavicNumerals } from '../slavic/numerals.ts';
import { integerVectors } from './integer.vectors.ts';
import { czechNumerals } from './numeral-words.ts';

const { spokenInteger, vocabulary: integerVocabulary } = slavicNumerals(czechNumerals);

const counting = { gender: 'counting', case: 'nominative' } as const;
const masculine = { gender: 'masculine', case: 'nominative' } as const;
const say = (value: number, agreement: Parameters<typeof spokenInteger>[1] = counting) =>
  spokenInteger(value, agreement).join(' ');

test(`${integerVectors.length} numbers sound as the rules of CLDR and Czech grammar say`, () => {
  expect(integerVectors.length).toBeGreaterThan(200);
  for (const [value, spoken] of integerVectors) expect(say(value, masculine)).toBe(spoken);
});

test('one and two agree with what is counted', () => {
  const agreed = (gender: 'masculine' | 'feminine' | 'neuter') =>
    [1, 2].map((value) =>
      (['nominative', 'genitive', 'accusative'] as const).map((c) => say(value, { gender, case: c })).join(' '),
    );
  expect(agreed('masculine')).toEqual(['jeden jednoho jeden', 'dva dvou dva']);
  expect(agreed('feminine')).toEqual(['jedna jedné jednu', 'dvě dvou dvě']);
  expect(agreed('neuter')).toEqual(['jedno jednoho jedno', 'dvě dvou dvě']);
  expect([say(1), say(2), say(22)]).toEqual(['jedna', 'dva', 'dvacet dva']);
});

test('in the genitive every part is declined', () => {
  const genitive = (value: number) => say(value, { gender: 'feminine', case: 'genitive' });
  expect(genitive(5)).toBe('pěti');
  expect(genitive(22)).toBe('dvaceti dvou');
  expect(genitive(100)).toBe('sta');
  expect(genitive(1234)).toBe('tisíce dvou set třiceti čtyř');
  expect(genitive(2_000)).toBe('dvou tisíc');
  expect(genitive(5_090)).toBe('pěti tisíc devadesáti');
  expect(genitive(1_000_000)).toBe('jednoho milionu');
  expect(genitive(3_000_000_000)).toBe('tří miliard');
});

test('in the accusative a miliarda changes and a milion does not', () => {
  const accusative = (value: number) => say(value, { gender: 'feminine', case: 'accusative' });
  expect(accusative(1_000_000_000)).toBe('jednu miliardu');
  expect(accusative(1_000_000)).toBe('jeden milion');
  expect(accusative(1_001_000)).toBe('jeden milion jeden tisíc');
});

test('every number is said in words of the list alone, and no two numbers alike', () => {
  const known = new Set(integerVocabulary);
  const anyNumber = fc.integer({ min: 0, max: largestInteger });
  const anyCase = fc.constantFrom('nominative' as const, 'genitive' as const, 'accusative' as const);
  const anyGender = fc.constantFrom('masculine' as const, 'feminine' as const, 'neuter' as const, 'counting' as const);
  fc.assert(
    fc.property(anyNumber, anyNumber, anyGender, anyCase, (a, b, gender, numberCase) => {
      const [saidA, saidB] = [spokenInteger(a, { gender, case: numberCase }), spokenInteger(b, { gender, case: numberCase })];
      expect(saidA.length).toBeGreaterThan(0);
      expect(saidA.filter((word) => !known.has(word))).toEqual([]);
      expect(saidA.join(' ') === saidB.join(' ')).toBe(a === b);
    }),
  );
});

test('what is no whole number up to a million millions is never spoken', () => {
  for (const value of [-1, 1.5, Number.NaN, largestInteger + 1, Number.POSITIVE_INFINITY])
    expect(() => spokenInteger(value, counting)).toThrow(RangeError);
});
