import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../test/support/open-books.ts';
import { type OpenCommandLine, openCommandLine } from '../../test/support/open-command-line.ts';
import { keepTasks } from '../desk/tasks/keep-tasks.ts';
import { partsOf } from '../main/keep-books.ts';
import { openDispute } from '../receivables/open-dispute.ts';

let the: OpenCommandLine;
beforeEach(async () => {
  the = await openCommandLine();
});
afterEach(() => the.close());

test('a dispute makes a task for its department, which ends by hand', async () => {
  expect(await the.dovolat('tasks', 'list')).toMatchObject({ code: 0, said: 'Nothing to do.' });
  const { personId, receivableId } = await the.owes();
  const wish = { personId, creditorId: await the.acme(), code: 'wrong_amount', receivables: [receivableId] } as never;
  await the.tools.work.run((tx) => openDispute(the.tools, tx, act('d'), wish));
  const silent = { info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
  await keepTasks(partsOf(the.opened, silent)).catchUp();
  expect((await the.dovolat('tasks', 'list')).said).toMatch(/tsk_\S+ +.*Jana Nováková +acme/);
  expect(await the.json('disputes', 'list')).toMatchObject([{ department: 'billing', reviewBy: expect.any(Number) }]);
  const [{ id }] = await the.json('tasks', 'list');
  expect(await the.dovolat('tasks', 'done', id, '--note', 'looked at')).toMatchObject({ code: 0, said: 'The task is done.' });
  expect((await the.dovolat('tasks', 'cancel', id)).code).toBe(1);
  expect(await the.json('tasks', 'list')).toEqual([]);
});

test('an unknown task is refused, and a department that is none is a mistake of usage', async () => {
  expect((await the.dovolat('tasks', 'done', 'nonsense')).code).toBe(1);
  expect((await the.dovolat('tasks', 'list', '--department', 'kitchen')).code).toBe(2);
});

test('nothing waits for anybody’s hands before a strategy plans a letter; unknown work is refused', async () => {
  expect(await the.dovolat('work', 'list')).toMatchObject({ code: 0, said: 'Nothing waits for anybody’s hands.' });
  expect(await the.json('work', 'list')).toEqual([]);
  expect(await the.dovolat('work', 'done', 'nonsense')).toMatchObject({ code: 1 });
  expect((await the.dovolat('work', 'done')).code).toBe(2);
});
