import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleParts } from '../../../../test/e2e/dialled-world.ts';
import { type OpenDialer, openDialer, promising } from '../../../../test/support/open-dialer.ts';
import { openPayments } from '../../../../test/support/open-payments.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Creditor } from '../../../receivables/model.ts';
import type { DebtorFiles } from '../../../web/debtors/ports.ts';
import { keptIn } from '../receivables/kept-verifiers.ts';

let the: OpenDialer;
let acme: Creditor;
let debtors: DebtorFiles;

beforeEach(async () => {
  the = await openDialer();
  acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  ({ debtors } = consoleParts(the));
  await the.debtor(acme, '+420000101001', promising, {
    variableSymbol: '2026001',
    email: 'jana@example.com',
    name: 'Jana Nováková',
  });
  await the.debtor(acme, '+420000101002', {}, { variableSymbol: '2026002', name: 'Łukasz Dvořák' });
});
afterEach(() => the.close());

const names = async (q: string) => (await debtors.search({ q, limit: 10 })).map(({ name }) => name);

test.each([
  ['nova', ['Jana Nováková']],
  ['NOVÁ jan', ['Jana Nováková']],
  ['lukasz', ['Łukasz Dvořák']],
  ['jana dvorak', []],
  ['000 101 002', ['Łukasz Dvořák']],
  ['+420000101', ['Jana Nováková', 'Łukasz Dvořák']],
  ['00420 000 101 001', ['Jana Nováková']],
  ['2026001', ['Jana Nováková']],
  ['D-+420000101002', ['Łukasz Dvořák']],
  ["' or 1=1 --", []],
  ['j', []],
])('a debtor is found by the beginning of a name or number, by id or symbol: %s', async (q, found) => {
  expect(await names(q)).toEqual(found);
});

test('a corrected name is found, the former one no more', async () => {
  await the.debtor(acme, '+420000101002', {}, { variableSymbol: '2026002', name: 'Luděk Dvořák' });
  expect([await names('lukasz'), await names('ludek')]).toEqual([[], ['Luděk Dvořák']]);
});

test('all that happened with a debtor stands in one line, newest first, however it is paged, with what was heard and pressed', async () => {
  await the.campaign(acme, { attemptsInAll: 1 });
  the.start();
  await the.time.advance(10 * 60_000);
  const [jana] = await debtors.search({ q: 'jana', limit: 1 });
  const id = jana?.id as PersonId;
  const whole = await debtors.history(id, { limit: 100 });
  expect(whole.map(({ kind }) => kind)).toEqual(['held', 'promised', 'contact_point', 'call', 'receivable']);
  expect(whole.at(-1)).toMatchObject({ change: 'registered_with_person' });
  expect(whole.find(({ kind }) => kind === 'call')).toMatchObject({
    campaign: 'Reminder',
    call: { result: 'rpc_ptp', keyed: ['••••••••', '1', '2', '1'], number: '+420***001' },
    heard: expect.arrayContaining([expect.objectContaining({ prompt: 'greeting', words: 'words of greeting' })]),
  });
  const paged: number[] = [];
  for (let before: number | undefined; ; ) {
    const page = await debtors.history(id, { limit: 2, ...(before !== undefined && { before }) });
    paged.push(...page.map(({ seq }) => seq));
    before = page.at(-1)?.seq;
    if (page.length < 2) break;
  }
  expect(paged).toEqual(whole.map(({ seq }) => seq));
});

test('what stands about a debtor is all there, and neither a digit nor a hash of what identifies her', async () => {
  await the.campaign(acme, { attemptsInAll: 1 });
  the.start();
  await the.time.advance(10 * 60_000);
  const [jana] = await debtors.search({ q: 'jana', limit: 1 });
  const id = jana?.id as PersonId;
  const file = await debtors.find(id);
  expect(file).toMatchObject({
    name: 'Jana Nováková',
    contactPoints: [
      { kind: 'phone', value: '+420000101001', status: 'verified', suppressed: false },
      { kind: 'email', value: 'jana@example.com' },
    ],
    receivables: [{ variableSymbol: '2026001', status: 'open', amount: { minor: 123_450, currency: 'CZK' } }],
    promises: [{ state: 'active', date: '2026-11-26' }],
    holds: [{ reason: 'promise', standing: true }],
  });
  const told = JSON.stringify([file, await debtors.history(id, { limit: 100 })]);
  const kept = await the.db.reader.selectFrom('verifiers').select('kept').execute();
  const hashes = kept.flatMap((row) => keptIn(row.kept).map(([_field, hash]) => ({ hash })));
  const keys = await the.db.reader.selectFrom('person_keys').select('hash').where('key_id', '<>', 'plain').execute();
  expect(hashes.length + keys.length).toBeGreaterThan(0);
  for (const { hash } of [...hashes, ...keys]) expect(told).not.toContain(hash);
  expect(told).not.toMatch(/1985-03-15|15031985/);
  expect(await debtors.find(`per_${'0'.repeat(26)}`)).toBeUndefined();
});

test('a payment stands in the timeline of whoever owed it, with its amount, and that nothing is owed after it', async () => {
  const bank = await openPayments('CZ', the, acme);
  await bank.pays(123_450, { variableSymbol: '2026001' });
  await bank.match();
  const [jana] = await debtors.search({ q: 'jana', limit: 1 });
  const told = (await debtors.history(jana?.id as PersonId, { limit: 100 })).filter(({ kind }) => kind === 'money');
  expect(told).toMatchObject([{ change: 'payment_matched', amount: { minor: 123_450, currency: 'CZK' }, settles: 1 }]);
});
