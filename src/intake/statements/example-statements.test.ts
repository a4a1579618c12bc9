import { describe, expect, test } from 'vitest';
import { exampleAccounts, exampleStatement, readStatements, statementFile } from '../../../test/support/read-statements.ts';
import { comparableAccount } from './account-number.ts';
import type { StatementEntry } from './statement-part.ts';

const read = async (name: string, wish = {}) => {
  const result = await readStatements(statementFile(name, exampleStatement(name)), wish);
  if (!result.ok) throw new Error(result.message);
  return result;
};

/** Amount, payer, account, symbols (VS/KS/SS), message: what matching lives on. */
const told = ({
  amountMinor,
  payerName,
  payerAccount,
  variableSymbol,
  constantSymbol,
  specificSymbol,
  message,
}: StatementEntry) => [
  amountMinor,
  payerName,
  payerAccount,
  [variableSymbol, constantSymbol, specificSymbol].map((symbol) => symbol ?? '').join('/'),
  message,
];

const jana = [150_000, 'Jana Nováková', '2000123456/0300', '2026110017/308/', null];
const zofie = [200_050, 'Žofie Říhová', '8712300454/0100', '//77', 'splátka za listopad'];
const supplier = [-30_000, 'Dodavatel s.r.o.', '2000123456/0300', '9900/558/', null];

describe('the same day of a Czech account reads the same from every format', () => {
  test.each([
    ['gpc-cz.gpc', 'gpc', 'windows-1250'],
    ['camt-cz.xml', 'camt053', 'utf-8'],
    ['fio.txt', 'fio', 'utf-8'],
  ])('%s', async (name, format, encoding) => {
    const { form, statements, entries } = await read(name);
    expect(form).toMatchObject({ format, encoding });
    expect(entries.map(told)).toEqual([jana, zofie, supplier]);
    expect(statements).toMatchObject([
      { openingMinor: 1_234_500, closingMinor: 1_554_550, from: '2026-11-19', to: '2026-11-19', owner: exampleAccounts.cz },
    ]);
    expect(entries.every(({ booked, reversal }) => booked === '2026-11-19' && !reversal)).toBe(true);
  });
});

describe('ABO (GPC)', () => {
  test('the published line is a debit of 110.00 to bank 0300 with constant symbol 308, valued 21 August 2025', async () => {
    const vector =
      '07500000000021227220000000100785108000186528379800000001100015174658167000300030' +
      '80000000000210825                    01101210825';
    expect(vector).toHaveLength(128);
    const own = '0000192000145399';
    const header = `074${own}${'ACME'.padEnd(20)}200825${'11000'.padStart(14, '0')}+${'0'.repeat(14)}+${'11000'.padStart(14, '0')}+${'0'.repeat(14)}+001210825`;
    const result = await readStatements(statementFile('vector.gpc', Buffer.from(`${header}\r\n${vector}\r\n`)));
    expect(result).toMatchObject({
      ok: true,
      entries: [
        {
          amountMinor: -11_000,
          variableSymbol: '5174658167',
          constantSymbol: '308',
          specificSymbol: null,
          value: '2025-08-21',
          booked: '2025-08-21',
          payerAccount: '0100785108/0300',
          reference: '0001865283798',
          reversal: false,
        },
      ],
    });
  });

  test('what stands behind column 128 is the message and the name in full', async () => {
    expect((await read('gpc-extended.gpc')).entries.map(told)).toEqual([
      [99_900, 'Petr Novák, Horní Dolní 15', '2000123456/0300', '2026110021//', 'záloha na plyn děkuji'],
    ]);
  });

  test('a bank’s internal order of an account’s digits is put right, of ours and of the payer’s', async () => {
    const { entries, statements } = await read('gpc-internal.gpc');
    expect(statements[0]?.owner).toBe(exampleAccounts.internal);
    expect(entries[0]?.payerAccount).toBe('8712300454/0100');
  });

  test.each([
    ['against', [10_000, -2_000], 8_000],
    ['with', [-10_000, 2_000], -8_000],
  ])('reversals count as the balances say: %s their code', async (_how, amounts, closing) => {
    const balance = (minor: number) => `${String(Math.abs(minor)).padStart(14, '0')}${minor < 0 ? '-' : '+'}`;
    const zero = balance(0);
    const entry = (code: string, amount: number) =>
      `0750000192000145399${'0'.repeat(16)}${'1'.padStart(13, '0')}${String(amount).padStart(12, '0')}${code}${'0'.repeat(30)}191126${' '.repeat(20)}00203191126`;
    const text = [
      `0740000192000145399${' '.repeat(20)}181126${zero}${balance(closing)}${zero}${zero}001191126`,
      entry('4', 10_000),
      entry('5', 2_000),
    ].join('\n');
    const result = await readStatements(statementFile('reversals.gpc', Buffer.from(text)));
    expect(result.ok && result.entries.map(({ amountMinor, reversal }) => [amountMinor, reversal])).toEqual(
      amounts.map((amount) => [amount, true]),
    );
  });
});

describe('CAMT.053', () => {
  test('Slovak symbols stand in the end-to-end id, Fio’s behind a question mark, a creditor reference by itself; what is pending is not booked', async () => {
    const { entries } = await read('camt-sk-v8.xml');
    expect(entries.map(told)).toEqual([
      [5_000, 'Mária Kováčová', 'SK8409000000002000123456', '123/308/', null],
      [7_490, 'Ján Horváth', 'SK9702000000008712300454', '//', 'faktúra'],
      [2_500, 'Peter Tóth', 'SK8409000000002000123456', '55//2', null],
    ]);
    expect(entries.map(({ endToEndId, creditorReference }) => [endToEndId, creditorReference])).toEqual([
      ['/VS0000000123/SS0000000000/KS0308', null],
      [null, 'RF18539007547034'],
      ['?/VS55/SS2', null],
    ]);
  });

  test('a batch is its transfers where they add up to it, else one movement; of a payment taken back the payer stays the debtor', async () => {
    const { entries, statements } = await read('camt-batch.xml');
    expect(
      entries.map(({ amountMinor, payerName, reference, reversal }) => [amountMinor, payerName, reference, reversal]),
    ).toEqual([
      [10_000, 'Adam', 'B1#1', false],
      [20_000, 'Běla', 'B1#2', false],
      [30_000, 'Cyril', 'B1#3', false],
      [40_000, null, 'B2', false],
      [-15_000, 'Adam', 'R1', true],
      [-30_000, 'Dodavatel s.r.o.', 'O1', false],
    ]);
    expect(statements[0]?.madeAt).toBe(Date.parse('2026-11-19T12:00:00+01:00'));
  });
});

describe('MT940', () => {
  test.each([
    [
      'mt940-bph.sta',
      'cp852',
      [
        [25_000, 'Małgorzata Żółć ul. Długa 5 Kraków', '27114020040000300201355387', '//', 'Faktura 2026/11/17 za energię'],
        [12_300, 'Józef Śliwa', 'PL09102055610000770201455138', '//', 'rata 3'],
        [-10_000, null, null, '//', 'opłata'],
      ],
    ],
    [
      'mt940-mbank.sta',
      'cp852',
      [
        [828_100, 'JAN KOWALSKI UL. DŁUGA 5 KRAKÓW', '27114020040000300201355387', '//', 'FAKTURA 2026/11/17'],
        [20_000, 'ANNA NOWAK', '09102055610000770201455138', '//', 'PS 189/12/2026'],
      ],
    ],
    [
      'mt940-ing.sta',
      'windows-1250',
      [
        [2_000, 'Łukasz WójcikGdańsk', 'PL27114020040000300201355387', '//', 'wpłata za umowę 77'],
        [-811, null, null, '//', 'prowizja'],
      ],
    ],
    [
      'mt940-csob-sk.sta',
      'cp852',
      [
        [5_000, 'Mária Kováčová', 'SK8409000000002000123456', '123/308/', 'VS0000000123SS0000000000KS0308'],
        [2_490, 'Ján Horváth', '8712300454/0200', '//', 'faktúra 12'],
      ],
    ],
    [
      'mt940-swift.sta',
      'utf-8',
      [
        [1_000_000, 'Kovács János', 'HU42117730161111101800000000', '//', 'számla 12'],
        [700_000, null, null, '//', 'sztornó'],
        [-200_000, null, null, '//', 'visszautalás'],
      ],
    ],
  ])('%s', async (name, encoding, expected) => {
    const { form, entries } = await read(name);
    expect(form).toMatchObject({ format: 'mt940', encoding });
    expect(entries.map(told)).toEqual(expected);
  });

  test('a statement of two pages is one', async () => {
    const { statements, entries } = await read('mt940-pages.sta');
    expect(statements).toMatchObject([{ number: '8', openingMinor: 0, closingMinor: 15_050, entries: 2 }]);
    expect(entries.map(({ reference }) => reference)).toEqual(['P1', 'P2']);
  });

  test('mBank’s number of a transaction outranks the reference before it, and its ID IPH is a virtual account', async () => {
    const { entries } = await read('mt940-mbank.sta');
    expect(entries.map(({ reference, paidTo }) => [reference, paidTo])).toEqual([
      ['210860197059371.390001', null],
      ['210860197059371.390002', 'XX009512412845'],
    ]);
  });

  test('a reversal of a debit is money in, of a credit money out; the day of booking is in the year of its value', async () => {
    const { entries } = await read('mt940-swift.sta');
    expect(entries.map(({ booked, value, reversal }) => [booked, value, reversal])).toEqual([
      ['2026-11-19', '2026-11-19', false],
      ['2026-11-18', '2026-11-19', true],
      ['2026-11-19', '2026-11-19', true],
    ]);
    const turn =
      ':20:1\n:25:HU42117730161111101800000000\n:28C:1\n:60F:C251231HUF0,\n:61:2601021231C1,NTRFNONREF\n:62F:C260102HUF1,\n';
    const result = await readStatements(statementFile('turn.sta', Buffer.from(turn)));
    expect(result.ok && result.entries[0]?.booked).toBe('2025-12-31');
  });
});

describe('Elixir-0', () => {
  test('a transfer to us is money in, one from us money out, a direct debit of ours money in', async () => {
    const { form, entries } = await read('elixir.csv');
    expect(form).toMatchObject({ format: 'elixir', encoding: 'windows-1250' });
    expect(entries.map(({ amountMinor, payerName }) => [amountMinor, payerName])).toEqual([
      [25_000, 'Małgorzata Żółć ul. Długa 5 30-001 Kraków'],
      [-10_000, 'Dostawca S.A.'],
      [3_300, 'Józef Śliwa'],
    ]);
  });

  test('payments to virtual accounts count for the account that is named, and only then', async () => {
    const { entries } = await read('elixir-virtual.csv', { account: exampleAccounts.pl });
    expect(entries.map(({ amountMinor, paidTo }) => [amountMinor, paidTo])).toEqual([[4_500, '75109010149999000000000123']]);
    const unnamed = await readStatements(statementFile('v.csv', exampleStatement('elixir-virtual.csv')));
    expect(unnamed).toMatchObject({ ok: false, reason: 'not_a_statement', message: expect.stringContaining('--account IBAN') });
  });
});

test('an account is compared by its IBAN, however it was written', () => {
  expect(comparableAccount('19-2000145399/0800', 'CZ')).toBe('CZ6508000000192000145399');
  expect(comparableAccount('0800/19-2000145399', 'CZ')).toBe('CZ6508000000192000145399');
  expect(comparableAccount('CZ65 0800 0000 1920 0014 5399', 'CZ')).toBe('CZ6508000000192000145399');
  expect(comparableAccount('27 1140 2004 0000 3002 0135 5387', 'PL')).toBe('PL27114020040000300201355387');
  expect(comparableAccount('11773016-11111018', 'HU')).toBe('HU42117730161111101800000000');
  expect(comparableAccount('19-2000145398/0800', 'CZ')).toBe('19-2000145398/0800');
  expect(comparableAccount('0000000000/0000', 'CZ')).toBeNull();
});
