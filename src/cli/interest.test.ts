import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('interest is booked for who asks for it, and explained period by period with its source', async () => {
  const { receivableId } = await the.owes();
  expect(await the.dovolat('interest', 'book')).toMatchObject({ code: 0, said: expect.stringMatching(/^No creditor asks/) });
  expect(await the.dovolat('interest', 'explain', receivableId)).toMatchObject({
    ...{ code: 1, complained: expect.stringContaining('no_interest') },
  });
  expect((await the.dovolat('creditor', 'set', 'acme', '--interest', 'statutory')).code).toBe(0);
  expect((await the.dovolat('interest', 'explain', receivableId)).said).toMatch(/Interest: \d+\.\d\d CZK$/);
  expect((await the.json('interest', 'explain', receivableId)).minor).toBeGreaterThan(0);
  expect(await the.json('interest', 'book', '--creditor', 'acme', '--anew')).toMatchObject([
    { creditor: 'acme', receivables: 1 },
  ]);
  expect((await the.dovolat('interest', 'rates')).said).toContain('cnb_repo');
});

test('interest on nothing is refused, and a reference that is none is a mistake of usage', async () => {
  expect((await the.dovolat('interest', 'explain', 'nonsense')).code).toBe(1);
  expect((await the.dovolat('interest', 'book', '--creditor', 'nobody')).code).toBe(1);
  expect((await the.dovolat('interest', 'rates', '--of', 'libor')).code).toBe(2);
});
