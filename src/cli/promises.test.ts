import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';
import { recordPromise } from '../receivables/record-promise.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('promises are told with whose they are, how much, until when, and what became of them', async () => {
  expect(await the.dovolat('promises', 'list', '--creditor', 'acme')).toMatchObject({
    ...{ code: 0, said: 'Nobody has promised anything of that kind.' },
  });
  const { personId } = await the.owes();
  const date = the.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days: 5 }).toString();
  const wish = { personId, creditorId: await the.acme(), amountMinor: 60_000, currency: 'CZK', date } as const;
  expect(await the.tools.work.run((tx) => recordPromise(the.tools, tx, act('p'), wish))).toMatchObject({ ok: true });
  expect((await the.dovolat('promises', 'list', '--creditor', 'acme')).said).toMatch(
    new RegExp(`Jana Nováková +600\\.00 CZK +${date} +\\d{4}-\\d\\d-\\d\\d +active`),
  );
  expect(await the.json('promises', 'list', '--creditor', 'acme')).toMatchObject([
    { amountMinor: 60_000, date, state: 'active' },
  ]);
  expect((await the.dovolat('promises', 'list', '--creditor', 'acme', '--state', 'broken')).said).toMatch(/^Nobody/);
  expect(await the.dovolat('promises', 'plans', '--creditor', 'acme')).toMatchObject({ said: 'Nobody pays by instalments.' });
});

test('promises of an unknown creditor are refused, and without a creditor or of a state that is none it is a mistake of usage', async () => {
  expect(await the.dovolat('promises', 'list', '--creditor', 'nobody')).toMatchObject({
    ...{ code: 1, complained: expect.stringContaining('unknown_creditor') },
  });
  expect((await the.dovolat('promises', 'list')).code).toBe(2);
  expect((await the.dovolat('promises', 'list', '--creditor', 'acme', '--state', 'late')).code).toBe(2);
});
