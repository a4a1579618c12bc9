import { expect, test } from 'vitest';
import { countingIn } from './counting.ts';
import { formatFor } from './use-format.ts';

const counts = [0, 1, 2, 4, 5, 12, 21, 22, 25, 112];

test('one call, two calls, five calls: the word has the form that the language wants beside the number', () => {
  const said = (locale: string, ...forms: [string, string, string]) => {
    const { formOf } = countingIn(locale);
    return counts.map((count) => formOf(count, ...forms)).join(' ');
  };
  expect(said('cs-CZ', 'hovor', 'hovory', 'hovorů')).toBe('hovorů hovor hovory hovory hovorů hovorů hovorů hovorů hovorů hovorů');
  expect(said('sk-SK', 'hovor', 'hovory', 'hovorov')).toBe(
    'hovorov hovor hovory hovory hovorov hovorov hovorov hovorov hovorov hovorov',
  );
  expect(said('pl-PL', 'rozmowa', 'rozmowy', 'rozmów')).toBe(
    'rozmów rozmowa rozmowy rozmowy rozmów rozmów rozmów rozmowy rozmów rozmów',
  );
});

test('a day and a half is not many days', () => {
  const days = (locale: string, ...forms: [string, string, string, string]) =>
    [1, 1.5, 3, 5].map((count) => countingIn(locale).formOf(count, ...forms));
  expect(days('cs-CZ', 'den', 'dny', 'dní', 'dne')).toEqual(['den', 'dne', 'dny', 'dní']);
  expect(days('sk-SK', 'deň', 'dni', 'dní', 'dňa')).toEqual(['deň', 'dňa', 'dni', 'dní']);
  expect(countingIn('pl-PL').formOf(2.5, 'godzina', 'godziny', 'godzin')).toBe('godziny');
});

test('a count that comes as it is shown, with spaces between thousands, is counted whole', () => {
  const { number } = formatFor('pl-PL');
  const { counted } = countingIn('pl-PL');
  const rows = (count: number) => counted(number(count), 'wiersz', 'wiersze', 'wierszy').replaceAll(/\s/g, ' ');
  expect([1, 10_001, 12_344, 12_345].map(rows)).toEqual(['1 wiersz', '10 001 wierszy', '12 344 wiersze', '12 345 wierszy']);
});
