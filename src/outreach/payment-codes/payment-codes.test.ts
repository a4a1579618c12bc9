import { decode, PaymentOptions } from 'bysquare/pay';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type currencies, money } from '../../kernel/money.ts';
import { splitPayment } from '../split-payment.ts';
import { paymentCode } from './payment-code.ts';
import { scannableCode } from './scannable-code.ts';
import { writeEpc } from './write-epc.ts';
import { writePayBySquare } from './write-pay-by-square.ts';
import { writeQvik } from './write-qvik.ts';
import { writeSpayd } from './write-spayd.ts';
import { writeZbp } from './write-zbp.ts';

const text = (written: { ok: boolean; value?: string; reason?: string }) => (written.ok ? written.value : written.reason);

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

test('a payment descriptor may name two other accounts, as in the standard’s own example', () => {
  const written = writeSpayd({
    iban: 'CZ2408000000190000000123',
    alternatives: ['CZ9755000000000000000019', 'CZ7301000000000000000019'],
    amount: money(10_050, 'CZK'),
  });
  expect(text(written)?.replace('*CC:CZK', '').replace('100.50', '100.5')).toBe(
    'SPD*1.0*ACC:CZ2408000000190000000123*ALT-ACC:CZ9755000000000000000019,CZ7301000000000000000019*AM:100.5'.replace('%2C', ','),
  );
  expect(text(writeSpayd({ iban: 'CZ2408000000190000000123', alternatives: ['CZ00'], amount: money(1, 'CZK') }))).toBe(
    'bad_account',
  );
});

test('a Polish payment code of a company begins with its tax number, as in the banks’ own example', () => {
  const iban = 'PL92124012340001567890123456';
  const written = writeZbp({
    iban,
    nip: '1234567890',
    amount: money(1200, 'PLN'),
    payee: 'Odbiorca 1',
    title: 'FV 1234/34/2012',
  });
  expect(text(written)).toBe('1234567890|PL|92124012340001567890123456|001200|Odbiorca 1|FV 1234/34/2012|||');
});

test('a Polish amount that its six digits cannot hold is refused, written longer or left to the payer, as was chosen', () => {
  const payment = { iban: 'PL61109010140000071219812874', amount: money(1_000_000, 'PLN'), payee: 'A', title: 'B' };
  const amounts = (['none', 'long', 'open'] as const).map(
    (above) => text(writeZbp({ ...payment, above }))?.split('|')[3] ?? 'none',
  );
  expect(amounts).toEqual(['none', '1000000', '000000']);
  expect(text(writeZbp(payment))).toBe('bad_amount');
});

const published =
  '0805M000EA8O1IUIBEESTGSI4FQQL7D86P142LK974RPO0O53V8SETSA7MS7DE250H06806QGJM7T495682OPGICOCFMURH12BKR3ORHJ22AD8PK5IE5GP02C59IITTEB1D1NENPBGDO0';
const slovak = {
  iban: 'SK9611000000002918599669',
  payee: 'Test s.r.o.',
  amount: money(12_345, 'EUR'),
  date: '2026-12-01',
  variableSymbol: '123',
  constantSymbol: '0308',
  specificSymbol: '1',
  invoice: 'INV1',
};

test('a PAY by square code holds what the published one holds', () => {
  const written = writePayBySquare(slovak);
  expect(decode(text(written) ?? '')).toEqual(decode(published));
});

test('a PAY by square code of a plan is a standing order with its day and its last date', () => {
  const standing = { every: 'month', day: 15, last: '2027-06-15' } as const;
  const [payment] = decode(text(writePayBySquare({ ...slovak, standing })) ?? '').payments;
  expect(payment).toMatchObject({
    type: PaymentOptions.StandingOrder,
    amount: 123.45,
    day: 15,
    periodicity: 'm',
    lastDate: '20270615',
  });
});

test('no PAY by square code is made without a payee, of nothing, or of a symbol, day or account that there is not', () => {
  const reasons = [
    writePayBySquare({ ...slovak, payee: ' ' }),
    writePayBySquare({ ...slovak, amount: money(0, 'EUR') }),
    writePayBySquare({ ...slovak, variableSymbol: '12345678901' }),
    writePayBySquare({ ...slovak, constantSymbol: '03088' }),
    writePayBySquare({ ...slovak, standing: { every: 'week', day: 8, last: '2027-01-01' } }),
    writePayBySquare({ ...slovak, date: '1.12.2026' }),
    writePayBySquare({ ...slovak, iban: 'SK9611000000002918599668' }),
  ].map(text);
  expect(reasons).toEqual(['bad_payee', 'bad_amount', 'bad_symbol', 'bad_symbol', 'bad_date', 'bad_date', 'bad_account']);
});

test('every amount and every word comes out of a PAY by square code as it went in', () => {
  const amounts = fc.integer({ min: 1, max: 99_999_999_999 });
  const words = fc.stringMatching(/^[A-Za-z0-9 ,./-]{0,160}$/);
  fc.assert(
    fc.property(amounts, words, (minor, message) => {
      const written = writePayBySquare({ ...slovak, amount: money(minor, 'EUR'), message });
      const [payment] = decode(text(written) ?? '').payments;
      expect(Math.round(Number(payment?.amount) * 100)).toBe(minor);
      expect(payment?.paymentNote ?? '').toBe(message.slice(0, 140).trim());
    }),
    { numRuns: 40 },
  );
});

const redCross = { iban: 'BE72000000001616', payee: 'Red Cross', amount: money(12_345, 'EUR') };

test('a SEPA payment code is the published one, line by line', () => {
  const written = writeEpc({ ...redCross, message: 'Urgency fund', note: 'x' });
  expect(text(written)?.split('\n')).toEqual('BCD,002,1,SCT,,Red Cross,BE72000000001616,EUR123.45,,,Urgency fund,x'.split(','));
  expect(text(writeEpc(redCross))?.split('\n')).toHaveLength(8); // nothing after what is said last
});

test('a SEPA payment code holds a reference or a message, at most 331 bytes, and euros only', () => {
  const reasons = [
    writeEpc({ ...redCross, reference: 'RF18539007547034', message: 'x' }),
    writeEpc({ ...redCross, reference: 'RF19539007547034' }),
    writeEpc({ ...redCross, message: 'ž'.repeat(140), note: 'ž'.repeat(70) }),
    writeEpc({ ...redCross, amount: money(1, 'CZK') }),
    writeEpc({ ...redCross, amount: money(100_000_000_000, 'EUR') }),
    writeEpc({ ...redCross, payee: '' }),
    writeEpc({ ...redCross, bic: 'KREDBE' }),
    writeEpc({ ...redCross, iban: 'BE72000000001617' }),
  ].map(text);
  const wrong = ['bad_message', 'bad_message', 'too_long', 'bad_amount', 'bad_amount', 'bad_payee', 'bad_account', 'bad_account'];
  expect(reasons).toEqual(wrong);
  expect(text(writeEpc({ ...redCross, reference: 'RF18 5390 0754 7034' }))).toContain('\nRF18539007547034');
});

const now = Temporal.Instant.from('2026-11-20T09:00:00Z');
const hungarian = {
  iban: 'HU42117730161111101800000000',
  bic: 'OTPVHUHB',
  payee: 'Kft. Példa',
  amount: money(1_250_000, 'HUF'),
  validUntil: Temporal.Instant.from('2026-11-30T22:59:59Z'),
  message: 'SZ-2026/17',
};

test('a Hungarian code has 17 lines, each ended, with its end in the time of Budapest', () => {
  const lines = text(writeQvik({ ...hungarian, invoice: 'SZ-2026/17', customer: '40017' }, now))?.split('\n') ?? [];
  expect(lines).toEqual([
    ...['HCT', '001', '1', 'OTPVHUHBXXX', 'Kft. Példa', 'HU42117730161111101800000000', 'HUF12500', '20261130235959+1'],
    ...['', 'SZ-2026/17', '', '', 'SZ-2026/17', '40017', '', '', '', ''],
  ]);
  const summer = { ...hungarian, validUntil: Temporal.Instant.from('2027-07-01T10:00:00Z') };
  expect(text(writeQvik(summer, now))?.split('\n')[7]).toBe('20270701120000+2');
});

test('no Hungarian code goes out without an end, or with one that is past, of a part of a forint, or of more than an instant transfer may be', () => {
  const reasons = [
    writeQvik({ ...hungarian, validUntil: null }, now),
    writeQvik({ ...hungarian, validUntil: now }, now),
    writeQvik({ ...hungarian, amount: money(150, 'HUF') }, now),
    writeQvik({ ...hungarian, amount: money(2_000_000_100, 'HUF') }, now),
    writeQvik({ ...hungarian, amount: money(100, 'EUR') }, now),
    writeQvik({ ...hungarian, iban: 'CZ6508000000192000145399' }, now),
    writeQvik({ ...hungarian, bic: '' }, now),
    writeQvik({ ...hungarian, payee: 'ő'.repeat(70), message: 'ű'.repeat(70), invoice: 'ő'.repeat(35) }, now),
  ].map(text);
  const wrong = ['no_expiry', 'expired', 'bad_amount', 'bad_amount', 'bad_amount', 'bad_account', 'bad_account', 'too_long'];
  expect(reasons).toEqual(wrong);
});

test('the code that is scanned is that of the account’s country, over what is still owed', () => {
  const owed = (iban: string, currency: (typeof currencies)[number]) => ({
    ...{ iban, currency, variableSymbol: '4711', constantSymbol: null, specificSymbol: null, document: 'F 7', due: '2026-11-01' },
    ...{ billedMinor: 100_000, amountMinor: 60_000 }, // 400 were paid meanwhile
  });
  const codeOf = (iban: string, currency: (typeof currencies)[number]) => {
    const [payment] = splitPayment(Number.MAX_SAFE_INTEGER, [owed(iban, currency)] as never);
    if (!payment) throw new Error('nothing to pay');
    const code = scannableCode(payment, { name: 'Acme', bic: 'OTPVHUHB' }, { now, until: hungarian.validUntil, date: null });
    return code.ok ? `${code.value.standard} ${code.value.text}` : code.reason;
  };
  expect(codeOf('CZ6508000000192000145399', 'CZK')).toContain(
    'spayd SPD*1.0*ACC:CZ6508000000192000145399*AM:600.00*CC:CZK*MSG:F 7*X-VS:4711',
  );
  expect(codeOf('PL61109010140000071219812874', 'PLN')).toBe('zbp_2d |PL|61109010140000071219812874|060000|Acme|F 7|||');
  expect(codeOf('HU42117730161111101800000000', 'HUF')).toMatch(/^mnb_qvik HCT\n[\s\S]*\nHUF600\n/);
  expect(codeOf('BE72000000001616', 'EUR')).toMatch(/^epc BCD\n[\s\S]*\nEUR600.00\n[\s\S]*4711 F 7$/);
  const square = codeOf('SK9611000000002918599669', 'EUR').split(' ');
  expect([square[0], decode(square[1] ?? '').payments[0]?.amount]).toEqual(['pay_by_square', 600]);
});
