import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { knownToCreditor } from './known-to-creditor.ts';
import { putParty, removeParty } from './put-party.ts';

let the: OpenBooks;

beforeEach(async () => {
  the = await openBooks();
});
afterEach(() => the.close());

test('a creditor knows who owes it, who has paid, and who stands or stood on a case, and nobody of another creditor', async () => {
  const acme = await the.creditor('CZ');
  const other = await the.creditor('CZ', { code: 'other' });
  const row = (id: string) => ({ receivableId: id, debtorId: id, name: id, email: `${id}@example.cz` });
  const { personId: owes } = await the.register(acme, row('owes'));
  const { personId: paid } = await the.register(acme, row('paid'));
  await the.register(acme, { ...row('paid'), amountMinor: 0 });
  const { personId: stands } = await the.register(other, row('stands'));
  const { personId: stood } = await the.register(other, row('stood'));
  const { personId: stranger } = await the.register(other, row('stranger'));
  await the.run(async (tx) => {
    const caseId = (await the.tools.books.receivables.casesOf(tx, [owes], acme.id))[0]?.id as CaseId;
    for (const personId of [stands, stood])
      await putParty(the.tools, tx, act('here'), { caseId, personId, role: 'guarantor', entitled: false });
    await removeParty(the.tools, tx, act('there'), { caseId, personId: stood });
  });
  const among = (creditorId: typeof acme.id) =>
    the.run((tx) => knownToCreditor(the.tools.books, tx, creditorId, [owes, paid, stands, stood, stranger]));
  expect(await among(acme.id)).toEqual(new Set([owes, paid, stands, stood]));
  expect(await among(other.id)).toEqual(new Set([stands, stood, stranger]));
  expect(await the.run((tx) => knownToCreditor(the.tools.books, tx, acme.id, []))).toEqual(new Set());
});
