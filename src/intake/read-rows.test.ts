import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';

let the: OpenBooks;
beforeEach(async () => {
  the = await openBooks();
});
afterEach(() => the.close());

/** How many rows each bundle has of a file whose rows are about so many bytes long. */
async function bundlesOf(rows: number, bytes: number): Promise<number[]> {
  const acme = await the.creditor('CZ');
  const lines = Array.from(
    { length: rows },
    (_, n) => `F-${n};Jana Nováková;jana${n}@example.cz;100;2026-11-01;${'x'.repeat(bytes)}`,
  );
  const file = fileOf('debts.csv', ['receivable_id;name;email;amount;due_date;remark', ...lines].join('\n'));
  const order = { file, creditorId: acme.id, actor: 'user:test' } as const;
  const opened = await importerInto(the).tools.readRows(order, acme, { country: 'CZ', currency: 'CZK', today: '2026-11-20' });
  if (!opened.ok) throw new Error(opened.message);
  const found: number[] = [];
  for await (const bundle of opened.value.from(0)) found.push(bundle.rows.length);
  await opened.value.close();
  return found;
}

test('rows are handed over fifty at once, the rest of them last', async () => {
  expect(await bundlesOf(110, 10)).toEqual([50, 50, 10]);
});

test('of rows that are long fewer are handed over at once, so that a bundle stays small in the memory', async () => {
  const bundles = await bundlesOf(60, 40_000);
  expect(bundles.reduce((sum, rows) => sum + rows, 0)).toBe(60);
  const halfMegabyte = 16; // rows, with the piece of the file that was being read
  expect(Math.max(...bundles)).toBeLessThanOrEqual(halfMegabyte);
});
