import { expect, test } from 'vitest';
import { answerGrammar } from './answer-grammar.ts';

const dictionary = new Set(['yes', 'no', 'thank', 'you', 'one', 'two']);

test('phrases stand whole, numbers follow each other', () => {
  expect(answerGrammar({ phrases: ['yes', 'no thank you'], sequence: ['one', 'two'] }, dictionary)).toBe(
    '#JSGF V1.0;\ngrammar answer;\n<part> = one | two;\npublic <answer> = yes | no thank you | <part>+;\n',
  );
});

test('a phrase with a word that the model cannot pronounce is left out: it would stop the engine', () => {
  expect(answerGrammar({ phrases: ['yes', 'jawohl', 'no jawohl'], sequence: ['drei'] }, dictionary)).toBe(
    '#JSGF V1.0;\ngrammar answer;\npublic <answer> = yes;\n',
  );
});

test('where nothing is left there is nothing to listen for', () => {
  expect(answerGrammar({ phrases: ['jawohl'], sequence: [] }, dictionary)).toBeNull();
});
