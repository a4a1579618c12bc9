import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { shippedNames } from '../../../test/support/known-names.ts';
import { act } from '../../../test/support/open-books.ts';
import { must, phone } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import type { Country } from '../../kernel/country.ts';
import type { Currency } from '../../kernel/money.ts';
import { markContactPoint } from '../../receivables/mark-contact-point.ts';
import type { DebtorRow } from '../../receivables/model.ts';
import { loadStrategy } from '../compile-strategy.ts';

let the: OpenPlanner;
afterEach(() => the.close());

const known = shippedNames();

async function turnOf(file: string, country: Country, number: string, row: Partial<DebtorRow>) {
  const strategy = must(loadStrategy(readFileSync(join('strategies', file), 'utf8'), file, known));
  the = await openPlanner(strategy);
  const acme = await the.creditor(country);
  const { personId } = await the.register(acme, {
    ...{ receivableId: 'F-1', debtorId: 'D-1', name: 'Jana Nováková', country, phones: [phone(number)] },
    ...row,
  });
  await the.run(async (tx) => {
    for (const { id } of await the.tools.books.contactPoints.ofPerson(tx, personId))
      await markContactPoint(the.tools, tx, act('spoken'), { personId, contactPointId: id }, 'verified');
  });
  await the.turn();
  return (await the.steps()).map((step) => step.replace('2026-11-23 ', ''));
}

/** On Monday 23 November 2026. */
const courtesies: readonly [string, Country, Currency, string, string, string, string][] = [
  [
    'consumer-soft-cs.yaml',
    'CZ',
    'CZK',
    '+420000101001',
    '2026-11-26',
    'courtesy sms done',
    'blizi se termin platby: 5 000,00 Kc',
  ],
  ['consumer-soft-sk.yaml', 'SK', 'EUR', '+421000101001', '2026-11-23', 'due-today sms done', 'je den splatnosti: 5 000,00 €'],
  [
    'consumer-soft-pl.yaml',
    'PL',
    'PLN',
    '+48000101001',
    '2026-11-26',
    'courtesy sms done',
    'zbliza sie termin platnosci: 5 000,00 zl',
  ],
  [
    'consumer-soft-hu.yaml',
    'HU',
    'HUF',
    '+36000101001',
    '2026-11-26',
    'courtesy sms done',
    'kozeledik a fizetesi hatarido: 5 000 Ft',
  ],
];

for (const [file, country, currency, number, due, step, told] of courtesies)
  test(`${file}: who owes nothing past due is told in writing, in her language, what comes due`, async () => {
    expect(await turnOf(file, country, number, { currency, due, amountMinor: 500_000 })).toEqual([step]);
    expect(the.sent.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([expect.stringContaining(told)]);
    expect(await the.violations(false)).toEqual([]);
  });

test('company.yaml: a firm is reminded by e-mail two working days after the due date, by its own name nowhere in the greeting', async () => {
  const firm = { kind: 'company', name: 'Pekárna Dobrota s.r.o.', email: 'ucetni@example.com', amountMinor: 500_000 } as const;
  expect(await turnOf('company.yaml', 'CZ', '+420000101001', { ...firm, due: '2026-11-19' })).toEqual(['reminder email done']);
  const [letter] = the.sent;
  expect(letter?.text.replaceAll('\u00a0', ' ')).toMatch(/^Dobrý den,\n\n.*neobdrželi platbu ve výši 5 000,00 Kč\./);
  expect(await the.violations(false)).toEqual([]);
});

test('who can be reached by e-mail alone is reminded in writing where others are called', async () => {
  const row = { phones: [], email: 'jana@example.com', amountMinor: 500_000, due: '2026-11-20' };
  expect(await turnOf('consumer-soft-cs.yaml', 'CZ', '+420000101001', row)).toEqual(['first-call email done']);
  expect(the.sent[0]?.text).toContain('Dobrý den, paní Nováková,');
});
