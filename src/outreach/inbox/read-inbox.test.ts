import { mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOutreach } from '../../../test/support/open-outreach.ts';
import { sqliteTasks } from '../../adapters/db/desk/sqlite-tasks.ts';
import { sqliteIncoming } from '../../adapters/db/outreach/sqlite-incoming.ts';
import { fileInbox } from '../../adapters/outbox/file-inbox.ts';
import { keepTasks } from '../../desk/tasks/keep-tasks.ts';
import { asksSomething, tasksFor } from '../../desk/tasks/task-table.ts';
import type { IncomingId } from '../../kernel/ids.ts';
import { type PhoneNumber, parsePhone } from '../../kernel/phone.ts';
import { findConversation } from '../../receivables/find-conversation.ts';
import { findStops } from '../../receivables/find-stops.ts';
import type { Creditor } from '../../receivables/model.ts';
import type { SmsInbox } from '../ports.ts';
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
const files = () => fileInbox(join(the.folder, 'outbox'));
const readerOf = (inbox: SmsInbox) => readInbox({ ...the.parts, inbox, incoming: sqliteIncoming });
const takeIn = () => readerOf(files()).takeIn();
const isHeldBack = (channel: 'sms' | 'voice', of = number) =>
  the.run((tx) => the.parts.gate.suppressions.has(tx, of as PhoneNumber, 0, channel));

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
  expect(told?.data).toMatchObject({ incomingId: expect.stringMatching(/^inc_/) }); // the channel's name for it may tell a number
  expect(JSON.stringify(told)).not.toContain('výplat');
});

test('a STOP from an unknown number silences that number: it is never written to, whoever bears it later', async () => {
  arrives('a', 'STOP');
  arrives('b', 'stop!');
  expect(await takeIn()).toBe(2);
  await owes('F-1');
  expect([await isHeldBack('sms'), await isHeldBack('voice')]).toEqual([true, false]);
  const told = await the.events('suppression_added');
  expect(told.map(({ data }) => data)).toEqual([{ list: 'sms-stop', reason: 'asked for by SMS', until: null }]);
  expect((await the.events('sms_received')).map(({ data }) => data)).toMatchObject([
    { asksPerson: false },
    { asksPerson: false },
  ]);
  expect(JSON.stringify(await the.events('sms_received', 'suppression_added'))).not.toContain('601123456');
});

test('an unknown number that wants no contact at all is not called either', async () => {
  arrives('a', 'STOP VŠE');
  await takeIn();
  expect([await isHeldBack('sms'), await isHeldBack('voice')]).toEqual([true, true]);
});

test('whatever else comes from an unknown number is a task for a person, who sees number and words', async () => {
  arrives('a', 'Kdo jste a co chcete?', '+48601123456');
  arrives('b', 'STOP', 'Kurier');
  await takeIn();
  expect(await isHeldBack('sms', '+48601123456')).toBe(false);
  await keepTasks({ ...the.parts, tasks: sqliteTasks }).catchUp();
  const open = await the.run((tx) => sqliteTasks.open(tx, { department: null, limit: 10 }));
  expect(open.map(({ kind, personId }) => [kind, personId])).toEqual([
    ['read_message', null],
    ['read_message', null],
  ]);
  const seen = await the.run((tx) => Promise.all(open.map(({ about }) => sqliteIncoming.find(tx, about as IncomingId))));
  expect(seen.map((one) => [one?.from, one?.text]).sort()).toEqual([
    ['+48601123456', 'Kdo jste a co chcete?'],
    ['Kurier', 'STOP'],
  ]);
  expect(JSON.stringify(await the.events('sms_received', 'task_opened'))).not.toMatch(/601123456|Kdo jste|Kurier/);
});

test('what is no SMS is put aside once with what is wrong with it, and holds up nothing', async () => {
  const jana = await owes('F-1');
  mkdirSync(join(inbox(), 'a-folder.txt'), { recursive: true });
  writeFileSync(join(inbox(), 'b-large.txt'), `From: ${number}\n\nSTOP ${'x'.repeat(100_000)}`);
  writeFileSync(join(inbox(), 'c-nobody.txt'), '{"text":"STOP"}');
  writeFileSync(join(inbox(), 'd strange name.json'), 'STOP');
  symlinkSync(join(inbox(), 'loop.txt'), join(inbox(), 'loop.txt'));
  writeFileSync(join(inbox(), 'still-coming.part'), 'From:');
  arrives('z', '\uFEFFSTOP');
  const reader = readerOf(files());
  expect(await reader.takeIn()).toBe(1);
  expect(await stopsOf(jana, 'sms')).toHaveLength(1);
  expect(readdirSync(inbox()).sort()).toEqual(['aside', 'still-coming.part', 'taken']);
  const why = readdirSync(join(inbox(), 'aside')).filter((name) => name.endsWith('.reason'));
  expect(Object.fromEntries(why.map((name) => [name, readFileSync(join(inbox(), 'aside', name), 'utf8').trim()]))).toEqual({
    'a-folder.txt.reason': 'no_file',
    'b-large.txt.reason': 'too_large',
    'c-nobody.txt.reason': 'no_sender',
    'd strange name.json.reason': 'bad_name',
    'loop.txt.reason': 'unreadable_eloop',
  });
  expect(the.complaints).toHaveLength(5);
  await reader.takeIn();
  expect(the.complaints).toHaveLength(5);
});

test('a file that begins with a mark of its encoding is read like any other', async () => {
  const jana = await owes('F-1');
  mkdirSync(inbox(), { recursive: true });
  writeFileSync(join(inbox(), 'one.txt'), `\uFEFFFrom: ${number}\r\n\r\nSTOP\r\n`);
  await takeIn();
  expect(await stopsOf(jana, 'sms')).toHaveLength(1);
});

test('a file that vanishes, and one that can be neither taken nor put aside, hold up nothing and are told of once', async () => {
  const jana = await owes('F-1');
  arrives('a', 'prosím, volejte');
  writeFileSync(join(inbox(), 'b.txt'), 'no sender');
  arrives('c', 'STOP');
  const real = files();
  const fails = async () => Promise.reject(new Error('read-only'));
  const reader = readerOf({ ...real, taken: (id) => (id === 'a' ? fails() : real.taken(id)), putAside: fails });
  expect(await reader.takeIn()).toBe(1);
  expect(await stopsOf(jana, 'sms')).toHaveLength(1);
  const said = the.complaints.length;
  await reader.takeIn();
  expect(the.complaints.slice(said).filter((each) => each.includes('could not be taken in'))).toEqual([]);

  arrives('d', 'STOP');
  const vanishing = readerOf({
    ...real,
    waiting: async (limit) => {
      const found = await real.waiting(limit);
      unlinkSync(join(inbox(), 'd.txt'));
      return found;
    },
  });
  await vanishing.takeIn();
  expect(the.complaints.filter((each) => each.includes('could not be taken in'))).toHaveLength(2);
});

test('a sender that is no number is put on record, and holds up nothing', async () => {
  arrives('a', 'STOP', '+420777000111');
  arrives('b', 'hallo', 'somebody');
  arrives('c', 'STOP');
  await owes('F-1');
  expect(await takeIn()).toBe(3);
  expect((await the.events('sms_received')).map(({ data }) => 'unknownNumber' in data)).toEqual([true, true, false]);
});

test('a national number is one of the creditors’ country', async () => {
  await the.creditor('CZ', { code: 'second' });
  const jana = await owes('F-1');
  arrives('one', 'STOP', '601 123 456');
  await takeIn();
  expect(await stopsOf(jana, 'sms')).toHaveLength(1);
});

test('a national number that creditors of two countries read in two ways is hers who is known by it; of nobody known a person must tell', async () => {
  await the.creditor('PL');
  const jana = await owes('F-1');
  arrives('one', 'STOP', '601 123 456');
  await takeIn();
  expect(await stopsOf(jana, 'sms')).toHaveLength(1);
  arrives('two', 'STOP', '601 123 457');
  await takeIn();
  for (const read of ['+420601123457', '+48601123457']) expect(await isHeldBack('sms', read)).toBe(false);
  expect((await the.events('sms_received')).at(-1)?.data).toMatchObject({ unknownNumber: true, asksPerson: true });
});

test('the national number of a Slovak creditor’s debtor is Slovak', async () => {
  await the.run((tx) => the.tools.books.creditors.update(tx, { ...acme, country: 'SK' }));
  arrives('one', 'STOP', '0903 123 456');
  await takeIn();
  expect(await isHeldBack('sms', '+421903123456')).toBe(true);
});
