import { afterEach, beforeEach, expect, test } from 'vitest';
import { debtorRow, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { Creditor, DebtorRow } from './model.ts';
import { registerReceivable } from './register-receivable.ts';

let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const jana = { receivableId: 'F-1', debtorId: 'D-17', name: 'Jana Nováková', email: 'jana@example.com' };

async function register(row: Partial<DebtorRow>, confirmedEmails: string | null) {
  const source = { creditor: acme, actor: 'user:test' as const, importId: null, confirmedEmails };
  const made = await the.run((tx) => registerReceivable(the.tools, tx, source, debtorRow(row)));
  if (!made.ok) throw new Error(made.message);
  const points = await the.run((tx) => the.tools.books.contactPoints.ofPerson(tx, made.value.personId));
  return { ...made.value, emails: points.filter(({ kind }) => kind === 'email') };
}

test('an e-mail address from a file is unverified, unless the creditor has confirmed it; the journal says how', async () => {
  expect((await register(jana, null)).emails.map(({ status }) => status)).toEqual(['unverified']);
  const petr = { ...jana, receivableId: 'F-2', debtorId: 'D-18', name: 'Petr Malý', email: 'petr@example.com' };
  const { emails, personId } = await register(petr, 'asked at the signing of each contract');
  expect(emails.map(({ status }) => status)).toEqual(['verified']);
  expect(await the.events('contact_point_marked')).toMatchObject([
    {
      actor: 'user:test',
      subject: { personId },
      data: { contactPointId: emails[0]?.id, status: 'verified', evidence: 'asked at the signing of each contract' },
    },
  ]);
});

test('the same file again, confirmed this time, verifies the addresses and changes nothing else', async () => {
  await register(jana, null);
  const again = await register(jana, 'confirmed by the creditor');
  expect(again.outcome).toBe('unchanged');
  expect(again.emails.map(({ status }) => status)).toEqual(['verified']);
  await register(jana, 'confirmed by the creditor');
  expect(await the.events('contact_point_marked')).toHaveLength(1);
});

test('a file confirms only the address that it names, and never one that is known to be somebody else’s', async () => {
  const { emails } = await register(jana, null);
  const first = emails[0];
  if (!first) throw new Error('no address');
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, first.personId, first.id, 'wrong_party'));
  const next = await register({ ...jana, amountMinor: 5000 }, 'confirmed');
  expect(next.emails.map(({ status }) => status)).toEqual(['wrong_party']);
  const corrected = await register({ ...jana, email: 'jana.new@example.com' }, 'confirmed');
  expect(corrected.emails.map(({ value, status }) => `${value} ${status}`).sort()).toEqual([
    'jana.new@example.com verified',
    'jana@example.com wrong_party',
  ]);
});
