import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCurrency, parseAmount } from '../../../kernel/money.ts';
import type { SpokenValue } from '../../../kernel/prompt-text.ts';
import { heardText } from '../../fragment.ts';
import { speechOf } from '../../speech-of.ts';

/** `1234.50 EUR`, `2026-12-15` or `5` as it is written in the vectors. */
function readValue(text: string): SpokenValue {
  const [number = '', currency] = text.split(' ');
  if (currency !== undefined && isCurrency(currency)) {
    const amount = parseAmount(number, currency);
    if (amount.ok) return { kind: 'money', ...amount.value };
  }
  return /^\d{4}-/.test(text) ? { kind: 'date', date: text } : { kind: 'integer', value: Number(text) };
}

test.each(['sk', 'pl', 'hu', 'en'] as const)('%s: amounts, dates and what is counted sound as a grammar says', (language) => {
  const lines = readFileSync(join(import.meta.dirname, `${language}-values.txt`), 'utf8').split('\n');
  const vectors = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(vectors.length).toBeGreaterThan(60);
  const wrong = vectors.flatMap((line) => {
    const [value = '', form = '', words] = line.split('|');
    const said = speechOf(language).speak(readValue(value), form || undefined);
    const heard = said.ok ? heardText(said.value) : said.message;
    return heard === words ? [] : [`${line}: ${heard}`];
  });
  expect(wrong).toEqual([]);
});
