import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOutreach } from '../../../test/support/open-outreach.ts';
import { sqliteIncoming } from '../../adapters/db/outreach/sqlite-incoming.ts';
import { fileInbox } from '../../adapters/outbox/file-inbox.ts';
import { asksSomething, tasksFor } from '../../desk/tasks/task-table.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { findConversation } from '../../receivables/find-conversation.ts';
import { findStops } from '../../receivables/find-stops.ts';
import type { Creditor } from '../../receivables/model.ts';
import { readInbox } from './read-inbox.ts';

let the: Awaited<ReturnType<typeof openOutreach>>;
let acme: Creditor;
const number = '+420601123456';

beforeEach(async () => {
  the = await openOutreach();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const inbox = () => join(the.folder, 'outbox', 'inbox');
const arrives = (name: string, text: string, from = number) => {
  mkdirSync(inbox(), { recursive: true });
  writeFileSync(join(inbox(), `${name}.txt`), `From: ${from}\n\n${text}\n`);
};
const takeIn = () => readInbox({ ...the.parts, inbox: fileInbox(join(the.folder, 'outbox')), incoming: sqliteIncoming }).takeIn();

const owes = async (id: string) => {
  const phone = parsePhone(number, 'CZ');
  if (!phone.ok) throw new Error(phone.message);
  const phones = [{ number: phone.value.number, kind: phone.value.kind }];
  return (await the.register(acme, { receivableId: id, debtorId: id, name: `Debtor ${id}`, phones })).personId;
};
const stopsOf = async (personId: Awaited<ReturnType<typeof owes>>, channel: 'sms' | 'voice') =>
  the.run(async (tx) => {
    const conversation = await findConversation(the.tools, tx, personId, acme.id);
    return (await findStops(the.tools, tx, { personId, creditorId: acme.id, channel, conversation })).optOuts;
  });

test('STOP silences SMS at once for everybody of that number, and the telephone not', async () => {
  const [jana, petr] = [await owes('F-1'), await owes('F-2')];
  arrives('one', 'STOP');
  expect(await takeIn()).toBe(1);
  for (const personId of [jana, petr]) {
    expect(await stopsOf(personId, 'sms')).toEqual([{ scope: 'sms', purpose: null }]);
    expect(await stopsOf(personId, 'voice')).toEqual([]);
  }
});

test('STOP ALL silences every channel; a message that is taken in again changes nothing', async () => {
  const jana = await owes('F-1');
  arrives('one', 'STOP VŠE');
  await takeIn();
  arrives('one', 'STOP VŠE');
  expect(await takeIn()).toBe(0);
  expect(await stopsOf(jana, 'voice')).toEqual([{ scope: 'all', purpose: null }]);
  expect(await the.events('opt_out_recorded')).toHaveLength(1);
  expect(readdirSync(inbox())).toEqual(['taken']);
});

test('what nobody understands silences nobody and is a task for a person; no words stand in the journal', async () => {
  const jana = await owes('F-1');
  arrives('one', 'Zaplatím v pátek po výplatě');
  await takeIn();
  expect(await stopsOf(jana, 'sms')).toEqual([]);
  const [told] = await the.events('sms_received');
  expect(told).toMatchObject({ subject: { personId: jana }, data: { reading: 'not_understood', asksPerson: true } });
  expect(told && asksSomething(told) && tasksFor(told, 'CZ')?.opens?.kind).toBe('read_message');
  expect(JSON.stringify(told)).not.toContain('výplat');
});

test('a number that is nobody’s, and a file that is no message, are put on record and hold up nothing', async () => {
  arrives('a', 'STOP', '+420777000111');
  arrives('b', 'hallo', 'somebody');
  arrives('c', 'STOP');
  await owes('F-1');
  expect(await takeIn()).toBe(3);
  expect((await the.events('sms_received')).map(({ data }) => 'unknownNumber' in data)).toEqual([true, true, false]);
});
