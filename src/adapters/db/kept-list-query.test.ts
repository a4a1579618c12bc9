import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { Creditor } from '../../receivables/model.ts';

let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor();
});
afterEach(() => the.close());

test('of any number of rows exactly those that came in before are found, each with its own', async () => {
  const phones = [{ number: '+420601123456', kind: 'mobile' }] as never;
  const ids = new Map<string, string>();
  for (const key of ['F1', 'F2', 'F3', 'F4', 'F5'])
    ids.set(key, (await the.register(acme, { receivableId: key, debtorId: key, phones })).receivableId);
  for (let count = 0; count <= 9; count += 1) {
    const asked = Array.from({ length: count }, (_, index) => `F${index}`);
    const found = await the.run((tx) => the.tools.books.receivables.rowHashes(tx, acme.id, asked));
    const known = asked.filter((key) => ids.has(key));
    expect([...found].map(([key, { id }]) => [key, id]).sort()).toEqual(known.map((key) => [key, ids.get(key)]));
  }
});

test('one creditor’s rows are not taken for those of another', async () => {
  const other = await the.creditor('SK');
  await the.register(acme, { receivableId: 'F1', phones: [{ number: '+420601123456', kind: 'mobile' }] as never });
  for (const keys of [['F1'], ['F1', 'F2', 'F3']])
    expect((await the.run((tx) => the.tools.books.receivables.rowHashes(tx, other.id, keys))).size).toBe(0);
});
