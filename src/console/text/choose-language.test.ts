import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

const spoken = ['en', 'cs', 'pl'] as const;

test('what was chosen in this browser stands above what its owner reads elsewhere', () => {
  expect(chooseLanguage('pl', ['cs-CZ', 'en'], spoken)).toBe('pl');
});

test('where nothing was chosen, the console speaks the dearest language of the browser that it knows', () => {
  expect(chooseLanguage(null, ['de-AT', 'cs-CZ', 'en-US', 'pl'], spoken)).toBe('cs');
  expect(chooseLanguage(null, ['en-US', 'cs'], spoken)).toBe('en');
  expect(chooseLanguage(null, ['CS'], spoken)).toBe('cs');
});

test('whoever reads none of its languages, or once chose one that is gone, gets English', () => {
  expect(chooseLanguage(null, ['de', 'fr-CH'], spoken)).toBe('en');
  expect(chooseLanguage('tlh', [], spoken)).toBe('en');
  expect(chooseLanguage('tlh', ['cs'], spoken)).toBe('cs');
});
