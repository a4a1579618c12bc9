import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { changeCreditor } from './change-creditor.ts';
import { type ContactWish, noContact, readCreditorContact } from './creditor-contact.ts';

let the: OpenBooks;
beforeEach(async () => {
  the = await openBooks();
});
afterEach(() => the.close());

const known = {
  ...{ phone: '+420221111222', email: 'info@acme.example', web: 'acme.example/contact' },
  ...{ street: 'Dlouhá 1', city: 'Praha 1', postcode: '110 00' },
};

test('how a creditor is reached is kept as it is said, changed piece by piece, and on record', async () => {
  const typed = { ...known, phone: ' 221 111 222 ', web: 'https://acme.example/contact/' };
  const acme = await the.creditor('CZ', { contact: typed });
  expect(acme.contact).toEqual(known);
  const change = (contact: ContactWish) => changeCreditor({ ...the.tools, work: the.work }, 'user:test', acme.id, { contact });
  expect(await change({ email: '', phone: '+421 2 3214 4888' })).toMatchObject({
    value: { contact: { ...known, email: null, phone: '+421232144888' } },
  });
  expect(await change({ email: null })).toMatchObject({ ok: true });
  const stored = await the.run((tx) => the.tools.books.creditors.find(tx, acme.id));
  expect(stored?.contact).toEqual({ ...known, email: null, phone: '+421232144888' });
  const told = await the.events('creditor_changed');
  expect(told.map(({ data }) => data)).toEqual([{ changed: ['contact'] }]);
});

test.each([
  [{ phone: '12' }, /not a telephone number of CZ/],
  [{ phone: '900 901 234' }, /ordinary price/],
  [{ email: 'info@acme' }, /no e-mail address/],
  [{ web: 'our page' }, /no web page/],
  [{ street: 'Dlouhá 1' }, /needs its city/],
] as const)('a creditor is not reached by %j', (wish, message) => {
  expect(readCreditorContact(noContact, wish, 'CZ')).toMatchObject({
    ok: false,
    reason: 'contact_wrong',
    message: expect.stringMatching(message),
  });
});
