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

test('a promise that was given to a person is taken down, refused where the creditor does not allow it, and silences the case', async () => {
  const { personId } = await the.owes();
  const day = (days: number) => the.tools.clock.now().toZonedDateTimeISO('Europe/Prague').toPlainDate().add({ days }).toString();
  const recorded = await the.dovolat('promises', 'record', 'D-1', '--date', day(3), '--amount', '600');
  expect(recorded).toMatchObject({ code: 0, said: expect.stringMatching(/^600\.00 CZK until .*: prm_\w+\nNobody asks for it/) });
  expect(recorded.said).toMatch(/not confirmed by SMS: .* \(outreach\.\w+\)\.\nIt is not confirmed by e-mail: /);
  expect(await the.json('promises', 'list', '--creditor', 'acme')).toMatchObject([
    { personId, amountMinor: 60_000, state: 'active' },
  ]);
  const all = await the.dovolat('promises', 'record', personId, '--date', day(2));
  expect(all.said).toMatch(/^All until/);
  expect((await the.json('promises', 'list', '--creditor', 'acme')).map(({ state }: { state: string }) => state)).toEqual([
    ...['active', 'superseded'],
  ]);
  for (const [wish, reason] of [
    [['--date', day(300)], 'date_too_late'],
    [['--date', day(1), '--amount', '5000'], 'more_than_owed'],
    [['--date', day(1), '--amount', 'much'], 'not_an_amount'],
  ] as const)
    expect(await the.dovolat('promises', 'record', 'D-1', ...wish)).toMatchObject({
      ...{ code: 1, complained: expect.stringContaining(reason) },
    });
  expect(await the.dovolat('promises', 'record', 'D-9', '--date', day(1))).toMatchObject({
    ...{ code: 1, complained: expect.stringContaining('unknown_debtor') },
  });
});

test('instalments that were agreed on with a person are a plan, where the creditor takes instalments', async () => {
  await the.owes();
  expect(await the.dovolat('promises', 'agree', 'D-1', '--in', '3')).toMatchObject({
    ...{ code: 1, complained: expect.stringContaining('no_plans_here') },
  });
  const policy = ['--plan-most', '6', '--plan-every-days', '30', '--plan-least', '100'];
  expect(await the.dovolat('creditor', 'set', 'acme', ...policy)).toMatchObject({ code: 0 });
  const agreed = await the.dovolat('promises', 'agree', 'D-1', '--in', '3');
  expect(agreed).toMatchObject({
    code: 0,
    said: expect.stringMatching(/333\.00 CZK[\s\S]*333\.00 CZK[\s\S]*334\.00 CZK[\s\S]*pln_/),
  });
  expect(await the.dovolat('promises', 'agree', 'D-1', '--in', '20')).toMatchObject({ code: 1 });
  expect((await the.dovolat('promises', 'agree', 'D-1', '--in', '1')).code).toBe(1);
});
