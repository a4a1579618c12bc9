import { afterEach, beforeEach, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { fileOf, importerInto } from '../../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../../test/support/open-books.ts';
import type { Creditor } from '../../receivables/model.ts';
import { previewReceivables } from '../preview-receivables.ts';
import { cellText } from './cell-text.ts';

let the: OpenBooks;
let acme: Creditor;
let into: ReturnType<typeof importerInto>;
beforeEach(async () => {
  the = await openBooks();
  acme = await the.creditor('CZ');
  into = importerInto(the);
});
afterEach(() => the.close());

type Cell = string | number | Date | null;
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const header = ['receivable_id', 'name', 'phone', 'amount', 'due_date', 'okres'];
const jana: Cell[] = ['F-1', 'Jana Nováková', '601 123 456', 1234.5, day('2026-11-01'), 'Brno-město'];
const petr: Cell[] = ['F-2', 'Petr Říha', 602999888, '200', '15.11.2026', null];

async function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Uint8Array> {
  const cells = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, format: 'dd.mm.yyyy' } : value === null ? null : { value })),
    );
  return writeWorkbook(Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: cells(rows) }))).toBuffer();
}
const good = async (...args: Parameters<typeof into.importFile>) => {
  const done = await into.importFile(...args);
  if (!done.ok) throw new Error(done.message);
  return done.value;
};
const owed = async (externalKey: string) =>
  the.run((tx) => the.tools.books.receivables.findByExternalKey(tx, acme.id, externalKey));

test('the first sheet of a workbook becomes debtors and what they owe; dates and numbers are what they are in it', async () => {
  const done = await good(acme, fileOf('debts.xlsx', await workbook({ Dluhy: [header, jana, petr], Jiné: [['x']] })));
  expect(done).toMatchObject({
    format: 'sheet',
    sheet: 'Dluhy',
    sheets: ['Dluhy', 'Jiné'],
    encoding: null,
    created: 2,
    rejected: 0,
  });
  expect(await owed('F-1')).toMatchObject({ amountMinor: 123_450, due: '2026-11-01', attributes: { okres: 'Brno-město' } });
  expect(await owed('F-2')).toMatchObject({ amountMinor: 20_000, due: '2026-11-15' });
});

test('the same rows from a workbook and from a text file are the same receivables', async () => {
  await good(acme, fileOf('debts.xlsx', await workbook({ Dluhy: [header, jana, petr] })));
  const text = [
    header.join(';'),
    'F-1;Jana Nováková;601123456;1234,50;1.11.2026;Brno-město',
    'F-2;Petr Říha;602999888;200;2026-11-15;',
  ].join('\n');
  expect(await good(acme, fileOf('debts.csv', text))).toMatchObject({ unchanged: 2, format: 'delimited' });
});

test('what is wrong in a workbook comes back with its sheet and the row that the spreadsheet shows', async () => {
  const rows = [
    header,
    jana,
    [],
    ['F-3', 'Eva', '12', 5, day('2026-11-01'), null],
    ['F-1', 'Jana', '601123456', 1, '1.11.2026', null],
  ];
  const done = await good(acme, fileOf('debts.xlsx', await workbook({ Dluhy: rows })));
  expect(done).toMatchObject({ rows: 3, created: 1, rejected: 2, rejectedFile: 'debts.rejected.csv' });
  const lines = into.rejected.get('debts.rejected.csv')?.trim().split('\n') ?? [];
  expect(lines.map((line) => line.split(';').slice(0, 4).join(';'))).toEqual([
    'sheet;row;column;reason',
    'Dluhy;4;phone;not_a_phone_number',
    'Dluhy;5;receivable_id;duplicate_row',
  ]);
});

test('a sheet is chosen by its name; one that is not there is refused with those that are', async () => {
  const file = fileOf('debts.xlsx', await workbook({ Info: [['nothing here']], Dluhy: [header, jana] }));
  expect(await good(acme, file, { sheet: 'dluhy' })).toMatchObject({ sheet: 'Dluhy', created: 1 });
  expect(await into.importFile(acme, file, { sheet: 'Platby' })).toMatchObject({
    reason: 'unknown_sheet',
    message: expect.stringContaining('Info, Dluhy'),
  });
  expect(await into.importFile(acme, file)).toMatchObject({ ok: false, reason: 'missing_column' });
});

test('columns of a workbook are mapped as those of a text file, by header or by number', async () => {
  const named = await workbook({
    A: [
      ['Tel.', 'Dlužná částka', 'Splatnost'],
      ['601123456', 10, day('2026-11-01')],
    ],
  });
  const mapping = { phone: 'tel.', amount: 'dluzna castka', due_date: 'Splatnost' };
  expect(await good(acme, fileOf('named.xlsx', named), { mapping })).toMatchObject({ created: 1 });
  const bare = await workbook({ A: [['602123456', 10]] });
  expect(await good(acme, fileOf('bare.xlsx', bare), { mapping: { phone: 1, amount: 2 } })).toMatchObject({ created: 1 });
});

test('a preview shows a workbook as it would be read, and writes nothing', async () => {
  const file = fileOf('debts.xlsx', await workbook({ Dluhy: [header, jana, petr] }));
  const preview = await previewReceivables(into.tools, { file, creditorId: acme.id, actor: 'user:test' });
  expect(preview).toMatchObject({
    ok: true,
    value: { format: 'sheet', sheet: 'Dluhy', rows: 2, good: 2, totals: { CZK: 143_450 } },
  });
  if (preview.ok)
    expect(preview.value.columns.map(({ column, values }) => [column, values[0]?.text])).toContainEqual([
      'due_date',
      '2026-11-01',
    ]);
  expect(await owed('F-1')).toBeUndefined();
});

test('a workbook that is cut off, damaged or only looks like one is refused, and nothing of it comes in', async () => {
  const whole = await workbook({ Dluhy: [header, jana, petr] });
  const damaged = Uint8Array.from(whole);
  damaged.fill(0, 300, 900);
  const cuts = [whole.subarray(0, 40), whole.subarray(0, whole.length - 30), whole.subarray(0, whole.length / 2), damaged];
  for (const bytes of cuts)
    expect(await into.importFile(acme, fileOf('debts.xlsx', bytes))).toMatchObject({ ok: false, reason: 'broken_workbook' });
  expect(await owed('F-1')).toBeUndefined();
});

test('a workbook that would unpack to more than a quarter of a gigabyte is refused before it is unpacked', async () => {
  const bomb = Uint8Array.from(await workbook({ Dluhy: [header, jana] }));
  const view = new DataView(bomb.buffer);
  const entry = bomb.findLastIndex((_, at) => at + 4 <= bomb.length && view.getUint32(at, true) === 0x02014b50);
  view.setUint32(entry + 24, 300 * 2 ** 20, true);
  expect(await into.importFile(acme, fileOf('debts.xlsx', bomb))).toMatchObject({
    reason: 'workbook_too_large',
    message: expect.stringContaining('CSV UTF-8'),
  });
});

test('a sheet of more cells than memory is given for is refused with the advice to save it as CSV', async () => {
  const wide: Cell[][] = [header, ...Array.from({ length: 130 }, () => [...jana])];
  wide[130] = [...jana, ...Array.from({ length: 16_000 }, () => null), 'far out'];
  expect(await into.importFile(acme, fileOf('debts.xlsx', await workbook({ Dluhy: wide })))).toMatchObject({
    reason: 'workbook_too_large',
    message: expect.stringContaining('131 rows of 16007 columns'),
  });
});

test.each([
  [0.1 + 0.2, '0.30'],
  [1234.5, '1234.50'],
  [1.234, '1.234'],
  [7103192745, '7103192745'],
  [-12, '-12'],
  [true, 'true'],
  [null, ''],
  [day('2026-02-28'), '2026-02-28'],
] as const)('a cell that holds %s is read as "%s"', (value, text) => expect(cellText(value)).toBe(text));
