import { expect, test } from 'vitest';
import { foldWords } from './fold-words.ts';

test('a name is found without its marks, its case and its commas', () => {
  expect(foldWords('Jana Nováková')).toEqual(['jana', 'novakova']);
  expect(foldWords('ŁUKASZ Żółć, s. r. o.')).toEqual(['lukasz', 'zolc', 's', 'r', 'o']);
  expect(foldWords('Őrsi-Nagy Ödön')).toEqual(['orsi', 'nagy', 'odon']);
});

test('a word that stands twice counts once, and nothing is no word', () => {
  expect(foldWords('Energo energo')).toEqual(['energo']);
  expect(foldWords(' , ')).toEqual([]);
});
