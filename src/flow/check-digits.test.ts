import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passesCheck } from './check-digits.ts';

// Accounts of the Czech tax administration and of the ČNB; card numbers from payment networks' test data; PESEL-free mod 11 numbers: a birth number
// and a Slovak VAT number.
test.each([
  ['account', '342780727558021', true],
  ['account', '0000342780727558021', false],
  ['account', '727558021', true],
  ['account', '727558022', false],
  ['account', '342790727558021', false],
  ['account', '0', false],
  ['luhn', '4111111111111111', true],
  ['luhn', '4111111111111112', false],
  ['luhn', '79927398713', true],
  ['luhn', '0', false],
  ['mod11', '7103192745', true],
  ['mod11', '7103192746', false],
  ['mod11', '2022749619', true],
  ['mod11', '0', false],
  ['variable_symbol', '2026001122', true],
  ['variable_symbol', '0000000000', false],
  ['variable_symbol', '12345678901', false],
  ['phone', '601000101', true],
  ['phone', '00420601000101', true],
  ['phone', '112', false],
  ['phone', '900123456', false],
] as const)('%s: %s is accepted: %s', (check, digits, accepted) => {
  expect(passesCheck(check, digits, 'CZ')).toBe(accepted);
});

test('a mobile number is one as people of the country dial it', () => {
  expect(passesCheck('phone', '0901123456', 'SK')).toBe(true);
  expect(passesCheck('phone', '0901123456', 'CZ')).toBe(false);
  expect(passesCheck('phone', '06201234567', 'HU')).toBe(true);
});

test('one digit that is keyed wrong never passes luhn or an account', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(['luhn', '4111111111111111'] as const, ['account', '727558021'] as const, ['mod11', '7103192745'] as const),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      ([check, digits], at, by) => {
        const index = at % digits.length;
        const wrong = [...digits].map((digit, i) => (i === index ? String((Number(digit) + by) % 10) : digit)).join('');
        expect(passesCheck(check, wrong, 'CZ')).toBe(false);
      },
    ),
  );
});
