import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../test/support/open-payments.ts';
import { exampleStatement, statementFile } from '../../test/support/read-statements.ts';
import { importStatement } from '../intake/import-statement.ts';
import type { Logger } from '../kernel/log.ts';
import { matchNewPayments } from './match-new-payments.ts';
import type { OpenInstallation } from './open-installation.ts';

let the: OpenPayments;
beforeEach(async () => {
  the = await openPayments();
});
afterEach(() => the.close());

const begin = () => {
  const log = { info: () => {}, error: (fields: object) => console.error(fields) } as unknown as Logger;
  return matchNewPayments({ tools: the.tools, journal: the.reader } as unknown as OpenInstallation, log);
};
const bring = () =>
  importStatement(the.tools, {
    file: statementFile('camt-cz.xml', Buffer.from(exampleStatement('camt-cz.xml'))),
    ...{ actor: 'import', format: 'auto' },
  });
const matched = async () => (await the.events('payment_matched')).length;

test('a statement that comes in is matched by the server by itself, once, also when a command matches at the same time', async () => {
  await the.owes({ receivableId: 'F-1', variableSymbol: '2026110017', amountMinor: 150_000 });
  const server = begin();
  expect(await bring()).toMatchObject({ ok: true });
  await the.match();
  await expect.poll(matched, { timeout: 5_000, interval: 50 }).toBe(1);
  await expect.poll(() => the.run((tx) => the.tools.bank.transactions.waiting(tx, 9)), { timeout: 5_000 }).toEqual([]);
  await bring();
  await server.stop();
  expect(await matched()).toBe(1);
  expect(await the.violations()).toEqual([]);
});

test('what came in while no server ran is matched when one starts, and a stopped one matches nothing more', async () => {
  await the.owes({ receivableId: 'F-1', variableSymbol: '2026110017', amountMinor: 150_000 });
  await bring();
  expect(await matched()).toBe(0);
  const server = begin();
  await expect.poll(matched, { timeout: 5_000, interval: 50 }).toBe(1);
  await server.stop();
  const { id } = await the.pays(100, { variableSymbol: '2026110017' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await the.run((tx) => the.tools.bank.transactions.waiting(tx, 9))).map((each) => each.id)).toEqual([id]);
});
