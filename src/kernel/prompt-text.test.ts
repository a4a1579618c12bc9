import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePromptText } from './prompt-text.ts';

test('a prompt is fixed words and places for facts, in order', () => {
  expect(parsePromptText('Dlužíte {total|accusative}. Splatné {oldest_due}, {collected.pin}.')).toEqual([
    { type: 'words', words: 'Dlužíte' },
    { type: 'value', fact: 'total', form: 'accusative' },
    { type: 'words', words: '. Splatné' },
    { type: 'value', fact: 'oldest_due', form: undefined },
    { type: 'value', fact: 'collected.pin', form: undefined },
  ]);
});

test.each(['Dlužíte {total.', 'Dlužíte total}.', '{Total}', '{total|}', '{}', '{a b}', '{{total}}'])('%s is refused', (text) => {
  expect(() => parsePromptText(text)).toThrow(SyntaxError);
});

test('no word of a text is lost', () => {
  const words = fc.array(fc.constantFrom('Dobrý', 'den', 'částka', '{total}', '{due|genitive}', '.', ','), { maxLength: 12 });
  fc.assert(
    fc.property(words, (chosen) => {
      const parts = parsePromptText(chosen.join(' '));
      const back = parts.map((part) =>
        part.type === 'words' ? part.words : `{${part.fact}${part.form ? `|${part.form}` : ''}}`,
      );
      const onlyWords = (text: string) => text.split(/[\s.,]+/).filter(Boolean);
      expect(onlyWords(back.join(' '))).toEqual(onlyWords(chosen.join(' ')));
    }),
  );
});
