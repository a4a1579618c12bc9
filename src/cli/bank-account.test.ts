import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';
import { exampleStatement } from '../../test/support/read-statements.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

const iban = 'CZ6508000000192000145399';

test('an account is stale until its first statement comes, and what that brings is matched', async () => {
  await the.owes({ variableSymbol: '2026110017', amountMinor: 150_000 });
  expect(await the.dovolat('bank-account', 'add', iban, '--creditor', 'acme')).toMatchObject({ code: 0 });
  expect((await the.dovolat('bank-account', 'list')).said).toMatch(/acme +CZK +— +no statement yet: stale/);
  const file = join(the.opened.config.data, 'camt.xml');
  writeFileSync(file, exampleStatement('camt-cz.xml'));
  const imported = await the.json('import', 'statement', file);
  expect(imported).toMatchObject({ format: 'camt053', matching: { matched: 1 } });
  expect(await the.json('bank-account', 'list')).toMatchObject([{ iban, creditor: 'acme', asOf: expect.any(Number) }]);
  expect((await the.dovolat('payments', 'list')).said).toContain('matched');
});

test('an account with wrong check digits is refused, and one of nobody is a mistake of usage', async () => {
  expect((await the.dovolat('bank-account', 'add', 'CZ6608000000192000145399', '--creditor', 'acme')).code).toBe(1);
  expect((await the.dovolat('bank-account', 'add', iban, '--creditor', 'nobody')).code).toBe(1);
  expect((await the.dovolat('bank-account', 'add', iban)).code).toBe(2);
});
