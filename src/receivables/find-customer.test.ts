import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { debtorRow, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { PersonId } from '../kernel/ids.ts';
import { checkIdentity } from './check-identity.ts';
import { findCustomer } from './find-customer.ts';
import type { Creditor } from './model.ts';
import { prepareRow } from './prepare-row.ts';
import { registerReceivables } from './register-receivables.ts';

let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const jana = {
  receivableId: 'F-1',
  customerNumber: '0040017',
  address: { street: 'Lidická 1', city: 'Brno', postcode: '602 00', country: 'CZ' as const },
};
const found = (digits: string) => the.run((tx) => findCustomer(the.tools, tx, acme.id, digits));
const unfindable = () => the.run((tx) => the.tools.books.verifiers.countUnfindable(tx));
/** As an earlier version kept customer numbers. */
async function forgetLookups(): Promise<void> {
  await the.db.writer.deleteFrom('customer_lookups').execute();
  await sql`update verifiers set unfindable = 1, kept = (select json_group_array(
    json(case when json_array_length(value) > 3 then json_set(value, '$[3]', null) else value end)) from json_each(kept))
    where kept like '%customer_number%'`.execute(the.db.writer);
}
const proves = (personId: PersonId, customer_number: string) =>
  the.run((tx) =>
    checkIdentity(
      the.tools,
      tx,
      { actor: 'debtor', origin: 'test' },
      { personId, creditorId: acme.id, parts: { customer_number, postcode: '60200' } },
    ),
  );

test('a customer number that was kept by an earlier version leads to nobody, and how many people that is can be told', async () => {
  const { personId } = await the.register(acme, jana);
  await the.register(acme, { receivableId: 'F-2', customerNumber: '40018', name: 'Petr Dvořák', phones: [] });
  await the.register(acme, { receivableId: 'F-3', customerNumber: null, name: 'Eva Malá', phones: [] });
  expect([await found('40017'), await unfindable()]).toEqual([personId, 0]);
  await forgetLookups();
  expect([await found('40017'), await unfindable()]).toEqual([undefined, 2]);
});

test('the same row once more, alone or with others, makes its person found again, and is told to nobody as a change', async () => {
  const { personId } = await the.register(acme, jana);
  const other = await the.register(acme, { receivableId: 'F-2', customerNumber: '40018', name: 'Petr Dvořák', phones: [] });
  await forgetLookups();
  const before = (await the.events()).length;
  expect((await the.register(acme, jana)).outcome).toBe('unchanged');
  const row = debtorRow({ receivableId: 'F-2', customerNumber: '40018', name: 'Petr Dvořák', phones: [] });
  const rows = [prepareRow(the.tools.hasher, acme, row)];
  const again = await the.run((tx) =>
    registerReceivables(the.tools, tx, { creditor: acme, actor: 'user:test', importId: null }, rows),
  );
  expect(again).toMatchObject([{ value: { outcome: 'unchanged' } }]);
  expect([await found('40017'), await found('40018'), await unfindable()]).toEqual([personId, other.personId, 0]);
  expect((await the.events()).length).toBe(before);
});

test('whoever proves who she is by it is found by it from then on; whoever keys another one is not', async () => {
  const { personId } = await the.register(acme, jana);
  await forgetLookups();
  expect(await proves(personId, '40018')).toBe('no_match');
  expect([await found('40017'), await found('40018')]).toEqual([undefined, undefined]);
  expect(await proves(personId, '40017')).toBe('match');
  expect([await found('40017'), await unfindable()]).toEqual([personId, 0]);
  expect(await proves(personId, '40017')).toBe('match');
});
