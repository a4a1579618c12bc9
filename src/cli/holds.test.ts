import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('a hold is placed on a person, listed, and released by hand', async () => {
  const { personId } = await the.owes();
  expect((await the.dovolat('holds', 'list')).code).toBe(0);
  expect(await the.dovolat('holds', 'place', personId, '--reason', 'manual', '--creditor', 'acme')).toMatchObject({ code: 0 });
  expect((await the.dovolat('holds', 'list', '--creditor', 'acme')).said).toContain('Jana Nováková');
  const [hold] = await the.json('holds', 'list');
  expect(hold).toMatchObject({ personId, reason: 'manual' });
  expect(await the.dovolat('holds', 'release', hold.id)).toMatchObject({ code: 0 });
  expect(await the.json('holds', 'list')).toEqual([]);
});

test('nobody is held who is not on record, and no hold stands without a reason', async () => {
  expect((await the.dovolat('holds', 'place', 'per_nobody', '--reason', 'manual')).code).toBe(1);
  expect((await the.dovolat('holds', 'release', 'nonsense')).code).toBe(1);
  const { personId } = await the.owes();
  expect((await the.dovolat('holds', 'place', personId)).code).toBe(2);
});
