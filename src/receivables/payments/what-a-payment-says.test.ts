import { describe, expect, test } from 'vitest';
import { accountsIn } from './accounts-in.ts';
import { bareSymbol } from './bare-symbol.ts';
import { payerWords, samePayer } from './payer-name.ts';
import { referencesIn } from './references-in.ts';
import { refundBy } from './refund-by.ts';

const says = (text: { creditorReference?: string; endToEndId?: string; message?: string }) => ({
  creditorReference: null,
  endToEndId: null,
  message: null,
  ...text,
});

test('variable symbols are compared without leading zeros, and one of zeros only is none', () => {
  expect(['0001234567', '1234567', ' 42 ', '0', '0000000000', '', null].map(bareSymbol)).toEqual([
    '1234567',
    '1234567',
    '42',
    null,
    null,
    null,
    null,
  ]);
});

describe('references', () => {
  test('the body of an RF creditor reference is sure, with or without spaces', () => {
    expect(referencesIn(says({ creditorReference: 'RF18 5390 0754 7034' })).sure).toEqual(['539007547034']);
    expect(referencesIn(says({ creditorReference: 'RF45G72UUR' })).sure).toEqual(['G72UUR']);
  });

  test('a symbol that the message calls one is sure, whatever stands between', () => {
    for (const message of ['VS 0012345', 'platba vs:12345', 'VS/12345 dekuji', 'uhrada VS12345'])
      expect(referencesIn(says({ message })).sure, message).toEqual(['12345']);
    expect(referencesIn(says({ message: 'VS 2026110017' })).sure).toEqual(['2026110017']);
  });

  test('words with a digit are loose, with the word before them as well, and what is too short is none', () => {
    expect(referencesIn(says({ message: 'Zapłata za FV 1234/34/2012, dom 7' })).loose).toEqual([
      '1234/34/2012',
      'FV 1234/34/2012',
    ]);
    expect(referencesIn(says({ endToEndId: 'INV-2026-17' })).loose).toEqual(['INV-2026-17']);
  });

  test('a message of a thousand words is looked at only so far', () => {
    const message = Array.from({ length: 1000 }, (_, n) => `x${10_000 + n}`).join(' ');
    expect(referencesIn(says({ message })).loose.length).toBeLessThanOrEqual(20);
  });
});

test('what may be a document: at least four signs, a word of up to six letters before it, twenty of them, each once', () => {
  const loose = (message: string) => referencesIn(says({ message })).loose;
  expect([loose('a12'), loose('a123')]).toEqual([[], ['a123']]);
  expect(loose('fakura 1234')).toEqual(['1234', 'fakura 1234']);
  expect(loose('faktura 1234')).toEqual(['1234']);
  expect(loose('("FV-77"), (FV-78).')).toEqual(['FV-77', 'FV-78']);
  expect(loose(Array.from({ length: 30 }, (_, n) => `x${10_000 + n}`).join(' '))).toHaveLength(20);
  expect(referencesIn(says({ message: 'VS 12345', creditorReference: 'RF18 0012 345' }))).toEqual({
    ...{ sure: ['12345'], loose: ['VS 12345'] },
  });
  expect(referencesIn(says({ message: 'VS 0000', creditorReference: 'rf45g72uur' })).sure).toEqual(['G72UUR']);
});

test('a virtual account is found wherever a bank tells it, short or long, in small letters too, once', () => {
  for (const field of ['creditorReference', 'endToEndId', 'message'] as const)
    expect(accountsIn(says({ [field]: 'pl61109010140000071219812874 61109010140000071219812874' })), field).toEqual([
      'PL61109010140000071219812874',
    ]);
  expect(accountsIn(says({ message: 'be68539007547034' }))).toEqual(['BE68539007547034']);
});

test('a single word is somebody’s name from six letters on', () => {
  expect(samePayer(payerWords('Jana'), 'Eva')).toBe(false); // nobody’s name is like nobody’s
  expect([payerWords('Novak'), payerWords('Nováks')]).toEqual([[], ['novaks']]);
});

test('accounts in a text are those whose check digits are right, a Polish one without its country as well', () => {
  expect(accountsIn(says({ message: 'rach. 61 1090 1014 0000 0712 1981 2874 tyt. czynsz' }))).toEqual([
    'PL61109010140000071219812874',
  ]);
  expect(accountsIn(says({ message: 'z CZ65 0800 0000 1920 0014 5399' }))).toEqual(['CZ6508000000192000145399']);
  expect(accountsIn(says({ message: '61109010140000071219812875' }))).toEqual([]);
});

test('a name is the same with other marks, order, titles and case; a first name alone is nobody’s', () => {
  const words = payerWords('NOVÁKOVÁ JANA ING.');
  expect(samePayer(words, 'Jana Nováková')).toBe(true);
  expect(samePayer(words, 'Jana Nová')).toBe(false);
  expect(samePayer(words, 'Jana Nováková Dvořáková')).toBe(false);
  expect(samePayer(payerWords('Alza.cz a.s.'), 'ALZA CZ')).toBe(true);
  expect(payerWords('Jana')).toEqual([]);
  expect(payerWords(null)).toEqual([]);
});

test('an overpayment in Hungary has to go back within five days, elsewhere no day is known', () => {
  expect(refundBy('2026-11-28', 'HU')).toBe('2026-12-03');
  expect(refundBy('2026-11-28', 'CZ')).toBeNull();
});
