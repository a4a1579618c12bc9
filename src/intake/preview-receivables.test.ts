import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { Creditor } from '../receivables/model.ts';
import { previewReceivables } from './preview-receivables.ts';

let the: OpenBooks;
let acme: Creditor;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
});
afterEach(() => the.close());

const text = [
  'receivable_id;name;phone;amount;due_date;okres',
  'F-1;Tomáš Říha;601 123 456;1 234,50;1.11.2026;Brno-město',
  'F-2;Žofie Šťastná;4206011234567;12x;1.11.2026;Jičín',
  'F-1;Růžena Dvořák;602 123 456;100;1.11.2026;Plzeň',
  'F-4;Ota Nový;602 123 457;200;1.11.2026;',
].join('\r\n');
const file = (contents = text) => fileOf('debts.csv', iconv.encode(contents, 'windows-1250'));
const preview = async (given = file(), look?: Parameters<typeof previewReceivables>[2]) => {
  const order = { file: given, creditorId: acme.id, actor: 'user:test' as const };
  const found = await previewReceivables({ ...the.tools, work: the.work }, order, look);
  if (!found.ok) throw new Error(`${found.reason}: ${found.message}`);
  return found.value;
};

test('a preview says how a file is read, what its first values become and which rows would be turned away', async () => {
  const found = await preview();
  expect(found).toMatchObject({
    encoding: 'windows-1250',
    delimiter: ';',
    hasHeader: true,
    rows: 4,
    looked: 4,
    good: 2,
    rejected: 2,
  });
  expect(found.totals).toEqual({ CZK: 143_450 });
  expect(found.columns.map(({ name, column }) => `${name}: ${column}`)).toEqual([
    'receivable_id: receivable_id',
    'name: name',
    'phone: phone',
    'amount: amount',
    'due_date: due_date',
    'okres: null',
  ]);
  const first = found.columns.map(({ values }) => values[0]?.text);
  expect(first).toEqual(['F-1', 'Tomáš Říha', '+420601123456', '1234.50 CZK', '2026-11-01', 'Brno-město']);
  expect(found.columns.flatMap(({ column, values }) => (values[1]?.wrong ? [column] : []))).toEqual(['phone', 'amount']);
  expect(found.errors.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
    '3 amount not_an_amount',
    '3 phone not_a_phone_number',
    '4 receivable_id duplicate_row',
  ]);
});

test('a preview writes nothing, and says of a whole file what the import then does', async () => {
  const before = await the.events();
  const found = await preview();
  expect(await the.events()).toEqual(before);
  for (const table of ['receivables', 'persons', 'imports'] as const)
    expect(await the.db.reader.selectFrom(table).selectAll().execute()).toEqual([]);
  const done = await importerInto(the).importFile(acme, file());
  expect(done).toMatchObject({ ok: true, value: { good: found.good, rejected: found.rejected, rows: found.rows } });
});

test('only the top of a long file is looked at, and all its rows are counted', async () => {
  const long = text + Array.from({ length: 500 }, (_, n) => `\r\nG-${n};Jiří Čáp;602 123 456;${n + 1};1.11.2026;`).join('');
  expect(await preview(file(long), { rows: 100, shown: 2, errors: 1 })).toMatchObject({ rows: 504, looked: 100, rejected: 2 });
});

test('a file that cannot be imported cannot be previewed either, for the same reason', async () => {
  await expect(preview(file('phone;castka\n601123456;100\n'))).rejects.toThrow('missing_column');
});

test('a preview says what a row that puts somebody onto a case is taken for, and counts what it owes for nothing', async () => {
  const rows = [
    'receivable_id;debtor_id;name;phone;amount;due_date;Role;principal_id',
    'F-1;D-1;Tomáš Říha;601 123 456;100;1.11.2026;;',
    'F-1;;Žofie Šťastná;602 123 456;100;1.11.2026;Spoludlužník;',
    ';;Ota Nový;603 123 456;;;kamarád;D-1',
    ';;Žofie Šťastná;602 123 456;;;ručitel;D-1',
    ';;Žofie Šťastná;602 123 456;;;spoludlužník;D-1',
  ].join('\n');
  const found = await preview(file(rows));
  expect(found.totals).toEqual({ CZK: 10_000 });
  expect(found.columns.at(-2)).toMatchObject({ column: 'role', values: [{ text: '' }, { text: 'co_debtor' }, { wrong: true }] });
  expect(found.errors.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
    '4 Role not_a_role',
    '6 principal_id duplicate_row',
  ]);
});
