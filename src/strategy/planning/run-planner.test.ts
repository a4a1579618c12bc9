import { afterEach, expect, test } from 'vitest';
import { must } from '../../../test/support/open-dialer.ts';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import { sqliteBank as bank } from '../../adapters/db/receivables/sqlite-bank.ts';
import { registerBankAccount } from '../../receivables/bank/register-bank-account.ts';
import { aStep, byChannel, days, ladder } from '../a-case.ts';
import { runPlanner } from './run-planner.ts';

let the: OpenPlanner;
afterEach(() => the.close());

const strategy = {
  ...ladder,
  steps: [aStep('reminder', { when: [days('due', 3)], by: [byChannel('sms', { template: 'payment-details' })] })],
};

test('a running planner plans what comes in by itself, and a stopped one nothing more', async () => {
  the = await openPlanner(strategy);
  const acme = await the.creditor('CZ');
  const planner = runPlanner({ ...the.planner, ...the.keepUp }, { chunk: 10 });
  await the.time.advance(1000);
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-20' });
  await the.time.advance(65_000);
  expect(await the.steps()).toEqual(['2026-11-23 reminder sms open']);
  await the.time.until(planner.stop());
  await the.debtor(acme, '+420000101002', {}, { due: '2026-11-20' });
  await the.time.advance(180_000);
  expect((await the.steps()).length).toBe(1);
  expect(the.complaints).toEqual([]);
});

test('S9 while the bank’s data are too old nobody is dunned, and a courtesy before the due date may go; a statement releases the rest', async () => {
  const courtesy = aStep('courtesy', {
    severity: 'courtesy',
    when: [days('due', -3)],
    by: [byChannel('sms', { template: 'payment-details' })],
  });
  const call = aStep('call', { when: [days('due', 3)], by: [byChannel('voice', { flow: 'soft-reminder' })] });
  the = await openPlanner({ ...strategy, steps: [courtesy, call] });
  const acme = await the.creditor('CZ');
  const wish = { creditorId: acme.id, iban: 'CZ6508000000192000145399' };
  const account = must(await the.run((tx) => registerBankAccount({ ...the.tools, bank }, tx, 'user:test', wish)));
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-16' });
  await the.debtor(acme, '+420000101002', {}, { due: '2026-11-26' });
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 courtesy sms done']);
  await the.time.advance(3_600_000);
  await the.turn();
  expect((await the.steps()).length).toBe(1);
  await the.run((tx) => bank.accounts.confirm(tx, account.id, the.time.now().epochMilliseconds));
  await the.time.advance(3_600_000);
  await the.turn();
  expect(await the.steps()).toEqual(['2026-11-23 courtesy sms done', '2026-11-23 call voice open']);
});

test('S9 bank data that grow too old between planning and dialling hold the call, and a statement lets it go', async () => {
  const call = aStep('call', { when: [days('due', 3)], by: [byChannel('voice', { flow: 'soft-reminder' })] });
  the = await openPlanner({ ...strategy, steps: [call] });
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  const wish = { creditorId: acme.id, iban: 'CZ6508000000192000145399', staleAfterHours: 24 };
  const account = must(await the.run((tx) => registerBankAccount({ ...the.tools, bank }, tx, 'user:test', wish)));
  const knownUntil = (ms: number) => the.run((tx) => bank.accounts.confirm(tx, account.id, ms));
  // thirteen hours of Friday and nine of Monday: two more, and it is too old
  await knownUntil(Date.parse('2026-11-20T11:00:00+01:00'));
  await the.debtor(acme, '+420000101001', {}, { due: '2026-11-16' });
  await the.turn();
  expect((await the.steps()).length).toBe(1);
  await the.time.advance(5 * 3_600_000);
  await the.dial(60_000);
  expect(the.phones.dialled).toEqual([]);
  expect((await the.told('contact_refused')).map(({ rule }) => rule)).toContain('bank.stale_data');
  await knownUntil(the.time.now().epochMilliseconds);
  await the.time.advance(3_600_000);
  await the.dial(60_000);
  expect(the.phones.dialled.length).toBeGreaterThan(0);
});
