import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '../../../kernel/country.ts';
import { isCurrency, parseAmount } from '../../../kernel/money.ts';
import type { SpokenValue } from '../../../kernel/prompt-text.ts';
import { heardText } from '../../fragment.ts';
import { speechOf } from '../../speech-of.ts';
import { correctedByGrammar } from './deviations.ts';

function readValue(text: string): SpokenValue {
  const [number = '', currency = ''] = text.split(' ');
  const amount = isCurrency(currency) ? parseAmount(number, currency) : undefined;
  return amount?.ok ? { kind: 'money', ...amount.value } : { kind: 'date', date: text };
}

const vectorsOf = (language: string) =>
  readFileSync(join(import.meta.dirname, `${language}-composed.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [value = '', ...pieces] = line.split('\t');
      return { value, pieces };
    });

/** Before a noun two is két (Osiris Helyesírás); numbers are one word on paper and several fragments here. */
const sound = (language: string, words: string) =>
  language === 'hu' ? words.replace(/kettő(?= )/g, 'két').replace(/[ -]/g, '') : words;

test.each(languages)('%s: amounts and every day of the year sound as CLDR and grammar say', (language) => {
  const vectors = vectorsOf(language);
  expect(vectors.filter(({ value }) => value.includes(' ')).length).toBeGreaterThan(100);
  expect(vectors.filter(({ value }) => !value.includes(' ')).length).toBe(366);
  const wrong = vectors.flatMap(({ value, pieces }) => {
    const right = pieces.map((piece) => (piece.startsWith('=') ? correctedByGrammar(language, piece.slice(1)) : piece)).join(' ');
    const said = speechOf(language).speak(readValue(value), undefined);
    const heard = said.ok ? heardText(said.value) : said.message;
    return sound(language, heard) === sound(language, right) ? [] : [`${value}: "${heard}", not "${right}"`];
  });
  expect(wrong).toEqual([]);
});
