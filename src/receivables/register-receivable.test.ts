import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { debtorRow, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { fileKeyring, rotateKeyring } from '../adapters/keyring/file-keyring.ts';
import type { PersonId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { checkIdentity } from './check-identity.ts';
import { findConversation } from './find-conversation.ts';
import { findDebtor } from './find-debtor.ts';
import { markContactPoint } from './mark-contact-point.ts';
import type { Creditor } from './model.ts';
import { registerReceivable } from './register-receivable.ts';

let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const phone = (text: string) => {
  const parsed = parsePhone(text, 'CZ');
  if (!parsed.ok) throw new Error(parsed.message);
  return { number: parsed.value.number, kind: parsed.value.kind };
};
const jana = {
  receivableId: 'F-1',
  debtorId: 'D-17',
  customerNumber: '0040017',
  name: 'Jana Nováková',
  phones: [phone('601 123 456')],
  birthDate: '1971-03-19',
  address: { street: 'Lidická 1', city: 'Brno', postcode: '602 00', country: 'CZ' as const },
};
const talk = (personId: Parameters<typeof findConversation>[2]) =>
  the.run((tx) => findConversation(the.tools, tx, personId, acme.id));
const debtor = (personId: Parameters<typeof findConversation>[2]) =>
  the.run((tx) => findDebtor(the.tools.books, tx, personId, acme.id));
const identify = (personId: Parameters<typeof findConversation>[2], parts: Parameters<typeof checkIdentity>[3]['parts']) =>
  the.run((tx) => checkIdentity(the.tools, tx, { actor: 'debtor', origin: 'test' }, { personId, creditorId: acme.id, parts }));

test('the same row again changes nothing and writes nothing', async () => {
  const first = await the.register(acme, jana);
  const before = (await the.events()).length;
  expect(await the.register(acme, jana)).toEqual({ ...first, outcome: 'unchanged' });
  expect((await the.events()).length).toBe(before);
});

test('a changed row updates, and the journal names what changed but not to what', async () => {
  const { receivableId } = await the.register(acme, jana);
  const again = await the.register(acme, { ...jana, name: 'Jana Veselá', amountMinor: 40_000 });
  expect(again).toMatchObject({ outcome: 'updated', receivableId });
  expect(await talk(again.personId)).toMatchObject({ totalMinor: 40_000 });
  expect((await the.events('receivable_updated'))[0]?.data).toMatchObject({
    changed: ['billedMinor', 'amountMinor'],
    amountMinor: 40_000,
  });
  expect((await the.events('person_updated'))[0]?.data).toMatchObject({ changed: ['name'] });
  expect(JSON.stringify(await the.events())).not.toMatch(/Vesel|Nov|601123456/);
});

test('an amount of nought settles what was owed', async () => {
  const { personId } = await the.register(acme, jana);
  await the.register(acme, { ...jana, amountMinor: 0 });
  expect(await talk(personId)).toBeUndefined();
});

test('one debtor id at one creditor is one person, whatever the name; one name is not', async () => {
  const first = await the.register(acme, jana);
  const second = await the.register(acme, { ...jana, receivableId: 'F-2', name: 'Novákova J.', due: '2026-10-01' });
  const other = await the.register(acme, { ...jana, receivableId: 'F-3', debtorId: 'D-18', customerNumber: null });
  expect(second.personId).toBe(first.personId);
  expect(other.personId).not.toBe(first.personId);
  expect((await talk(first.personId))?.receivables.map(({ externalKey }) => externalKey)).toEqual(['F-2', 'F-1']);
});

test('one national identifier is one person at every creditor; a debtor id of another creditor is not', async () => {
  const other = await the.creditor('CZ', { code: 'other', birthNumberTitle: 'consent of the holder' });
  const titled = await the.creditor('CZ', { code: 'titled', birthNumberTitle: 'consent of the holder' });
  const birthNumber = '7103192745';
  const first = await the.register(titled, { ...jana, birthNumber });
  const same = await the.register(other, { ...jana, debtorId: 'X-1', birthNumber });
  const stranger = await the.register(acme, { ...jana });
  expect(same.personId).toBe(first.personId);
  expect(stranger.personId).not.toBe(first.personId);
});

test('two known persons with one national identifier stay two, and people are told', async () => {
  const titled = await the.creditor('CZ', { code: 'titled', birthNumberTitle: 'consent of the holder' });
  const first = await the.register(titled, { ...jana, birthNumber: '7103192745' });
  const second = await the.register(titled, { ...jana, receivableId: 'F-2', debtorId: 'D-18', birthNumber: null });
  const again = await the.register(titled, { ...jana, receivableId: 'F-2', debtorId: 'D-18', birthNumber: '7103192745' });
  expect(again.personId).toBe(second.personId);
  expect((await the.events('same_person_suspected'))[0]).toMatchObject({
    subject: { personId: second.personId },
    data: { otherPersonId: first.personId },
  });
});

test('without any id, the same phone under the same name is one person, and the same phone under another name is not', async () => {
  const bare = { phones: [phone('601 123 456')], due: null };
  const first = await the.register(acme, { ...bare, name: 'Jana  Nováková' });
  const same = await the.register(acme, { ...bare, name: 'jana nováková', amountMinor: 200_000 });
  const son = await the.register(acme, { ...bare, name: 'Petr Novák', amountMinor: 300_000 });
  expect(same.personId).toBe(first.personId);
  expect(son.personId).not.toBe(first.personId);
});

test('a receivable whose debtor id is corrected moves to the other person', async () => {
  const first = await the.register(acme, jana);
  const moved = await the.register(acme, { ...jana, debtorId: 'D-99', customerNumber: null });
  expect(moved.receivableId).toBe(first.receivableId);
  expect(moved.personId).not.toBe(first.personId);
  expect(await talk(first.personId)).toBeUndefined();
  expect(await talk(moved.personId)).toMatchObject({ totalMinor: 100_000 });
});

test('a corrected number is tried first; a number that was somebody else stays so', async () => {
  const { personId } = await the.register(acme, jana);
  const before = await debtor(personId);
  const old = before?.phones[0]?.contactPointId;
  if (!old) throw new Error('no phone');
  await the.run((tx) =>
    markContactPoint(the.tools, tx, { actor: 'debtor', origin: 'x' }, { personId, contactPointId: old }, 'wrong_party'),
  );
  await the.register(acme, { ...jana, phones: [phone('602 999 888'), phone('601 123 456')] });
  expect((await debtor(personId))?.phones.map(({ phone: { number }, status }) => `${number} ${status}`)).toEqual([
    '+420602999888 unverified',
    '+420601123456 wrong_party',
  ]);
});

test('a debtor is identified by birth date, or by customer number and postcode together', async () => {
  const { personId } = await the.register(acme, jana);
  expect((await debtor(personId))?.verifiers).toEqual(['birth_date', 'customer_number', 'postcode']);
  expect(await identify(personId, { birth_date: '19031971' })).toBe('match');
  expect(await identify(personId, { birth_date: '19031972' })).toBe('no_match');
  expect(await identify(personId, { customer_number: '40017', postcode: '60200' })).toBe('match');
  expect(await identify(personId, { customer_number: '40017', postcode: '60300' })).toBe('no_match');
  expect(await identify(personId, { customer_number: '40017' })).toBe('unknown');
  expect(await identify(personId, {})).toBe('unknown');
});

test('each of several customer numbers identifies, and a corrected birth date replaces the old one', async () => {
  const { personId } = await the.register(acme, jana);
  await the.register(acme, { ...jana, receivableId: 'F-2', customerNumber: '77', birthDate: '1971-03-20' });
  expect(await identify(personId, { customer_number: '40017', postcode: '60200' })).toBe('match');
  expect(await identify(personId, { customer_number: '77', postcode: '60200' })).toBe('match');
  expect(await identify(personId, { birth_date: '20031971' })).toBe('match');
  expect(await identify(personId, { birth_date: '19031971' })).toBe('no_match');
});

test('a birth number identifies only where the creditor recorded its legal title; elsewhere only the birth date in it is kept', async () => {
  const row = { ...jana, birthDate: null, birthNumber: '7103192745' };
  const { personId } = await the.register(acme, row);
  expect((await debtor(personId))?.verifiers).toEqual(['birth_date', 'customer_number', 'postcode']);
  expect(await identify(personId, { birth_number: '7103192745' })).toBe('unknown');
  expect(await identify(personId, { birth_date: '19031971' })).toBe('match');
  const titled = await the.creditor('CZ', { code: 'titled', birthNumberTitle: 'consent of the holder' });
  const there = await the.register(titled, row);
  const parts = { birth_number: '710319/2745' };
  const check = { personId: there.personId, creditorId: titled.id, parts };
  expect(await the.run((tx) => checkIdentity(the.tools, tx, { actor: 'debtor', origin: 'x' }, check))).toBe('match');
});

test('what one creditor told is no proof for another', async () => {
  const titled = { birthNumberTitle: 'consent of the holder' };
  const one = await the.creditor('CZ', { code: 'one', ...titled });
  const two = await the.creditor('CZ', { code: 'two', ...titled });
  const { personId } = await the.register(one, { ...jana, birthNumber: '7103192745' });
  await the.register(two, { receivableId: 'Z', birthNumber: '7103192745', phones: jana.phones });
  const parts = { customer_number: '40017', postcode: '60200' };
  const ask = (creditorId: typeof one.id) =>
    the.run((tx) => checkIdentity(the.tools, tx, { actor: 'debtor', origin: 'x' }, { personId, creditorId, parts }));
  expect(await ask(one.id)).toBe('match');
  expect(await ask(two.id)).toBe('unknown');
});

test('identity digits and dates are nowhere in the database files, nor in the journal', async () => {
  const titled = await the.creditor('CZ', { code: 'titled', birthNumberTitle: 'consent of the holder' });
  const { personId } = await the.register(titled, { ...jana, birthNumber: '7103192745' });
  await the.register(titled, {
    ...jana,
    receivableId: 'F-2',
    debtorId: null,
    customerNumber: '55501234',
    nationalId: 'CZ:998877665',
  });
  await identify(personId, { birth_date: '19031971' });
  const bytes = Buffer.concat(
    readdirSync(the.folder)
      .filter((name) => name.startsWith('dovolat.db'))
      .map((name) => readFileSync(join(the.folder, name))),
  );
  expect(bytes.includes('Nováková')).toBe(true);
  for (const digits of ['7103192745', '710319/2745', '1971-03-19', '19031971', '40017', '55501234', '998877665'])
    expect(bytes.includes(digits)).toBe(false);
});

test('after a change of key old hashes still compare, and the next import renews them', async () => {
  const { personId, receivableId } = await the.register(acme, jana);
  const fresh = rotateKeyring(the.keyFile);
  const hasher = fileKeyring(the.keyFile);
  const tools = { ...the.tools, hasher };
  const source = { creditor: acme, actor: 'import' as const, importId: null };
  const check = { personId, creditorId: acme.id, parts: { birth_date: '19031971' } };
  const act = { actor: 'debtor' as const, origin: 'x' };
  expect(await the.run((tx) => checkIdentity(tools, tx, act, check))).toBe('match');
  const second = await the.run((tx) => registerReceivable(tools, tx, source, debtorRow({ ...jana, receivableId: 'F-2' })));
  expect(second).toMatchObject({ ok: true, value: { personId } });
  const again = await the.run((tx) => registerReceivable(tools, tx, source, debtorRow(jana)));
  expect(again).toMatchObject({ ok: true, value: { outcome: 'unchanged', receivableId } });
  const kept = await the.run((tx) => the.tools.books.verifiers.ofPerson(tx, personId, acme.id));
  expect(new Set(kept.map(({ keyed }) => keyed.keyId))).toEqual(new Set([fresh]));
});

test('when the key is lost, the next import finds everybody again, and who said stop stays stopped', async () => {
  const titled = await the.creditor('CZ', { code: 'titled', birthNumberTitle: 'consent of the holder' });
  const rows = [
    { ...jana, customerNumber: null },
    { ...jana, receivableId: 'F-2', debtorId: null },
    { ...jana, receivableId: 'F-3', debtorId: null, customerNumber: null, birthNumber: '7103192745' },
    { ...jana, receivableId: 'F-4', debtorId: null, customerNumber: null, phones: [phone('602 999 888')] },
  ];
  const before: string[] = [];
  for (const row of rows) before.push((await the.register(titled, row)).personId);
  rmSync(the.keyFile);
  const tools = { ...the.tools, hasher: fileKeyring(the.keyFile) };
  const source = { creditor: titled, actor: 'import' as const, importId: null };
  const after: string[] = [];
  for (const row of [{ ...jana, receivableId: 'F-5', customerNumber: null }, ...rows]) {
    const made = await the.run((tx) => registerReceivable(tools, tx, source, debtorRow(row)));
    if (made.ok) after.push(made.value.personId);
  }
  expect(new Set(before).size).toBe(4);
  expect(after).toEqual([before[0], ...before]);
  const check = { personId: after[0] as PersonId, creditorId: titled.id, parts: { birth_date: '19031971' } };
  expect(await the.run((tx) => checkIdentity(tools, tx, { actor: 'debtor', origin: 'x' }, check))).toBe('match');
});
