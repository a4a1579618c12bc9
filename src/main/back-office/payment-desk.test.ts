import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOutreach, openOutreach } from '../../../test/support/open-outreach.ts';
import { sqliteBankAccounts } from '../../adapters/db/receivables/sqlite-bank-accounts.ts';
import type { Creditor } from '../../receivables/model.ts';
import { paymentDesk } from './payment-desk.ts';

let the: OpenOutreach;
beforeEach(async () => {
  the = await openOutreach();
});
afterEach(() => the.close());

const account = async ({ id: creditorId }: Creditor, iban: string, asOf: string | null, staleAfterHours: number | null) => {
  const of = { id: the.tools.ids.next('bac'), creditorId, iban, currency: 'CZK', label: iban, staleAfterHours } as const;
  const at = asOf === null ? null : Temporal.Instant.from(asOf).epochMilliseconds;
  await the.run((tx) => sqliteBankAccounts.insert(tx, { ...of, asOf: at }));
};

test('people see of each account whether it may be dunned by, by the clock and the holidays of its creditor', async () => {
  the.passTo('2026-11-12T12:00:00+01:00[Europe/Prague]'); // the day after a holiday of Poland
  const [acme, zet] = [await the.creditor('CZ'), await the.creditor('PL', { code: 'zet' })];
  const tuesday = '2026-11-11T00:00:00+01:00';
  await account(acme, 'CZ6508000000192000145399', tuesday, 36);
  await account(acme, 'CZ9455000000001011038930', null, 36);
  await account(acme, 'CZ2806000000000168540115', null, null);
  await account(zet, 'PL61109010140000071219812874', tuesday, 36);
  const desk = paymentDesk({ ...the.tools, work: the.work, gate: the.parts.gate });
  const standings = async () => Object.fromEntries((await desk.accounts()).map(({ iban, standing }) => [iban, standing]));
  expect(await standings()).toEqual({
    CZ6508000000192000145399: 'stale',
    CZ9455000000001011038930: 'none_yet',
    CZ2806000000000168540115: 'none_expected',
    PL61109010140000071219812874: 'known',
  });
  the.passTo('2026-11-13T12:00:00+01:00[Europe/Prague]');
  expect((await standings()).PL61109010140000071219812874).toBe('stale');
});
