import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { openPayments } from '../../test/support/open-payments.ts';
import { sqliteRecordings } from '../adapters/db/dialer/sqlite-recordings.ts';
import { sqliteSuppressions } from '../adapters/db/gate/sqlite-suppressions.ts';
import { sqliteIncoming } from '../adapters/db/outreach/sqlite-incoming.ts';
import { sqlitePersonalData } from '../adapters/db/retention/sqlite-personal-data.ts';
import { callRecordings } from '../adapters/retained-files/call-recordings.ts';
import { personalFiles } from '../adapters/retained-files/personal-files.ts';
import { judge } from '../judge/judge.ts';
import type { PersonId } from '../kernel/ids.ts';
import { receiveSms } from '../outreach/inbox/receive-sms.ts';
import type { Creditor } from '../receivables/model.ts';
import { openDispute } from '../receivables/open-dispute.ts';
import { putParty, removeParty } from '../receivables/parties/put-party.ts';
import { recordOptOut } from '../receivables/record-opt-out.ts';
import type { Registered } from '../receivables/register-receivable.ts';
import { runRetention } from './run-retention.ts';

let the: OpenBooks;
let acme: Creditor;

const periods = { persons: 1095, messages: 365, calls: 365, sound: 30, recordings: 90, documents: 3650, payments: 1095 };
const jana = {
  name: 'Jana Nováková',
  firstName: 'Jana',
  lastName: 'Nováková',
  vocative: 'Jano',
  email: 'jana@example.com',
  note: 'sestra Evy',
};
const rows = {
  jana: {
    ...jana,
    receivableId: 'F1',
    debtorId: 'D1',
    phones: [{ number: '+420000101001' as never, kind: 'mobile' as const }],
    birthDate: '1980-02-01',
    customerNumber: '40017',
  },
  petr: {
    name: 'Petr Svoboda',
    receivableId: 'F2',
    debtorId: 'D2',
    customerNumber: '40018',
    phones: [{ number: '+420000101002' as never, kind: 'mobile' as const }],
  },
};

beforeEach(async () => {
  the = await openBooks('2026-11-20T10:00:00+01:00[Europe/Prague]');
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const run = (dryRun = false) =>
  runRetention(
    {
      ...the.tools,
      work: the.work,
      data: sqlitePersonalData(the.db),
      files: personalFiles(the.folder),
      letOthersIn: async () => {},
    },
    periods,
    { actor: 'user:test', dryRun },
  );

/** Paid: the creditor's file says that nothing is owed any more. */
const pay = (row: object) => the.register(acme, { ...row, amountMinor: 0 });

test('three years after the last word about somebody who owes nothing, nothing in the database tells who it was', async () => {
  const { personId } = await the.register(acme, rows.jana);
  await the.register(acme, rows.petr);
  await pay(rows.jana);
  const journal = await the.events();
  the.passTo('2029-11-18T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(0);
  the.passTo('2029-11-21T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(1);
  await the.db.close();
  const bytes = Buffer.concat(['', '-wal'].map((end) => readIfThere(`${join(the.folder, 'dovolat.db')}${end}`))).toString(
    'latin1',
  );
  const utf8 = (text: string) => Buffer.from(text).toString('latin1');
  for (const word of ['Jana', 'Nováková', 'novakova', 'Jano', 'jana@example.com', '+420000101001', 'sestra Evy'])
    expect(bytes).not.toContain(utf8(word));
  for (const word of ['Petr Svoboda', '+420000101002']) expect(bytes).toContain(word);
  const db = new SqliteDatabase(join(the.folder, 'dovolat.db'));
  for (const table of ['verifiers', 'customer_lookups', 'name_words'])
    expect(db.prepare(`select count(*) from ${table} where person_id = ?`).pluck().get(personId)).toBe(0);
  expect(db.prepare('select count(*) from customer_lookups').pluck().get()).toBe(1); // of the one who stays
  expect(db.prepare('select count(*) from receivables where person_id = ? and amount_minor = 0').pluck().get(personId)).toBe(1);
  const kept = db.prepare('select id from journal where seq <= ? order by seq').pluck().all(journal.length);
  expect(kept).toEqual(journal.map(({ id }) => id));
  expect(db.prepare("select type, person_id from journal where type like 'person_e%'").all()).toEqual([
    { type: 'person_erased', person_id: personId },
  ]);
  db.close();
  the.close = async () => {};
});

test('whoever owes, or is under a hold, is kept; a dry run counts and writes nothing', async () => {
  await the.register(acme, rows.petr);
  const { personId } = await the.register(acme, rows.jana);
  await pay(rows.jana);
  the.passTo('2031-01-01T10:00:00+01:00[Europe/Prague]');
  const lines = (await the.events()).length;
  expect(await run(true)).toEqual({
    persons: 1,
    messages: 0,
    calls: 0,
    sounds: 0,
    outboxFiles: 0,
    recordings: 0,
    payments: 0,
    documents: 0,
  });
  expect(await the.events()).toHaveLength(lines);
  const hold = {
    reason: 'legal',
    scope: 'person',
    personId,
    from: 0,
    until: null,
    releasedAt: null,
    origin: 'x',
    id: 'hld_x' as never,
  } as const;
  await the.run((tx) =>
    the.tools.books.holds.insert(tx, {
      ...{ ...hold, creditorId: null, caseId: null, receivableId: null, channel: null, cause: null },
      ...{ releaseOn: null, note: null },
    }),
  );
  expect((await run()).persons).toBe(0);
});

test('whoever stands on the case of somebody else is kept as long as anything of it is open, and no longer', async () => {
  const { personId: petr, receivableId } = await the.register(acme, rows.petr);
  const { personId: jana } = await the.register(acme, rows.jana);
  const [theirs] = await the.run((tx) => the.tools.books.receivables.casesOf(tx, [petr], acme.id));
  if (!theirs) throw new Error('no case');
  const { id: caseId } = theirs;
  const wish = { caseId, personId: jana, role: 'guarantor', entitled: true } as const;
  await the.run((tx) => putParty(the.tools, tx, act('here'), wish));
  await pay(rows.jana);
  const kept = async () => (await the.run((tx) => the.tools.books.persons.find(tx, jana)))?.name;
  the.passTo('2031-01-01T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(0);
  const dispute = { personId: jana, creditorId: acme.id, receivables: [receivableId], code: 'wrong_amount' } as const;
  await the.run((tx) => openDispute(the.tools, tx, act('there'), dispute));
  await pay(rows.petr);
  the.passTo('2035-01-01T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(0);
  expect(await kept()).toBe('Jana Nováková');
  await the.run((tx) => removeParty(the.tools, tx, act('away'), wish));
  the.passTo('2039-01-01T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(1);
  expect(await kept()).toBe('');
});

test('the wish of whoever opted out outlives what identified them: a later file finds the same person', async () => {
  const first: Registered = await the.register(acme, rows.jana);
  const about = { personId: first.personId, creditorId: acme.id, scope: 'all' } as const;
  await the.run((tx) => recordOptOut(the.tools, tx, act('o'), about));
  await pay(rows.jana);
  the.passTo('2031-01-01T10:00:00+01:00[Europe/Prague]');
  expect((await run()).persons).toBe(1);
  const again = await the.register(acme, { ...rows.jana, receivableId: 'F9' });
  expect(again.personId).toBe(first.personId as PersonId);
  expect(await the.run((tx) => the.tools.books.optOuts.ofPerson(tx, first.personId, acme.id))).toHaveLength(1);
  expect(await the.run((tx) => the.tools.books.persons.find(tx, first.personId))).toMatchObject({ name: 'Jana Nováková' });
});

test('sound that no call has used for thirty days goes, and files of the outbox after a year', async () => {
  const days = (count: number) => the.tools.clock.now().epochMilliseconds / 1000 - count * 86_400;
  const file = (name: string, age: number) => {
    mkdirSync(join(the.folder, name, '..'), { recursive: true });
    writeFileSync(join(the.folder, name), 'x');
    utimesSync(join(the.folder, name), days(age), days(age));
  };
  file('audio/prompts/ab/old.alaw', 31);
  file('audio/fragments/ab/used.wav', 29);
  file('outbox/sms/old.txt', 366);
  file('outbox/sms/new.txt', 31);
  expect(await run(true)).toMatchObject({ sounds: 1, outboxFiles: 1 });
  expect(await run()).toMatchObject({ sounds: 1, outboxFiles: 1 });
  expect(await run()).toMatchObject({ sounds: 0, outboxFiles: 0, recordings: 0 });
  expect((await judge(await the.events())).violations).toEqual([]);
});

test('a recording goes after ninety days, and with the person whose voice it is; that there was one stays on record', async () => {
  const { personId } = await the.register(acme, rows.jana);
  const now = the.tools.clock.now().epochMilliseconds;
  const files = callRecordings(the.folder);
  const add = async (name: string, daysAgo: number) => {
    mkdirSync(join(the.folder, 'asterisk/spool/recording'), { recursive: true });
    writeFileSync(join(the.folder, 'asterisk/spool/recording', `${name}.wav`), Buffer.alloc(44 + 16_000));
    expect(await files.keep(name)).toEqual({ bytes: 16_044, durationMs: 1000 });
    const times = { startedAt: now - daysAgo * 86_400_000, endedAt: now - daysAgo * 86_400_000, durationMs: 1000, bytes: 16_044 };
    const about = { attemptId: 'att_1', creditorId: acme.id, campaignId: 'cmp_1', personId, visit: 1 } as const;
    await the.run((tx) => sqliteRecordings.add(tx, { name, ...about, purpose: 'statement', state: 'kept', ...times } as never));
  };
  await add('att_1-1', 91);
  await add('att_1-2', 89);
  expect(await run(true)).toMatchObject({ recordings: 1 });
  expect(await run()).toMatchObject({ recordings: 1 });
  expect(await files.read('att_1-1')).toBeUndefined();
  expect(await files.read('att_1-2')).toHaveLength(16_044);
  expect(await the.run((tx) => sqliteRecordings.find(tx, 'att_1-1'))).toMatchObject({ state: 'deleted', durationMs: 1000 });
  await pay(rows.jana);
  the.passTo('2029-11-21T10:00:00+01:00[Europe/Prague]');
  await run();
  expect(await files.read('att_1-2')).toBeUndefined();
});

test('a recording that was never ended goes like any other: its sound is there, though nobody can hear it', async () => {
  const { personId } = await the.register(acme, rows.jana);
  const now = the.tools.clock.now().epochMilliseconds;
  const spool = join(the.folder, 'asterisk/spool/recording');
  mkdirSync(spool, { recursive: true });
  const files = callRecordings(the.folder);
  const add = async (name: string, daysAgo: number) => {
    writeFileSync(join(spool, `${name}.wav`), Buffer.alloc(44 + 16_000));
    const about = { attemptId: 'att_1', creditorId: acme.id, campaignId: 'cmp_1', personId, visit: 1 } as const;
    const times = { startedAt: now - daysAgo * 86_400_000, endedAt: null, durationMs: null, bytes: null };
    await the.run((tx) => sqliteRecordings.add(tx, { name, ...about, purpose: 'call', state: 'running', ...times } as never));
  };
  await add('att_1-1', 91);
  await add('att_1-2', 1);
  expect(await run()).toMatchObject({ recordings: 1 });
  expect(existsSync(join(spool, 'att_1-1.wav'))).toBe(false);
  expect(await files.keep('att_1-2')).toMatchObject({ durationMs: 1000 });
  await pay(rows.jana);
  the.passTo('2029-11-21T10:00:00+01:00[Europe/Prague]');
  await run();
  expect(await files.read('att_1-2')).toBeUndefined();
  expect(await the.run((tx) => sqliteRecordings.find(tx, 'att_1-2'))).toMatchObject({ state: 'deleted' });
});

test('what the bank told of a payer is forgotten with whom it was matched to, and after three years where it was nobody’s', async () => {
  const bank = await openPayments('CZ', the, acme);
  const { receivableId: janas } = await the.register(acme, { ...rows.jana, variableSymbol: '17' });
  const { receivableId: petrs } = await the.register(acme, { ...rows.petr, variableSymbol: '18' });
  const payer = { payerName: 'JANA NOVAKOVA', payerAccount: 'CZ5103000000002000123456', message: 'za plyn', paidTo: 'X1' };
  const words = {
    ...payer,
    specificSymbol: '3',
    constantSymbol: '308',
    endToEndId: 'E-17',
    creditorReference: 'RF18539007547034',
  };
  const hers = await bank.pays(100_000, { ...words, variableSymbol: '17' });
  const shared = await bank.pays(5_000, { ...payer, variableSymbol: '99' });
  const nobodys = await bank.pays(7_000, { ...payer, variableSymbol: '99' });
  const later = await bank.pays(8_000, { ...payer, variableSymbol: '99', booked: '2027-01-10' });
  await bank.match();
  for (const [id, receivable_id] of Object.entries({ a: janas, b: petrs }))
    await the.db.writer.executeQuery(
      sql`insert into allocations values (${shared.id}, ${id}, ${receivable_id}, 2500, 'manual', 1, null)`.compile(the.db.writer),
    );
  const known = async () => {
    const found = await the.run((tx) =>
      Promise.all([hers, shared, nobodys, later].map(({ id }) => bank.tools.bank.transactions.find(tx, id))),
    );
    return found.map((one) => [...Object.keys(words), 'variableSymbol'].filter((word) => one?.[word as keyof typeof one]).length);
  };
  expect(await known()).toEqual([9, 5, 5, 5]);
  the.passTo('2029-11-21T10:00:00+01:00[Europe/Prague]');
  expect(await run(true)).toMatchObject({ persons: 1, payments: 1 });
  expect(await run()).toMatchObject({ persons: 1, payments: 1 });
  expect(await known()).toEqual([0, 5, 0, 5]); // Petr, who paid the other half, is kept
  expect(await bank.paidBy(hers)).toHaveLength(1);
  expect(await run()).toMatchObject({ persons: 0, payments: 0 });
});

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

test('what a debtor wrote to us goes with the messages, and with her', async () => {
  const { personId } = await the.register(acme, rows.jana);
  const receive = (id: string) =>
    the.run((tx) =>
      receiveSms({ ...the.tools, gate: { suppressions: sqliteSuppressions }, incoming: sqliteIncoming }, tx, {
        id,
        from: '+420000101001',
        text: 'Zaplatím zítra',
        at: 0,
      }),
    );
  const kept = async () => (await the.db.reader.selectFrom('incoming_messages').select('body').execute()).map(({ body }) => body);
  await receive('one');
  the.passTo('2027-11-19T10:00:00+01:00[Europe/Prague]');
  await receive('two');
  the.passTo('2027-11-22T10:00:00+01:00[Europe/Prague]');
  await run();
  expect(await kept()).toEqual(['', 'Zaplatím zítra']);
  await the.run((tx) => sqlitePersonalData(the.db).erasePersons(tx, [personId], 1));
  expect(await kept()).toEqual(['', '']);
});
