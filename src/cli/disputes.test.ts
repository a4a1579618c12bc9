import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';
import { openDispute } from '../receivables/open-dispute.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('a dispute goes to a department and is decided; what is given up is owed no more', async () => {
  expect(await the.dovolat('disputes', 'list')).toMatchObject({ code: 0, said: 'Nobody disputes anything.' });
  const { personId, receivableId } = await the.owes();
  const wish = { personId, creditorId: await the.acme(), code: 'wrong_amount', receivables: [receivableId] } as never;
  expect(await the.tools.work.run((tx) => openDispute(the.tools, tx, act('d'), wish))).toMatchObject({ ok: true });
  expect((await the.dovolat('disputes', 'list', '--creditor', 'acme')).said).toMatch(/Jana Nováková +acme +wrong amount/);
  const [{ id }] = await the.json('disputes', 'list');
  expect((await the.dovolat('disputes', 'ask', id)).said).toContain('awaiting debtor');
  expect(await the.dovolat('disputes', 'review', id, '--department', 'billing')).toMatchObject({ code: 0 });
  expect(await the.dovolat('disputes', 'ask', id)).toMatchObject({ code: 1 });
  const decided = await the.dovolat('disputes', 'decide', id, '--as', 'partly', '--credit', `${receivableId}=250`);
  expect(decided).toMatchObject({ code: 0, said: expect.stringContaining('250.00 CZK is given up') });
  const left = await the.tools.work.run((tx) => the.tools.books.receivables.find(tx, receivableId));
  expect(left?.amountMinor).toBe(75_000);
});

test('an unknown dispute is refused, and a decision that is none is a mistake of usage', async () => {
  expect((await the.dovolat('disputes', 'decide', 'nonsense', '--as', 'rejected')).code).toBe(1);
  expect((await the.dovolat('disputes', 'decide', 'dsp_x', '--as', 'perhaps')).code).toBe(2);
  expect((await the.dovolat('disputes', 'review', 'dsp_x')).code).toBe(2);
});

test('what somebody disputes to a person is taken down: all that is open, or what is named', async () => {
  const { receivableId } = await the.owes();
  await the.owes({ receivableId: 'F-2' });
  const one = await the.dovolat('disputes', 'open', 'D-1', '--code', 'wrong_amount', '--receivable', receivableId);
  expect(one).toMatchObject({ code: 0, said: expect.stringMatching(/^One receivable is disputed \(wrong amount\): dsp_/) });
  expect(await the.dovolat('disputes', 'open', 'D-1', '--code', 'not_received')).toMatchObject({ code: 0 });
  expect((await the.json('disputes', 'list')).map(({ code }: { code: string }) => code)).toEqual([
    'wrong_amount',
    'not_received',
  ]);
  expect(await the.dovolat('disputes', 'open', 'D-1', '--code', 'other')).toMatchObject({
    ...{ code: 1, complained: expect.stringContaining('nothing_to_dispute') },
  });
  expect((await the.dovolat('disputes', 'open', 'D-1')).code).toBe(2);
});
