import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { expect, test } from 'vitest';
import type { Country } from '../country.ts';
import { isAdoazonositoJel } from './adoazonosito-jel.ts';
import { adoszamCore } from './adoszam.ts';
import { dicKind } from './dic.ts';
import { isIcDph } from './ic-dph.ts';
import { isIco } from './ico.ts';
import { isNip } from './nip.ts';
import { parseNationalId } from './parse-national-id.ts';
import { readPesel } from './pesel.ts';
import { isRegon } from './regon.ts';

const read = (text: string, country: Country) => {
  const parsed = parseNationalId(text, country);
  return parsed.ok ? `${parsed.value.kind} ${parsed.value.digits}` : parsed.reason;
};

test.each([
  ['00177041', 'CZ', 'ico 00177041'],
  ['177041', 'CZ', 'ico 00177041'], // a spreadsheet dropped the zeros
  ['25123891', 'CZ', 'ico 25123891'],
  ['CZ25123891', 'CZ', 'ico 25123891'], // the DIČ of a company is its IČO
  ['CZ 710319/2745', 'CZ', 'dic 7103192745'],
  ['640903926', 'CZ', 'dic 640903926'],
  ['CZ640903926', 'CZ', 'dic 640903926'],
  ['31322832', 'SK', 'ico 31322832'],
  ['2022749619', 'SK', 'ic_dph 2022749619'],
  ['SK2022749619', 'SK', 'ic_dph 2022749619'],
  ['44051401359', 'PL', 'pesel 44051401359'],
  ['02211307589', 'PL', 'pesel 02211307589'],
  ['8567346215', 'PL', 'nip 8567346215'],
  ['PL 856-734-62-15', 'PL', 'nip 8567346215'],
  ['192598184', 'PL', 'regon 192598184'],
  ['12345678512347', 'PL', 'regon 12345678512347'],
  ['12892312', 'HU', 'adoszam 12892312'],
  ['12892312-2-41', 'HU', 'adoszam 12892312'], // the taxpayer is the same whatever the VAT code and county
  ['HU12892312', 'HU', 'adoszam 12892312'],
  ['8000000008', 'HU', 'adoazonosito_jel 8000000008'],
] as const)('%s is known in %s as %s', (text, country, expected) => expect(read(text, country)).toBe(expected));

test.each([
  ['00177042', 'CZ'], // check digit
  ['CZ25123890', 'CZ'],
  ['7103192745', 'CZ'], // a birth number has a column of its own
  ['640903927', 'CZ'],
  ['2022749618', 'SK'],
  ['2052749619', 'SK'], // third digit
  ['44051401358', 'PL'],
  ['02381307589', 'PL'], // the 38th is no month
  ['8567346216', 'PL'],
  ['192598183', 'PL'],
  ['12345678612342', 'PL'],
  ['12892313', 'HU'],
  ['12892312-9-41', 'HU'], // there is no VAT code 9
  ['9000000008', 'HU'],
  ['8000000009', 'HU'],
  ['', 'CZ'],
  ['AB123', 'PL'],
  ['SK25123891', 'CZ'],
] as const)('%s is no national identifier of %s', (text, country) => expect(read(text, country)).toBe('not_a_national_id'));

test('a refused identifier is not repeated, and the message says which numbers are wanted', () => {
  const refused = parseNationalId('44051401358', 'PL');
  expect(refused).toMatchObject({ message: expect.stringMatching(/PESEL, NIP or REGON.*check digit/) });
  expect(JSON.stringify(refused)).not.toContain('44051401358');
});

test('a PESEL tells the date of birth, in five centuries, and the sex', () => {
  expect(readPesel('44051401359')).toEqual({ birthDate: '1944-05-14', sex: 'male' });
  expect(readPesel('02211307589')).toEqual({ birthDate: '2002-01-13', sex: 'female' });
});

/** Random digits hardly ever fit: the last one is tried in all ten ways. */
const tenWays = (length: number, first = '') =>
  fc
    .stringMatching(new RegExp(`^\\d{${length - first.length - 1}}$`))
    .map((body) => Array.from({ length: 10 }, (_, last) => `${first}${body}${last}`));

const theirs = (country: string, kind: string, text: string) => stdnum[country]?.[kind]?.validate(text).isValid;

test.each([
  ['IČO', tenWays(8), isIco, 'CZ', 'dic', /^[^9]/],
  ['IČ DPH', tenWays(10, '20'), isIcDph, 'SK', 'dph', /^..[234789]/],
  ['NIP', tenWays(10), isNip, 'PL', 'nip', /^/],
  ['REGON of nine', tenWays(9), isRegon, 'PL', 'regon', /^/],
  ['REGON of fourteen', tenWays(14), isRegon, 'PL', 'regon', /^/],
  ['PESEL', tenWays(11), (text: string) => readPesel(text) !== undefined, 'PL', 'pesel', /^..[0189]/],
  ['adószám', tenWays(8), (text: string) => adoszamCore(text) !== undefined, 'HU', 'anum', /^/],
] as const)('%s is judged as by an independent library', (_name, numbers, own, country, kind, comparable) => {
  fc.assert(
    fc.property(numbers, (ten) => {
      for (const text of ten) if (comparable.test(text)) expect([text, own(text)]).toEqual([text, theirs(country, kind, text)]);
    }),
    { numRuns: 300 },
  );
});

test('an identifier whose last digit is changed is another one or none', () => {
  const valid = ['25123891', '8567346215', '192598184', '12892312', '8000000008', '2022749619'];
  const ways = [isIco, isNip, isRegon, (text: string) => adoszamCore(text) !== undefined, isAdoazonositoJel, isIcDph];
  for (const [at, text] of valid.entries()) {
    const fitting = Array.from({ length: 10 }, (_, last) => `${text.slice(0, -1)}${last}`).filter((one) => ways[at]?.(one));
    expect(fitting).toEqual([text]);
  }
});

test('a DIČ says whether it stands for a company, a person or neither', () => {
  expect(['25123891', '7103192745', '640903926', '91234567', '530101123'].map(dicKind)).toEqual([
    'company',
    'birth_number',
    'special',
    undefined,
    'birth_number',
  ]);
});
