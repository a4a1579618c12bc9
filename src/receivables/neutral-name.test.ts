import { expect, test } from 'vitest';
import { findDebtWord } from './neutral-name.ts';

test.each([
  ['První inkasní', 'inkasní'],
  ['Vymáhání pohledávek Praha', 'Vymáhání'],
  ['Pohľadávky Bratislava', 'Pohľadávky'],
  ['Kancelaria Windykacyjna', 'Windykacyjna'],
  ['Długi i należności', 'Długi'],
  ['Követeléskezelő Zrt.', 'Követeléskezelő'],
  ['Adósságrendező', 'Adósságrendező'],
  ['ACME Debt Recovery', 'Debt'],
  ['Best Collections Ltd', 'Collections'],
])('a neutral name that tells of a debt is noticed: %s', (name, word) => {
  expect(findDebtWord(name)).toBe(word);
});

test.each([
  'ACME Energie',
  'Energo Morava',
  'Dolů a zpět',
  'Telekom Slovakia',
  'Magyar Áram',
  'Kolekce 24',
  'Dlouhá voda',
  'Komorní orchestr',
  'Fashion Collection',
])('an ordinary name is taken as it is: %s', (name) => {
  expect(findDebtWord(name)).toBeNull();
});
