import { expect, test } from 'vitest';
import { isIban } from '../../kernel/bank-account/is-iban.ts';
import { money } from '../../kernel/money.ts';
import { countryOfIban, formatAccount } from './format-account.ts';
import { formatDate } from './format-date.ts';
import { formatMoney } from './format-money.ts';
import { paymentCode } from './payment-code.ts';
import { writeSpayd } from './write-spayd.ts';
import { writeZbp } from './write-zbp.ts';

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

test('a payment descriptor is the one that the Czech banks publish as their example', () => {
  expect(
    writeSpayd({
      iban: 'CZ2806000000000168540115',
      amount: money(45_000, 'CZK'),
      message: 'Platba za zboží',
      variableSymbol: '1234567890',
    }),
  ).toEqual({
    ok: true,
    value: 'SPD*1.0*ACC:CZ2806000000000168540115*AM:450.00*CC:CZK*MSG:PLATBA ZA ZBOZI*X-VS:1234567890',
  });
});

test('a star in a message cannot break the descriptor, and a long message is cut at 60 characters', () => {
  const written = writeSpayd({
    iban: 'CZ2806000000000168540115',
    amount: money(1, 'CZK'),
    date: '2026-11-23',
    message: `5 * 10 % ${'x'.repeat(80)}`,
    specificSymbol: '7',
  });
  expect(written).toEqual({
    ok: true,
    value: `SPD*1.0*ACC:CZ2806000000000168540115*AM:0.01*CC:CZK*DT:20261123*MSG:5 %2A 10 %25 ${'X'.repeat(51)}*X-SS:7`,
  });
});

test('no descriptor is made of a broken account, nothing to pay, or a symbol that no bank takes', () => {
  const good = { iban: 'CZ2806000000000168540115', amount: money(45_000, 'CZK') };
  const reasons = [
    writeSpayd({ ...good, iban: 'CZ2806000000000168540116' }),
    writeSpayd({ ...good, amount: money(0, 'CZK') }),
    writeSpayd({ ...good, variableSymbol: '12345678901' }),
    writeSpayd({ ...good, constantSymbol: '03x8' }),
  ].map((result) => (result.ok ? 'written' : result.reason));
  expect(reasons).toEqual(['bad_account', 'bad_amount', 'bad_symbol', 'bad_symbol']);
});

test('a Polish payment code is the one of the banks’ own example', () => {
  const iban = 'PL92124012340001567890123456';
  const example = { iban, amount: money(1200, 'PLN'), payee: 'Odbiorca 1', title: 'Przelew ekspress' };
  expect(writeZbp(example)).toEqual({ ok: true, value: '|PL|92124012340001567890123456|001200|Odbiorca 1|Przelew ekspress|||' });
});

test('a Polish payment code keeps its fields: long names are cut, a bar is a space, and no field is torn', () => {
  const written = writeZbp({
    iban: 'PL61109010140000071219812874',
    amount: money(999_999, 'PLN'),
    payee: 'Przedsiębiorstwo Energetyki | Cieplnej',
    title: `FV/2026/11/17 ${'x'.repeat(40)}`,
  });
  const fields = written.ok ? written.value.split('|') : [];
  expect(fields).toEqual([
    '',
    'PL',
    '61109010140000071219812874',
    '999999',
    'Przedsiębiorstwo Ene',
    `FV/2026/11/17 ${'x'.repeat(18)}`,
    '',
    '',
    '',
  ]);
});

test('no Polish payment code is made of a foreign or broken account, another currency, or an amount that it cannot hold', () => {
  const good = { iban: 'PL61109010140000071219812874', amount: money(1, 'PLN'), payee: 'A', title: 'B' };
  const reasons = [
    writeZbp({ ...good, iban: 'CZ6508000000192000145399' }),
    writeZbp({ ...good, iban: 'PL61109010140000071219812875' }),
    writeZbp({ ...good, amount: money(1, 'EUR') }),
    writeZbp({ ...good, amount: money(0, 'PLN') }),
    writeZbp({ ...good, amount: money(1_000_000, 'PLN') }),
  ].map((result) => (result.ok ? 'written' : result.reason));
  expect(reasons).toEqual(['bad_account', 'bad_account', 'bad_amount', 'bad_amount', 'bad_amount']);
});

test('the payment code is the one that banks of the account’s country read; where there is none, none is made up', () => {
  const names = ['CZ6508000000192000145399', 'PL61109010140000071219812874', 'HU42117730161111101800000000', null].map((iban) => {
    const amount = money(100, iban?.startsWith('PL') ? 'PLN' : 'CZK');
    const payment = { amount, iban, variableSymbol: null, constantSymbol: null, specificSymbol: null, documents: [], due: '' };
    return paymentCode(payment, { date: null, payee: 'Acme' })?.name ?? null;
  });
  expect(names).toEqual(['SPAYD', '2D ZBP', null, null]);
});
