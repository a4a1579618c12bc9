import { expect, test } from 'vitest';
import { isIban } from '../../kernel/bank-account/is-iban.ts';
import { money } from '../../kernel/money.ts';
import { countryOfIban, formatAccount } from './format-account.ts';
import { formatDate } from './format-date.ts';
import { formatMoney } from './format-money.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('amounts are printed as each language prints them, and never break over a line', () => {
  const all = (minor: number) => [
    formatMoney(money(minor, 'CZK'), 'cs'),
    formatMoney(money(minor, 'EUR'), 'sk'),
    formatMoney(money(minor, 'PLN'), 'pl'),
    formatMoney(money(minor, 'HUF'), 'hu'),
    formatMoney(money(minor, 'CZK'), 'en'),
  ];
  expect(all(123_450).map(spaced)).toEqual(['1 234,50 Kč', '1 234,50 €', '1 234,50 zł', '1 234,50 Ft', 'CZK 1,234.50']);
  expect(all(100_000_000).map(spaced)).toEqual([
    '1 000 000,00 Kč',
    '1 000 000,00 €',
    '1 000 000,00 zł',
    '1 000 000 Ft',
    'CZK 1,000,000.00',
  ]);
  expect(spaced(formatMoney(money(5, 'CZK'), 'cs'))).toBe('0,05 Kč');
  expect(spaced(formatMoney(money(-99_999, 'CZK'), 'cs'))).toBe('−999,99 Kč');
  expect(formatMoney(money(123_450, 'CZK'), 'cs')).not.toContain(' ');
});

test('dates are printed as each language prints them', () => {
  const all = (['cs', 'sk', 'pl', 'hu', 'en'] as const).map((language) => spaced(formatDate('2026-11-03', language)));
  expect(all).toEqual(['3. 11. 2026', '3. 11. 2026', '03.11.2026', '2026. 11. 03.', '3 November 2026']);
  expect(() => formatDate('2026-02-30x', 'cs')).toThrow(RangeError);
});

test('an account is written the way people of its country copy it', () => {
  expect(formatAccount('CZ6508000000192000145399')).toBe('19-2000145399/0800');
  expect(formatAccount('CZ28 0600 0000 0001 6854 0115')).toBe('168540115/0600');
  expect(spaced(formatAccount('SK9611000000002918599669'))).toBe('SK96 1100 0000 0029 1859 9669');
  expect(spaced(formatAccount('PL61109010140000071219812874'))).toBe('61 1090 1014 0000 0712 1981 2874');
  expect(formatAccount('HU42117730161111101800000000')).toBe('11773016-11111018-00000000');
  expect(spaced(formatAccount('BE72000000001616'))).toBe('BE72 0000 0000 1616');
  expect(formatAccount('19-2000145399/0800')).toBe('19-2000145399/0800');
  expect(isIban('CZ6508000000192000145398')).toBe(false);
});

test('an account says of which of our countries it is, and one of another country or length says nothing', () => {
  const accounts = ['CZ6508000000192000145399', 'SK9611000000002918599669', 'PL61 1090 1014 0000 0712 1981 2874'];
  expect(accounts.map(countryOfIban)).toEqual(['CZ', 'SK', 'PL']);
  expect(['BE72000000001616', 'HU4211773016', '19-2000145399/0800', ''].map(countryOfIban)).toEqual(Array(4).fill(undefined));
});
