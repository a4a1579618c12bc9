import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';

let office: OpenOffice;
let caseId: string;

beforeAll(async () => {
  office = await openOffice();
  await office.owes(await office.creditor(), '1500.00');
  const jana = (await office.ask('/debtors?q=Nov')).body.items[0].id;
  caseId = (await office.ask(`/debtors/${jana}/cases`)).body.items[0].id;
});

afterAll(() => office.close());

const fetched = (id: string, key: string) =>
  fetch(`${office.url}/api/v1/documents/${id}/file`, { headers: { authorization: `Bearer ${key}` } });

test('an operator puts a file onto a case and saves it; a viewer sees that it is there, and may not open it', async () => {
  const headers = { 'x-file-name': encodeURIComponent('Smlouva č. 1.pdf') };
  const path = `/cases/${caseId}/documents`;
  expect((await office.ask(path, { body: 'contents', headers, as: office.keys.viewer })).status).toBe(403);
  const added = await office.ask(path, { body: 'contents', headers });
  expect([added.status, added.body]).toEqual([
    201,
    expect.objectContaining({ name: 'Smlouva č. 1.pdf', type: 'application/pdf', size: 8, by: 'a operator' }),
  ]);
  const { id } = added.body;
  expect((await office.ask(path, { as: office.keys.viewer })).body.items).toMatchObject([{ id }]);
  expect((await fetched(id, office.keys.viewer)).status).toBe(403);
  const saved = await fetched(id, office.keys.operator);
  expect(await saved.text()).toBe('contents');
  expect(saved.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''Smlouva%20%C4%8D.%201.pdf`);
  expect(await office.events('document_opened')).toHaveLength(1);
  expect((await office.ask(`/documents/${id}`, { method: 'DELETE' })).status).toBe(200);
  expect((await fetched(id, office.keys.operator)).status).toBe(404);
  expect((await office.ask(path)).body.items).toEqual([]);
});

test('a case that is none takes no file', async () => {
  const headers = { 'x-file-name': 'a.txt' };
  const refused = await office.ask('/cases/cas_00000000000000000000000000/documents', { body: 'x', headers });
  expect([refused.status, refused.body.code]).toEqual([404, 'unknown_case']);
});
