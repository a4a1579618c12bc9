import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';

let office: OpenOffice;
let jana: string;
let caseId: string;

beforeAll(async () => {
  office = await openOffice();
  await office.owes(await office.creditor(), '1500.00');
  jana = (await office.ask('/debtors?q=Nov')).body.items[0].id;
  caseId = (await office.ask(`/debtors/${jana}/cases`)).body.items[0].id;
});

afterAll(() => office.close());

const petr = { role: 'guarantor', name: 'Petr Novák', phone: '601 234 567', birthDate: '1980-02-01' };

test('somebody new is put onto a case, may be told once that is said, and is taken off again', async () => {
  expect((await office.ask(`/cases/${caseId}/parties`, { body: petr, as: office.keys.viewer })).status).toBe(403);
  const made = await office.ask(`/cases/${caseId}/parties`, { body: petr });
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ role: 'guarantor', entitled: false })]);
  const { personId } = made.body;
  const again = await office.ask(`/cases/${caseId}/parties`, { body: petr });
  expect(again.body.personId).toBe(personId);
  const path = `/cases/${caseId}/parties/${personId}`;
  const entitled = await office.ask(path, { method: 'PUT', body: { role: 'guarantor', entitled: true } });
  expect(entitled.body.entitled).toBe(true);
  const hers = (await office.ask(`/debtors/${personId}/cases`)).body.items;
  expect(hers).toMatchObject([{ id: caseId, principal: { id: jana }, parties: [{ name: 'Petr Novák', entitled: true }] }]);
  expect((await office.ask(path, { method: 'DELETE' })).status).toBe(200);
  const gone = await office.ask(path, { method: 'DELETE' });
  expect([gone.status, gone.body.code]).toEqual([404, 'not_a_party']);
  expect((await office.ask(`/debtors/${jana}/cases`)).body.items[0].parties).toEqual([]);
});

test('nobody comes onto a case without a number or an address, and no birth date is on record or in the journal', async () => {
  const nowhere = await office.ask(`/cases/${caseId}/parties`, { body: { ...petr, phone: null } });
  expect([nowhere.status, nowhere.body.code]).toEqual([422, 'no_contact']);
  const wrong = await office.ask(`/cases/${caseId}/parties`, { body: { ...petr, phone: '12' } });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'not_a_phone_number']);
  const told = JSON.stringify(await office.events('party_recorded', 'person_registered'));
  expect(told).not.toContain('1980');
  expect(told).not.toContain('Petr');
});
