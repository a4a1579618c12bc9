import fc from 'fast-check';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { countries } from './country.ts';
import { plainMobile } from './plain-mobile.ts';

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((some) => some.join(''));
const starts = [
  '',
  '0',
  '6',
  '7',
  '9',
  '60',
  '70',
  '72',
  '90',
  '91',
  '94',
  '45',
  '50',
  '88',
  '20',
  '30',
  '31',
  '21',
  '706',
  '709',
];
const national = fc
  .tuple(fc.constantFrom(...starts), fc.constantFrom(7, 8, 9, 10))
  .chain(([start, length]) => digits(Math.max(0, length - start.length)).map((rest) => start + rest));
const prefix = fc.constantFrom('', '', '0', '06', '+420', '00420', '+421', '00421', '+48', '0048', '+36', '0036', '+49', '+');
const spaced = fc
  .tuple(prefix, national, fc.nat(6), fc.boolean())
  .map(([before, number, at, space]) =>
    space ? `${before} ${number.slice(0, at)} ${number.slice(at)}`.trim() : before + number,
  );

test('a mobile number that is read plainly is the one that the library reads, in every country', () => {
  let plain = 0;
  fc.assert(
    fc.property(spaced, fc.constantFrom(...countries), (text, country) => {
      const found = plainMobile(text, country);
      if (!found) return;
      plain += 1;
      const read = parsePhoneNumberWithError(text.replace(/^00/, '+'), country);
      expect([read.number, read.country, read.isValid(), read.getType()]).toEqual([found.number, found.region, true, 'MOBILE']);
    }),
    { numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(500);
});

test.each([
  ['601 123 456', 'CZ', '+420601123456'],
  ['00421 903 123 456', 'CZ', '+421903123456'],
  ['0903 123 456', 'SK', '+421903123456'],
  ['06 20 123 4567', 'HU', '+36201234567'],
  ['512345678', 'PL', '+48512345678'],
] as const)('%s, as %s writes it, needs no library', (text, country, number) => {
  expect(plainMobile(text, country)?.number).toBe(number);
});
