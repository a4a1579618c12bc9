import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import type { Creditor } from '../receivables/model.ts';
import { importReceivables } from './import-receivables.ts';

let the: OpenBooks;
let acme: Creditor;
let into: ReturnType<typeof importerInto>;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  into = importerInto(the);
});
afterEach(() => the.close());

const header = 'receivable_id;debtor_id;name;phone;birth_date;amount;due_date;okres';
const jana = 'F-1;D-1;Jana Nováková;601 123 456;19.03.1971;1 234,50;01.11.2026;Brno-město';
const petr = 'F-2;D-2;Petr Říha;+420602999888;;200;2026-11-15;';
const good = async (...args: Parameters<typeof into.importFile>) => {
  const done = await into.importFile(...args);
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const receivables = () => the.db.reader.selectFrom('receivables').selectAll().orderBy('external_key').execute();
const owed = async (externalKey: string) => {
  const found = await the.run((tx) => the.tools.books.receivables.findByExternalKey(tx, acme.id, externalKey));
  if (!found) throw new Error(`no ${externalKey}`);
  return found;
};

test('a file becomes debtors and what they owe, extra columns kept', async () => {
  const done = await good(acme, fileOf('debts.csv', [header, jana, petr].join('\n')));
  expect(done).toMatchObject({ rows: 2, good: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, rejectedFile: null });
  expect(done).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
  const found = await owed('F-1');
  expect(found).toMatchObject({ amountMinor: 123_450, due: '2026-11-01', attributes: { okres: 'Brno-město' } });
  const debtor = await the.run((tx) => findDebtor(the.tools.books, tx, found.personId, acme.id));
  expect(debtor).toMatchObject({ name: 'Jana Nováková', verifiers: ['birth_date'], hasMobile: true });
  expect(debtor?.phones[0]?.phone.number).toBe('+420601123456');
  expect(await the.run((tx) => findConversation(the.tools, tx, found.personId, acme.id))).toMatchObject({ totalMinor: 123_450 });
  expect((await the.events('receivables_imported'))[0]).toMatchObject({
    actor: 'user:test',
    subject: { creditorId: acme.id },
    data: { importId: done.importId, rows: 2, good: 2, created: 2, rejected: 0 },
  });
});

test('importing the same file again changes nothing', async () => {
  const file = fileOf('debts.csv', [header, jana, petr].join('\n'));
  await good(acme, file);
  const before = await receivables();
  const again = await good(acme, file);
  expect(again).toMatchObject({ rows: 2, good: 2, created: 0, updated: 0, unchanged: 2 });
  expect(await receivables()).toEqual(before);
  expect((await the.events()).filter(({ type }) => type.startsWith('receivable_') || type.startsWith('person_'))).toHaveLength(2);
});

test('the order of rows and columns and the way of writing change nothing', async () => {
  await good(acme, fileOf('debts.csv', [header, jana, petr].join('\n')));
  const other = [
    'okres|due_date|amount|phone|birth_date|debtor_id|name|receivable_id',
    '|15.11.2026|200,00|602 999 888||D-2|Petr Říha|F-2',
    'Brno-město|2026-11-01|1234.50|+420 601 123 456|1971-03-19|D-1|Jana Nováková|F-1',
  ];
  expect(await good(acme, fileOf('o.txt', other.join('\r\n')))).toMatchObject({ unchanged: 2, delimiter: '|' });
});

test('a changed row updates one receivable; an absent row stays as it was', async () => {
  await good(acme, fileOf('debts.csv', [header, jana, petr].join('\n')));
  const done = await good(acme, fileOf('debts.csv', [header, petr.replace(';200;', ';150,50;')].join('\n')));
  expect(done).toMatchObject({ rows: 1, updated: 1 });
  expect((await receivables()).map(({ amount_minor }) => amount_minor)).toEqual([123_450, 15_050]);
});

test('good rows go in and bad rows come back with line, column and reason, personal values masked', async () => {
  const bad = [
    'F-3;D-3;Karel Malý;4206011234567;;100;2026-11-01;', // 13 digits
    'F-4;D-4;Ivan Velký;601123457;;1.234,5x;2026-11-01;',
    'F-5;D-5;Eva Nová;601123458;;100;31.02.2026;',
    'F-6;D-6;Ema Nová;;;100;2026-11-01;',
    'F-1;D-7;Dana Nová;601123459;;100;2026-11-01;',
    'F-8;D-8;Ota Nový;601123460;99.99.1999;1,234;;',
  ];
  const done = await good(acme, fileOf('debts.csv', [header, jana, petr, ...bad].join('\n')));
  expect(done).toMatchObject({ rows: 8, good: 2, rejected: 6, rejectedFile: 'debts.rejected.csv' });
  const lines = (into.rejected.get('debts.rejected.csv') ?? '').replace('\ufeff', '').trim().split('\n');
  expect(lines[0]).toBe('line;column;reason;message;value');
  const told = lines.slice(1).map((line) => {
    const cells = line.split(';');
    return [cells[0], cells[1], cells[2], cells.at(-1)].join(' ');
  });
  expect(told).toEqual([
    '4 phone not_a_phone_number 4206***567',
    '5 amount not_an_amount 1.234,5x',
    '6 due_date not_a_date 31.02.2026',
    '7  no_contact ',
    '8 receivable_id duplicate_row F-1',
    '9 birth_date not_a_birth_date ***',
    '9 amount ambiguous_amount 1,234',
    '9 due_date missing_value ',
  ]);
  expect(lines.join()).not.toMatch(/Nov[áý]|Malý|Velký|60112345[789]|99\.99/);
  expect(await receivables()).toHaveLength(2);
});

test('a list of phones and amounts alone imports, due on the day on which it came, and callable only without disclosure', async () => {
  const list = fileOf('list.txt', 'phone,amount\n601123456,100\n602999888,"200,50"\n601123456,100\n');
  expect(await good(acme, list)).toMatchObject({ created: 2, rejected: 1 });
  the.passTo('2026-11-25T10:00[Europe/Prague]');
  expect(await good(acme, list)).toMatchObject({ created: 0, unchanged: 2, rejected: 1 });
  const [first] = await receivables();
  expect(first).toMatchObject({ due: '2026-11-20', amount_minor: 10_000, currency: 'CZK' });
  const found = await owed(first?.external_key ?? '');
  expect((await the.run((tx) => findDebtor(the.tools.books, tx, found.personId, acme.id)))?.verifiers).toEqual([]);
});

test('columns may be mapped by name, or by number where there is no header', async () => {
  const named = fileOf('a.csv', 'telefon;castka;splatnost\n601123456;100;1.11.2026\n');
  expect(await good(acme, named, { mapping: { phone: 'Telefon', amount: 'castka', due_date: 'splatnost' } })).toMatchObject({
    created: 1,
  });
  const bare = fileOf('b.csv', '601123457;100;1.11.2026\n');
  expect(await good(acme, bare, { mapping: { phone: 1, amount: 2, due_date: 3 } })).toMatchObject({ created: 1, rows: 1 });
  const typed = { phone: '1', amount: '2', due_date: '3' }; // as the command line passes it
  expect(await good(acme, fileOf('c.csv', '601123458;100;1.11.2026\n'), { mapping: typed })).toMatchObject({
    created: 1,
    rows: 1,
  });
  for (const mapping of [
    { phone: 1, amount: 'castka' },
    { phone: 9, amount: 2 },
    { telefon: 'telefon' },
    { phone: 'nic', amount: 'castka' },
  ])
    expect(await into.importFile(acme, named, { mapping })).toMatchObject({ ok: false, reason: 'bad_mapping' });
});

test.each([
  [
    'missing_column',
    'phone;castka\n601123456;100\n',
    'debts.csv, line 1: the column amount is missing; the header has: phone, castka',
  ],
  ['missing_column', 'phone;amount;splatnost\n601123456;100;1.11.2026\n', 'the column due_date is missing'],
  ['missing_column', 'amount;due_date\n100;1.11.2026\n', 'the column phone is missing'],
  ['duplicate_column', 'phone;amount;Amount\n1;2;3\n', 'columns 2 and 3 are both amount'],
  ['no_header', '601123456;100\n602999888;200\n', 'line 1 holds values'],
  ['empty_file', '', 'is empty'],
  ['empty_file', '\ufeff \r\n\n', 'is empty'],
  ['empty_file', `${header}\n`, 'no row below'],
  ['quote_not_closed', `${header}\n${jana}\n"F-9;D-9;x;601;;1;1.1.2026;\n${petr}`, 'line 3: a value opens with a quote'],
  ['not_text', 'PI\u0003\u0004\u0000', 'byte 2 (line 1) is a control character'],
  ['broken_workbook', 'PK\u0003\u0004\u0000', 'save it again as .xlsx'],
])('a file that cannot be read is refused whole: %s', async (reason, contents, message) => {
  const refused = await into.importFile(acme, fileOf('debts.csv', contents));
  expect(refused).toMatchObject({ ok: false, reason, message: expect.stringContaining(message) });
  expect(await the.events('receivables_imported', 'person_registered')).toEqual([]);
  expect(await the.db.reader.selectFrom('imports').selectAll().execute()).toEqual([]);
});

test('broken encoding is refused with the byte and the line at which it breaks', async () => {
  const text = new TextEncoder().encode([header, jana, petr].join('\n'));
  const at = text.length - 20;
  const broken = Uint8Array.from([...text.subarray(0, at), 0xff, ...text.subarray(at)]);
  const refused = await into.importFile(acme, fileOf('debts.csv', broken));
  expect(refused).toMatchObject({
    ok: false,
    reason: 'broken_encoding',
    message: expect.stringContaining(`byte ${at} (line 3)`),
  });
  expect(await receivables()).toEqual([]);
});

test.each(['windows-1250', 'iso-8859-2', 'cp852'])('a file in %s reads as it was written', async (encoding) => {
  const file = fileOf('debts.csv', iconv.encode([header, jana, petr.replace('Petr', 'Tomáš')].join('\r\n'), encoding));
  expect(await good(acme, file)).toMatchObject({ encoding, created: 2 });
  expect(await owed('F-1')).toMatchObject({ attributes: { okres: 'Brno-město' } });
  const names = await the.db.reader.selectFrom('persons').select('name').orderBy('name').execute();
  expect(names.map(({ name }) => name)).toEqual(['Jana Nováková', 'Tomáš Říha']);
});

test('an interrupted import goes on where it stopped, and ends as if nothing had happened', async () => {
  const row = (n: number) => `F-${n};D-${n % 7};Jana ${n};60112${String(3000 + n)};;${n % 11 === 0 ? 'x' : n + 1};1.11.2026;`;
  const text = [header, ...Array.from({ length: 60 }, (_, n) => row(n))].join('\n');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 20, max: 500 }),
      async (chunkRows, stopAfter, piece) => {
        const creditor = await the.creditor('CZ', { code: `c${Math.random().toString(36).slice(2)}` });
        const file = fileOf('debts.csv', `${text}\n${row(60)}${creditor.code}`, piece);
        const stop = new AbortController();
        let chunks = 0;
        const onProgress = () => {
          chunks += 1;
          if (chunks === stopAfter) stop.abort(new Error('pulled the plug'));
        };
        const first = await into
          .importFile(creditor, file, { chunkRows, onProgress, signal: stop.signal })
          .catch((error: Error) => error.message);
        const done = await good(creditor, file, { chunkRows });
        const interrupted = first === 'pulled the plug';
        expect(interrupted || typeof first === 'object').toBe(true);
        expect(done.resumedFrom).toBe(interrupted ? chunkRows * stopAfter : 0);
        expect(done).toMatchObject({ rows: 61, good: 55, rejected: 6, ...(interrupted ? { created: 55 } : { unchanged: 55 }) });
        const told = into.rejected.get('debts.rejected.csv')?.trim().split('\n').slice(1);
        expect(told?.map((line) => line.split(';')[0])).toEqual(['2', '13', '24', '35', '46', '57']);
        const kept = await the.db.reader.selectFrom('receivables').select('id').where('creditor_id', '=', creditor.id).execute();
        expect(kept).toHaveLength(55);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

test('a duplicate is found across chunks and across an interruption', async () => {
  const rows = Array.from({ length: 9 }, (_, n) => `F-${n % 6};D-${n};J;601123456;;100;1.11.2026;`);
  const file = fileOf('debts.csv', [header, ...rows].join('\n'));
  const stop = new AbortController();
  const order = { chunkRows: 2, onProgress: () => stop.abort(new Error('stop')), signal: stop.signal };
  await expect(into.importFile(acme, file, order)).rejects.toThrow('stop');
  expect(await good(acme, file, { chunkRows: 2 })).toMatchObject({ rows: 9, created: 6, rejected: 3, resumedFrom: 2 });
  expect(into.rejected.get('debts.rejected.csv')).toContain('line 2 has the same receivable_id');
});

test('two programs that import the same file at once do each row once', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => `F-${n};D-${n};J;601123456;;100;1.11.2026;`);
  const file = fileOf('debts.csv', [header, ...rows].join('\n'));
  const both = await Promise.allSettled([1, 2].map(() => good(acme, file, { chunkRows: 10 })));
  const failed = both.filter(({ status }) => status === 'rejected');
  expect(failed.length).toBeLessThanOrEqual(1);
  expect(await receivables()).toHaveLength(200);
  expect(await the.events('receivable_registered')).toHaveLength(200);
  expect(await the.events('receivable_updated')).toEqual([]);
});

test('values that span lines keep their line number, and separators in quotes are no separators', async () => {
  const rows = ['F-1;D-1;"Nováková; Jana\r\n(ml.)";601123456;;100;1.11.2026;', 'F-2;D-2;x;nic;;100;1.11.2026;'];
  await good(acme, fileOf('debts.csv', [header, ...rows].join('\r\n')));
  expect(into.rejected.get('debts.rejected.csv')).toMatch(/\n4;phone;not_a_phone_number/);
});

test('on the disk: the rejected rows stand beside the file, for its owner only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-import-'));
  try {
    const path = join(folder, 'dluhy.csv');
    writeFileSync(path, iconv.encode([header, jana, 'F-9;D-9;Řehoř;=1+1;;100;1.11.2026;'].join('\r\n'), 'windows-1250'));
    const tools = { ...into.tools, rejectedFiles: rejectedFilesBeside(path) };
    const { importReceivables } = await import('./import-receivables.ts');
    const order = { file: await localImportFile(path), creditorId: acme.id, actor: 'user:test' as const };
    const done = await importReceivables(tools, order);
    expect(done).toMatchObject({
      ok: true,
      value: { created: 1, rejected: 1, rejectedFile: join(folder, 'dluhy.rejected.csv') },
    });
    expect(readFileSync(join(folder, 'dluhy.rejected.csv'), 'utf8')).toMatch(/^\ufeffline;column/);
    expect(statSync(join(folder, 'dluhy.rejected.csv')).mode & 0o777).toBe(0o600);
    await expect(localImportFile(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'file_unreadable' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a reading is closed whatever ends its import', async () => {
  const read = into.tools.readRows;
  let open = 0;
  const tools = {
    ...into.tools,
    readRows: async (...args: Parameters<typeof read>) => {
      const opened = await read(...args);
      if (!opened.ok) return opened;
      open += 1;
      const close = async () => {
        await opened.value.close();
        open -= 1;
      };
      return { ok: true as const, value: { ...opened.value, close } };
    },
  };
  const file = fileOf('debts.csv', [header, jana, petr].join('\n'));
  const order = { file, creditorId: acme.id, actor: 'user:test' } as const;
  const broken = async () => {
    throw new Error('broken');
  };
  const stopped = AbortSignal.abort(new Error('broken'));
  await expect(importReceivables(tools, { ...order, file: { ...file, sha256: broken } })).rejects.toThrow('broken');
  await expect(importReceivables(tools, { ...order, signal: stopped })).rejects.toThrow('broken');
  await expect(importReceivables({ ...tools, letOthersIn: broken }, order)).rejects.toThrow('broken');
  expect((await importReceivables(tools, order)).ok).toBe(true);
  expect(open).toBe(0);
});
