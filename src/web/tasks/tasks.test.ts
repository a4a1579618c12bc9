import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayBefore } from '../../../test/support/fio-statement.ts';
import { type OpenOffice, openOffice } from '../../../test/support/open-office.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import type { TaskWire, WorkWire } from './api-types.ts';

let office: OpenOffice;
let creditorId: string;

beforeAll(async () => {
  office = await openOffice();
  creditorId = await office.creditor();
});

afterAll(() => office.close());

const tasks = async (query = ''): Promise<TaskWire[]> => (await office.ask(`/tasks${query}`)).body.items;
const work = async (): Promise<WorkWire[]> => (await office.ask('/work')).body.items;
const owedOf = async (id: string) => (await office.ask(`/receivables/${id}`)).body.owed.amount;

test('a dispute is a task of its department with a deadline, and is closed by a decision on record', async () => {
  const { id } = await office.owes(creditorId, '1000.00');
  const more = await office.owes(creditorId, '500.00', { receivableId: 'F-1b' });
  await office.disputes('wrong_amount', id as ReceivableId, more.id as ReceivableId);
  const [task] = await tasks('?department=billing');
  expect(task).toMatchObject({
    ...{ kind: 'dispute_review', department: 'billing', late: false, creditor: 'ACME Energie, a.s.' },
    ...{ debtor: { name: 'Jana Nováková' }, dispute: { code: 'wrong_amount', state: 'open' } },
  });
  expect(task?.dispute?.receivables.map(({ key, owed }) => [key, owed.amount])).toEqual([
    ['F-1', '1000.00'],
    ['F-1b', '500.00'],
  ]);
  expect(await tasks('?department=legal')).toEqual([]);

  const decide = (credits: object[], as = office.keys.operator) =>
    office.ask(`/disputes/${task?.dispute?.id}/decide`, { body: { decision: 'partly', credits }, as });
  expect((await decide([{ receivableId: id, amount: '300' }], office.keys.viewer)).status).toBe(403);
  const tooMuch = await decide([{ receivableId: id, amount: '1000.01' }]);
  expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'credit_out_of_range']);
  const noAmount = await decide([{ receivableId: id, amount: 'three hundred' }]);
  expect([noAmount.status, noAmount.body.code]).toEqual([422, 'credit_out_of_range']);
  const decided = await decide([{ receivableId: id, amount: '300' }]);
  expect([decided.status, decided.body]).toEqual([200, { givenUp: { amount: '300.00', currency: 'CZK' } }]);
  expect([await owedOf(id), await owedOf(more.id)]).toEqual(['700.00', '500.00']);
  const told = (await office.events('dispute_closed')).at(-1);
  expect([told?.actor.startsWith('user:'), told?.data]).toMatchObject([true, { to: 'partly', creditedMinor: 30_000 }]);
  await office.catchUpTasks();
  expect(await tasks()).toEqual([]);
  const again = await decide([{ receivableId: id, amount: '300' }]);
  expect([again.status, again.body.code]).toEqual([409, 'decided_already']);
});

test('a task is closed with a note that never reaches the journal', async () => {
  const { id } = await office.owes(creditorId, '80.00', { receivableId: 'F-9', debtorId: 'D-9', name: 'Petr Malý' });
  await office.disputes('other', id as ReceivableId);
  const [task] = await tasks();
  const order = { body: { state: 'done', note: 'rang her, all is well' } };
  expect((await office.ask(`/tasks/${task?.id}/close`, { ...order, as: office.keys.viewer })).status).toBe(403);
  expect((await office.ask(`/tasks/${task?.id}/close`, order)).status).toBe(200);
  expect(await tasks()).toEqual([]);
  expect(JSON.stringify(await office.events('task_closed'))).not.toContain('rang her');
  const again = await office.ask(`/tasks/${task?.id}/close`, order);
  expect([again.status, again.body.code]).toEqual([409, 'task_closed_already']);
});

test('a letter waits for somebody’s hands, and counts as sent only once she has said so', async () => {
  const { id } = await office.owes(creditorId, '640.00', { receivableId: 'F-7', debtorId: 'D-7', name: 'Ivan Tichý' });
  await office.wantsLetter(id as ReceivableId, 'formal-demand');
  const [letter] = await work();
  expect(letter).toMatchObject({
    ...{ channel: 'letter', registered: true, text: 'formal-demand', severity: 'demand', receivables: 1 },
    ...{ debtor: { name: 'Ivan Tichý' }, owed: { amount: '640.00', currency: 'CZK' } },
  });
  expect(await office.events('step_ended')).toEqual([]);
  expect((await office.ask(`/work/${letter?.id}/finish`, { body: {}, as: office.keys.viewer })).status).toBe(403);
  expect((await office.ask(`/work/${letter?.id}/finish`, { body: {} })).status).toBe(200);
  expect(await work()).toEqual([]);
  const [ended] = await office.events('step_ended');
  const told = (await office.ask(`/debtors/${letter?.debtor.id}/timeline`)).body.items;
  expect(told).toContainEqual(expect.objectContaining({ kind: 'by_hand', channel: 'letter' }));
  expect(ended?.data).toMatchObject({ fate: 'done', because: expect.stringMatching(/^user:/) });
  const again = await office.ask(`/work/${letter?.id}/finish`, { body: {} });
  expect([again.status, again.body.code]).toEqual([409, 'ended_already']);

  await office.wantsLetter(id as ReceivableId, 'final-notice', dayBefore(0));
  const [other] = await work();
  await office.ask(`/work/${other?.id}/finish`, { body: { dropped: true } });
  expect((await office.events('step_ended')).at(-1)?.data).toMatchObject({ fate: 'refused' });
});

test('a dispute that is rejected gives nothing up', async () => {
  const { id } = await office.owes(creditorId, '300.00', { receivableId: 'F-11', debtorId: 'D-11', name: 'Nela Krátká' });
  await office.disputes('defective', id as ReceivableId);
  const task = (await tasks()).find(({ debtor }) => debtor?.name === 'Nela Krátká');
  const decided = await office.ask(`/disputes/${task?.dispute?.id}/decide`, { body: { decision: 'rejected' } });
  expect([decided.status, decided.body.givenUp.amount, await owedOf(id)]).toEqual([200, '0.00', '300.00']);
  expect((await office.events('dispute_closed')).at(-1)?.data).toMatchObject({ to: 'rejected' });
});

test('what somebody wrote is read where the task is, also where the number is nobody’s, and in the debtor’s file', async () => {
  const { debtorId } = await office.owes(creditorId, '210.00', {
    ...{ receivableId: 'F-12', debtorId: 'D-12', name: 'Olga Bílá', phones: ['+420601555123'] },
  });
  await office.receives('+420601555123', 'Zaplatím v pátek');
  await office.receives('+48600100200', 'Kto pisze?');
  await office.catchUpTasks();
  const written = (await tasks('?department=customer_care')).filter(({ kind }) => kind === 'read_message');
  expect(written.map(({ debtor, message }) => [debtor?.name ?? null, message?.from, message?.text])).toEqual([
    ['Olga Bílá', '+420601555123', 'Zaplatím v pátek'],
    [null, '+48600100200', 'Kto pisze?'],
  ]);
  const history = (await office.ask(`/debtors/${debtorId}/timeline`)).body.items;
  expect(history).toContainEqual(expect.objectContaining({ kind: 'wrote', reading: 'not_understood', text: 'Zaplatím v pátek' }));
});
