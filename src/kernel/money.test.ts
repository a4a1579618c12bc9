import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, formatAmount, money, parseAmount, percentUp, sum, toWire } from './money.ts';

const czk = (minor: number) => money(minor, 'CZK');

describe('amounts as people write them', () => {
  test.each([
    ['1234.5', 123_450],
    ['1234,50', 123_450],
    ['1 234,50', 123_450],
    ['1\u00a0234,50', 123_450],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['1.234.567,8', 123_456_780],
    ['-12', -1200],
    ['0', 0],
    ['+7,05', 705],
  ])('%s is understood', (text, minor) => {
    expect(parseAmount(text, 'CZK')).toEqual({ ok: true, value: czk(minor) });
  });

  test.each([
    ['1.234,5x', 'not_an_amount'],
    ['1.234', 'ambiguous_amount'],
    ['1,234', 'ambiguous_amount'],
    ['1,2345', 'not_an_amount'],
    ['1.23.4', 'not_an_amount'],
    ['1,234,5', 'not_an_amount'],
    ['', 'not_an_amount'],
    ['sto', 'not_an_amount'],
    ['99999999999999999999', 'not_an_amount'],
  ])('%s is refused', (text, reason) => {
    expect(parseAmount(text, 'CZK')).toMatchObject({ ok: false, reason });
  });

  test('what is written out is read back', () => {
    fc.assert(
      fc.property(fc.integer(), (minor) => {
        expect(parseAmount(formatAmount(czk(minor)), 'CZK')).toEqual({ ok: true, value: czk(minor) });
      }),
    );
  });
});

test('the wire form has two decimals always', () => {
  expect(toWire(czk(5))).toEqual({ amount: '0.05', currency: 'CZK' });
  expect(toWire(czk(-120_000))).toEqual({ amount: '-1200.00', currency: 'CZK' });
});

test('currencies do not mix', () => {
  expect(() => add(czk(1), money(1, 'EUR'))).toThrow('do not mix');
});

test('nothing at all sums to zero', () => {
  expect(sum([], 'HUF')).toEqual(money(0, 'HUF'));
});

test('a least amount is never undercut by rounding', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100 }), (minor, percent) => {
      expect(percentUp(czk(minor), percent).minor * 100).toBeGreaterThanOrEqual(minor * percent);
    }),
  );
});

test('half a haléř is no amount', () => {
  expect(() => czk(0.5)).toThrow('whole number');
});
