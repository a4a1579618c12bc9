import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenAgreements, openAgreements } from '../../../test/support/open-agreements.ts';
import { act } from '../../../test/support/open-books.ts';
import { sqliteTasks } from '../../adapters/db/desk/sqlite-tasks.ts';
import type { Country } from '../../kernel/country.ts';
import type { DisputeCode } from '../../kernel/dispute-code.ts';
import type { PersonId, ReceivableId } from '../../kernel/ids.ts';
import { decideDispute } from '../../receivables/disputes/decide-dispute.ts';
import { moveDispute } from '../../receivables/disputes/move-dispute.ts';
import { endHardship } from '../../receivables/end-hardship.ts';
import type { Creditor } from '../../receivables/model.ts';
import { openDispute } from '../../receivables/open-dispute.ts';
import { recordHardship } from '../../receivables/record-hardship.ts';
import { closeTask } from './close-task.ts';
import { keepTasks, type TaskParts } from './keep-tasks.ts';

let the: OpenAgreements;
let parts: TaskParts;
let acme: Creditor;
let personId: PersonId;
let invoice: ReceivableId;

/** Friday 20 November 2026. */
const open = async (country: Country = 'CZ') => {
  the = await openAgreements();
  parts = { ...the.parts, tasks: sqliteTasks };
  acme = await the.creditor(country);
  const made = await the.register(acme, {
    receivableId: 'F-1',
    debtorId: 'D-1',
    amountMinor: 100_000,
    currency: acme.currency,
    phones: [],
  });
  personId = made.personId;
  invoice = made.receivableId;
};
beforeEach(() => open());
afterEach(() => the.close());

const who = () => ({ personId, creditorId: acme.id });
const tasks = async () => {
  await keepTasks(parts).catchUp();
  return the.run((tx) => sqliteTasks.open(tx, { department: null, limit: 10 }));
};
const dispute = async (code: DisputeCode) => {
  const made = await the.run((tx) => openDispute(the.tools, tx, act(code), { ...who(), receivables: [invoice], code }));
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
};
const midnight = (date: string) => Temporal.ZonedDateTime.from(`${date}T00:00[Europe/Prague]`).epochMilliseconds;

describe('a task', () => {
  test.each<[DisputeCode, string, string]>([
    ['wrong_amount', 'billing', '2026-11-28'],
    ['already_paid', 'treasury', '2026-11-26'],
    ['limitation', 'legal', '2026-12-05'],
    ['wrong_party', 'data_quality', '2026-11-26'],
    ['other', 'collections', '2026-11-28'],
  ])('to look at a dispute for %s is for %s, late on %s', async (code, department, date) => {
    await dispute(code);
    expect(await tasks()).toEqual([
      expect.objectContaining({ kind: 'dispute_review', department, dueBy: midnight(date), ...who() }),
    ]);
  });

  test('is opened once, however often the journal is read', async () => {
    await dispute('other');
    await tasks();
    await parts.work.run((tx) => parts.cursors.advance(tx, 'desk.tasks', 0));
    expect(await tasks()).toHaveLength(1);
    expect(await the.events('task_opened')).toHaveLength(1);
  });

  test('ends with its dispute, and goes over to the department that looks at it next', async () => {
    const id = await dispute('other');
    await tasks();
    await the.run((tx) =>
      moveDispute(the.tools, tx, act('m'), id, { to: 'internal_review', department: 'legal', workingDays: 7 }),
    );
    expect((await tasks()).map(({ department }) => department)).toEqual(['legal']);
    await the.run((tx) => decideDispute(the.tools, tx, act('x'), id, { to: 'rejected' }));
    expect(await tasks()).toEqual([]);
  });

  test('about hardship ends when somebody ends the hold', async () => {
    await the.run((tx) => recordHardship(the.tools, tx, act('h'), who()));
    expect(await tasks()).toMatchObject([{ kind: 'hardship_review', department: 'collections' }]);
    await endHardship({ ...the.tools, work: the.work }, 'user:eva', who(), 'a plan by letter');
    expect(await tasks()).toEqual([]);
  });

  test('that is late is told once', async () => {
    await dispute('already_paid');
    expect(await keepTasks(parts).catchUp()).toBe(0);
    the.passTo('2026-11-26T00:00:00+01:00[Europe/Prague]');
    expect(await keepTasks(parts).catchUp()).toBe(1);
    expect(await keepTasks(parts).catchUp()).toBe(0);
    expect(await the.events('task_escalated')).toHaveLength(1);
  });

  test('is closed once, by whom stands in the journal, what she wrote does not', async () => {
    await dispute('other');
    const [task] = await tasks();
    if (!task) throw new Error('there is one');
    const close = () =>
      the.run((tx) => closeTask(parts, tx, 'user:eva', task.id, { state: 'done', note: 'spoke with her mother' }));
    expect(await close()).toMatchObject({ ok: true });
    expect(await close()).toMatchObject({ ok: false, reason: 'task_closed_already' });
    const [closed] = await the.events('task_closed');
    expect(closed).toMatchObject({ actor: 'user:eva', data: { to: 'done', late: false } });
    expect(JSON.stringify(closed)).not.toContain('mother');
  });

  test('calls back whom no call back reached', async () => {
    await the.run((tx) =>
      the.tools.journal.append(tx, 'dialer', [
        { type: 'entry_done', subject: { personId }, data: { entryId: 'ent_1', because: 'callback_missed' } },
      ]),
    );
    await the.run((tx) =>
      the.tools.journal.append(tx, 'dialer', [
        { type: 'entry_done', subject: { personId }, data: { entryId: 'ent_2', because: 'rpc_ptp' } },
      ]),
    );
    expect(await tasks()).toMatchObject([{ kind: 'call_back', dueBy: midnight('2026-11-24') }]);
  });

  test('returns what was paid too much', async () => {
    const overpaid = { type: 'overpaid', subject: { ...who(), receivableId: invoice }, data: { amountMinor: 5 } };
    await the.run((tx) => the.tools.journal.append(tx, 'system', [overpaid]));
    expect(await tasks()).toMatchObject([{ kind: 'return_overpayment', department: 'treasury' }]);
  });

  test('C-18: a Hungarian debtor who has paid gets a certificate within thirty days; nobody else is owed one', async () => {
    await the.pays(invoice, 100_000);
    expect(await tasks()).toEqual([]);
    await the.close();
    await open('HU');
    await the.pays(invoice, 100_000);
    expect(await tasks()).toMatchObject([
      {
        kind: 'settlement_certificate',
        dueBy: Temporal.ZonedDateTime.from('2026-12-21T00:00[Europe/Budapest]').epochMilliseconds,
      },
    ]);
  });
});
