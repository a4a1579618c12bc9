import fc from 'fast-check';
import { isValidIBAN } from 'ibantools';
import { expect, test } from 'vitest';
import { czechIban, parseCzechAccount } from './czech-account.ts';
import { hungarianIban, parseHungarianAccount } from './hungarian-account.ts';
import { ibanOf, isAccountIban, isIban, plainIban } from './is-iban.ts';

const vectors = [
  'CZ6508000000192000145399',
  'CZ2806000000000168540115',
  'SK9611000000002918599669',
  'PL61109010140000071219812874',
  'HU42117730161111101800000000',
  'BE72000000001616',
];

test.each(vectors)('%s is an IBAN, in any spacing', (iban) => {
  expect([isIban(iban), isAccountIban(iban)]).toEqual([true, true]);
  expect(plainIban(` ${iban.toLowerCase().replace(/(.{4})/g, '$1 ')}`)).toBe(iban);
});

test('of an IBAN in which one digit is wrong, or two neighbours are swapped, nothing is left', () => {
  for (const iban of vectors)
    for (let at = 4; at < iban.length - 1; at += 1) {
      const other = String((Number(iban[at]) + 1) % 10);
      expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false);
      if (iban[at] !== iban[at + 1]) expect(isIban(iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2))).toBe(false);
    }
});

test('an account whose own check digits are wrong is refused also where those of the IBAN around it fit', () => {
  for (const [country, bban] of [
    ['CZ', '08000000192000145398'],
    ['SK', '11000000002918599668'],
    ['HU', '117730161111101900000000'],
    ['PL', '124012340001567890123456'],
  ] as const) {
    const iban = ibanOf(country, bban);
    expect([isIban(iban), isAccountIban(iban)]).toEqual([true, false]);
  }
});

test('a Czech account 34278-0727558021/0100 is read, written back as IBAN, and refused with any one digit changed', () => {
  const read = parseCzechAccount('34278-0727558021/0100');
  expect(read).toEqual({ ok: true, value: { prefix: '034278', number: '0727558021', bank: '0100' } });
  if (read.ok) expect(isValidIBAN(czechIban(read.value, 'CZ'))).toBe(true);
  expect(parseCzechAccount('19-2000145399/0800')).toMatchObject({ ok: true });
  for (const text of ['34278-0727558022/0100', '34279-0727558021/0100', '0/0100', '000000/0100', '727558021', '1-2-3/0100'])
    expect(parseCzechAccount(text)).toMatchObject({ ok: false, reason: 'not_an_account' });
});

test('a Hungarian account is the same with 16 and with 24 digits', () => {
  for (const text of ['11773016-11111018', '11773016-11111018-00000000', '117730161111101800000000'])
    expect(parseHungarianAccount(text)).toEqual({ ok: true, value: '117730161111101800000000' });
  expect(hungarianIban('117730161111101800000000')).toBe('HU42117730161111101800000000');
  for (const text of ['11773017-11111018', '11773016-11111019', '11773016-1111', ''])
    expect(parseHungarianAccount(text)).toMatchObject({ ok: false });
});

test('every Czech account that is read makes an IBAN that an independent library takes', () => {
  const account = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 10, max: 9_999_999_999 }));
  let read = 0;
  fc.assert(
    fc.property(account, ([prefix, number]) => {
      for (let last = 0; last < 10; last += 1) {
        const parsed = parseCzechAccount(`${prefix}-${Math.floor(number / 10) * 10 + last}/0800`);
        if (parsed.ok) expect(isValidIBAN(czechIban(parsed.value, 'CZ'))).toBe(true);
        if (parsed.ok) read += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(10);
});
