import fc from 'fast-check';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { maskPhone, parsePhone, rehearsalRange } from './phone.ts';
import { numberKinds, numberPlans } from './phone.vectors.ts';

describe('telephone numbers as files write them', () => {
  test.each([
    ['601 123 456', '+420601123456', 'CZ', 'mobile'],
    ['+420 224 811 111', '+420224811111', 'CZ', 'fixed_line'],
    ['00421 903 123 456', '+421903123456', 'SK', 'mobile'],
    ['906 123 456', '+420906123456', 'CZ', 'premium'],
    ['+49 160 12345678', '+4916012345678', 'DE', 'mobile'],
  ])('%s is %s', (text, number, region, kind) => {
    expect(parsePhone(text, 'CZ')).toEqual({ ok: true, value: { number, region, kind, rehearsal: false } });
  });

  test.each(['1234567890123', '112', '12', 'neuvedeno', ''])('"%s" is no number to call', (text) => {
    expect(parsePhone(text, 'CZ')).toMatchObject({ ok: false, reason: 'not_a_phone_number' });
  });

  test('a refusal does not tell the number', () => {
    const refused = parsePhone('1234567890123', 'CZ');
    expect(refused.ok ? '' : refused.message).not.toContain('1234567890123');
  });
});

describe('what each numbering plan says of a number decides whether anybody may be called on it', () => {
  for (const plan of numberKinds)
    test.each(plan.numbers)(`${plan.country}: %s (%s)`, (text, _what, kind, number) => {
      const parsed = parsePhone(text, plan.country);
      const found = parsed.ok ? { kind: parsed.value.kind, number: parsed.value.number } : { kind: 'none', number: null };
      expect(found).toEqual({ kind, number });
    });

  test('every plan is looked at from all sides, and names its source', () => {
    const sides = ['mobile', 'fixed_line', 'premium', 'none'];
    for (const plan of numberKinds.filter(({ source }) => source !== numberPlans.global))
      expect(sides.filter((side) => !plan.numbers.some(([, , kind]) => kind === side))).toEqual([]);
    for (const { source } of numberKinds) expect(source.length).toBeGreaterThan(10);
  });
});

describe('rehearsal numbers', () => {
  test.each([
    ['+420000123101', 'CZ'],
    ['+421000123101', 'SK'],
    ['+48000123456', 'PL'],
    ['+36000123456', 'HU'],
  ])('%s can ring nobody: national numbers do not begin with 0', (number, region) => {
    expect(rehearsalRange(number)).toBe(region);
    expect(parsePhone(number, 'CZ')).toMatchObject({ ok: true, value: { rehearsal: true, region, kind: 'mobile' } });
  });

  test.each(['+420000', '+421000', '+48000', '+36000'])(
    'the library of numbering plans has no valid number from %s on',
    (prefix) => {
      const length = prefix.startsWith('+42') ? 13 : 12;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 10 ** (length - prefix.length) - 1 }), (rest) => {
          const number = prefix + String(rest).padStart(length - prefix.length, '0');
          expect(rehearsalRange(number)).toBeDefined();
          expect(parsePhoneNumberWithError(number).isValid()).toBe(false);
        }),
      );
    },
  );

  test('a real number is never taken for one', () => {
    for (const number of ['+420601000101', '+420000', '+42000012310199', '+421903000123'])
      expect(rehearsalRange(number)).toBeUndefined();
  });
});

test('a masked number tells two apart but cannot be called', () => {
  expect(maskPhone('+420601123456')).toBe('+420***456');
  expect(maskPhone('601123456')).toBe('***456');
});
