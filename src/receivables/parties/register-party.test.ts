import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { CaseId, PersonId } from '../../kernel/ids.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { checkIdentity } from '../check-identity.ts';
import type { Creditor } from '../model.ts';
import { recordOptOut } from '../record-opt-out.ts';
import type { PartyPerson } from './find-known-person.ts';
import { registerParty } from './register-party.ts';

let the: OpenBooks;
let acme: Creditor;
let caseId: CaseId;
let jana: PersonId;

/** Jana owes; Petr owes as well, and the creditor's file knows him by an id of its own. */
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  jana = (
    await the.register(acme, { receivableId: 'F-1', debtorId: 'D-1', name: 'Jana Nováková', phones: [phone('601 111 111')] })
  ).personId;
  const [found] = await the.run((tx) => the.tools.books.receivables.casesOf(tx, [jana], acme.id));
  caseId = found?.id as CaseId;
});
afterEach(() => the.close());

const phone = (text: string) => {
  const parsed = parsePhone(text, 'CZ');
  if (!parsed.ok) throw new Error(parsed.message);
  return { number: parsed.value.number, kind: parsed.value.kind };
};
const filed = {
  ...{ receivableId: 'F-2', debtorId: 'D-2', name: 'Petr Novák', birthDate: '1980-02-01', country: 'SK' as const },
  ...{ phones: [phone('602 222 222'), phone('603 333 333')], email: 'petr@example.cz' },
};
const typed: PartyPerson = {
  ...{ kind: 'natural', name: 'NOVAK  Petr', country: 'CZ', language: null, phones: [phone('603 333 333')] },
  ...{ email: null, birthDate: null },
};
const put = (said: Partial<PartyPerson> = {}) =>
  the.run((tx) =>
    registerParty(
      the.tools,
      tx,
      { actor: 'user:eva', origin: 'here' },
      { caseId, role: 'co_debtor', entitled: true, person: { ...typed, ...said } },
    ),
  );
const personOf = (personId: PersonId) =>
  the.run(async (tx) => ({
    person: await the.tools.books.persons.find(tx, personId),
    points: await the.tools.books.contactPoints.ofPerson(tx, personId),
  }));
const bornOn = (personId: PersonId, day: string) =>
  the.run((tx) => checkIdentity(the.tools, tx, act('call'), { personId, creditorId: acme.id, parts: { birth_date: day } }));

test('whoever the creditor’s file knows by that name and number is the person who comes onto the case, and her STOP holds', async () => {
  const { personId: petr } = await the.register(acme, filed);
  await the.run((tx) => recordOptOut(the.tools, tx, act('sms'), { personId: petr, creditorId: acme.id, scope: 'all' }));
  expect(await put()).toMatchObject({ ok: true, value: { personId: petr } });
  expect(await the.run((tx) => the.tools.books.optOuts.ofPerson(tx, petr, acme.id))).toMatchObject([{ scope: 'all' }]);
  expect(await the.events('person_registered')).toEqual([]);
});

test('a number marked as somebody else’s leads to who bore it, and the mark stays', async () => {
  const { personId: petr } = await the.register(acme, filed);
  const [, second] = (await personOf(petr)).points.filter(({ kind }) => kind === 'phone');
  if (!second) throw new Error('no second number');
  await the.run((tx) => the.tools.books.contactPoints.setStatus(tx, petr, second.id, 'wrong_party'));
  const before = await personOf(petr);
  expect(await put()).toMatchObject({ ok: true, value: { personId: petr } });
  expect(await personOf(petr)).toEqual(before);
});

test('nothing on record gives way to what was typed in; what was missing is added after it and journalled', async () => {
  const { personId: petr } = await the.register(acme, filed);
  const before = await personOf(petr);
  const more = {
    phones: [phone('603 333 333'), phone('604 444 444')],
    email: 'Petr.Novak@example.cz',
    kind: 'company',
    language: 'sk',
  } as const;
  expect(await put(more)).toMatchObject({ ok: true, value: { personId: petr } });
  const after = await personOf(petr);
  expect(after.person).toEqual({ ...before.person, language: 'sk' });
  const added = after.points.filter(({ id }) => !before.points.some((point) => point.id === id));
  expect(after.points.filter((point) => !added.includes(point))).toEqual(before.points);
  expect(added.map(({ value }) => value)).toEqual(['petr.novak@example.cz', '+420604444444']);
  const last = Math.max(...before.points.map(({ position }) => position));
  for (const { position, source, status } of added) {
    expect(position).toBeGreaterThan(last);
    expect([source, status]).toEqual(['user:eva', 'unverified']);
  }
  const [told] = await the.events('person_updated');
  expect(told).toMatchObject({ actor: 'user:eva', subject: { personId: petr, creditorId: acme.id } });
  expect(told?.data).toEqual({ changed: ['language'], contactPoints: expect.arrayContaining(added.map(({ id }) => id)) });
});

test('the birth date on record stays the one by which she proves who she is', async () => {
  const { personId: petr } = await the.register(acme, filed);
  expect(await put({ birthDate: '1980-02-02' })).toMatchObject({ ok: false, reason: 'other_birth_date' });
  expect(await put({ birthDate: '1980-02-01' })).toMatchObject({ ok: true, value: { personId: petr } });
  expect(await bornOn(petr, '01021980')).toBe('match');
});

test('a birth date that was missing is added, and the journal says so without it', async () => {
  const { personId: petr } = await the.register(acme, { ...filed, birthDate: null });
  expect(await put({ birthDate: '1980-02-01' })).toMatchObject({ ok: true, value: { personId: petr } });
  expect(await bornOn(petr, '01021980')).toBe('match');
  expect((await the.events('person_updated')).map(({ data }) => data)).toEqual([{ changed: ['birthDate'], contactPoints: [] }]);
});

test('father and son of one name on one number are told apart by the birth date, or by a person', async () => {
  const { personId: father } = await the.register(acme, { ...filed, birthDate: '1955-05-05' });
  const { personId: son } = await the.register(acme, { ...filed, receivableId: 'F-3', debtorId: 'D-3' });
  expect(await put()).toMatchObject({ ok: false, reason: 'several_alike' });
  expect(await put({ birthDate: '1955-05-05' })).toMatchObject({ ok: true, value: { personId: father } });
  expect(await put({ birthDate: '1980-02-01' })).toMatchObject({ ok: true, value: { personId: son } });
});

test('an e-mail address under the same name finds her as a number does, however it is written', async () => {
  const { personId: petr } = await the.register(acme, filed);
  expect(await put({ phones: [], email: 'PETR@example.cz' })).toMatchObject({ ok: true, value: { personId: petr } });
  expect(await the.events('person_updated')).toEqual([]);
});

test('another name on the number, the same name on another number, and another creditor’s debtor are other people', async () => {
  const { personId: petr } = await the.register(acme, filed);
  const other = await the.creditor('CZ', { code: 'other' });
  const { personId: theirs } = await the.register(other, { ...filed, phones: [phone('605 555 555')] });
  const made = [
    await put({ name: 'Eva Nováková' }),
    await put({ phones: [phone('606 666 666')] }),
    await put({ phones: [phone('605 555 555')] }),
  ].map((party) => (party.ok ? party.value.personId : party.reason));
  expect(new Set([petr, theirs, jana, ...made]).size).toBe(6);
});

test('who owes the case is no other party of it, by whatever spelling she is named', async () => {
  const said = { name: 'novakova jana', phones: [phone('601 111 111')] };
  expect(await put(said)).toMatchObject({ ok: false, reason: 'is_the_principal' });
  expect(await the.events('person_registered', 'person_updated', 'party_recorded')).toEqual([]);
});

test('whoever was put onto a case by hand is known again, also when she was taken off it', async () => {
  const first = await put();
  if (!first.ok) throw new Error(first.message);
  const { personId } = first.value;
  await the.run((tx) => the.tools.books.parties.put(tx, { ...first.value, endedAt: 1 }));
  const renamed = { name: 'Petr Novák', phones: [phone('607 777 777'), phone('603 333 333')] };
  expect(await put(renamed)).toMatchObject({ ok: true, value: { personId } });
  expect(await the.events('person_registered')).toHaveLength(1);
});
