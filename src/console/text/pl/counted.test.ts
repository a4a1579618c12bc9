import { expect, test } from 'vitest';
import { formatFor } from '../use-format.ts';
import { counted } from './counted.ts';

const rows = (count: number | string) => counted(count, 'wiersz', 'wiersze', 'wierszy');

test('a Polish word agrees with its count: teens and what ends in one take the form of many', () => {
  expect([0, 1, 2, 5, 12, 21, 22, 112].map(rows)).toEqual([
    '0 wierszy',
    '1 wiersz',
    '2 wiersze',
    '5 wierszy',
    '12 wierszy',
    '21 wierszy',
    '22 wiersze',
    '112 wierszy',
  ]);
});

test('a count that comes as it is shown, with spaces between thousands, is counted whole', () => {
  const { number } = formatFor('pl-PL');
  expect([10_001, 12_344, 12_345].map((count) => rows(number(count)).replaceAll(/\s/g, ' '))).toEqual([
    '10 001 wierszy',
    '12 344 wiersze',
    '12 345 wierszy',
  ]);
});
