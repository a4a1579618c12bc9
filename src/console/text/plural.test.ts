import { expect, test } from 'vitest';
import { pluralOf } from './plural.ts';

const counts = [0, 1, 2, 4, 5, 12, 21, 22, 25];

test('one call, two calls, five calls: the word has the form that the language wants beside the number', () => {
  const said = (locale: string, forms: Parameters<ReturnType<typeof pluralOf>>[1]) => {
    const plural = pluralOf(locale);
    return counts.map((count) => plural(count, forms)).join(' ');
  };
  expect(said('en-GB', { one: 'call', other: 'calls' })).toBe('calls call calls calls calls calls calls calls calls');
  expect(said('cs-CZ', { one: 'hovor', few: 'hovory', other: 'hovorů' })).toBe(
    'hovorů hovor hovory hovory hovorů hovorů hovorů hovorů hovorů',
  );
  expect(said('sk-SK', { one: 'hovor', few: 'hovory', other: 'hovorov' })).toBe(
    'hovorov hovor hovory hovory hovorov hovorov hovorov hovorov hovorov',
  );
  expect(said('pl-PL', { one: 'rozmowa', few: 'rozmowy', many: 'rozmów', other: 'rozmowy' })).toBe(
    'rozmów rozmowa rozmowy rozmowy rozmów rozmów rozmów rozmowy rozmów',
  );
  expect(said('hu-HU', { one: 'hívás', other: 'hívás' })).toBe('hívás hívás hívás hívás hívás hívás hívás hívás hívás');
});
