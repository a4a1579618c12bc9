import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileOf } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { phone } from '../../test/support/open-outreach.ts';
import { sqliteSuppressions } from '../adapters/db/gate/sqlite-suppressions.ts';
import { fillSuppressionList } from '../gate/fill-suppression-list.ts';
import { importSuppression, type SuppressionOrder, type SuppressionSummary } from './import-suppression.ts';

let books: OpenBooks;
let rejected: Map<string, string>;
beforeEach(async () => {
  books = await openBooks();
  rejected = new Map();
});
afterEach(() => books.close());

async function tryImport(
  contents: string | Uint8Array,
  order: Partial<SuppressionOrder> = {},
  name = 'numbers.csv',
  list = 'general',
) {
  const tools = { ...books.tools, work: books.work, gate: { suppressions: sqliteSuppressions } };
  const rejectedFiles = {
    write: async (file: string, text: AsyncIterable<string>) => {
      rejected.set(file, (await Array.fromAsync(text)).join(''));
      return file;
    },
  };
  return importSuppression(
    { list: fillSuppressionList(tools, 'user:test', list), rejectedFiles, ids: books.tools.ids },
    { file: fileOf(name, contents, 7), country: 'CZ', reason: null, replace: false, ...order },
  );
}

async function imported(...args: Parameters<typeof tryImport>): Promise<SuppressionSummary> {
  const done = await tryImport(...args);
  if (!done.ok) throw new Error(done.message);
  return done.value;
}

const numbers = async () =>
  (await books.db.reader.selectFrom('suppressions').select('number').orderBy('number').execute()).map((row) => row.number);
const held = (number: string, at = books.tools.clock.now().epochMilliseconds) =>
  books.run((tx) => sqliteSuppressions.has(tx, phone(number).number, at, 'voice'));
const told = async (type: string) => (await books.events(type)).map(({ data }) => data);

test('a bare list of numbers, however they are written, is held back from now on', async () => {
  const summary = await imported('601 234 567\n+420 602 345 678\n00420603456789\n420604567890\n+421 905 123 456\n');
  expect(summary).toMatchObject({ rows: 5, added: 5, rejected: 0, rejectedFile: null });
  expect(await numbers()).toEqual(['+420601234567', '+420602345678', '+420603456789', '+420604567890', '+421905123456']);
  expect(await held('+420601234567')).toBe(true);
});

test('national numbers are those of the country that the file comes from', async () => {
  await imported('512 345 678\n', { country: 'PL' });
  await imported('0905 123 456\n', { country: 'SK' });
  await imported('06 20 123 4567\n', { country: 'HU' });
  expect(await numbers()).toEqual(['+36201234567', '+421905123456', '+48512345678']);
});

test.each([
  ['number;reason;until', 'utf-8'],
  ['Telefonní číslo;Důvod;Platí do', 'windows-1250'],
  ['Telefónne číslo;Dôvod;Platné do', 'windows-1250'],
  ['Numer telefonu;Powód;Ważne do', 'iso-8859-2'],
  ['Telefonszám;Indok;Érvényes', 'windows-1250'],
])('a file headed "%s" in %s gives number, reason and last day', async (header, encoding) => {
  const text = `${header}\n601234567;vyhrožuje žalobou, říká;30.11.2026\n602345678;;\n`;
  const summary = await imported(iconv.encode(text, encoding), { reason: 'client' });
  expect(summary).toMatchObject({ added: 2, rejected: 0 });
  const rows = await books.db.reader.selectFrom('suppressions').select(['reason', 'until']).orderBy('number').execute();
  expect(rows[1]).toEqual({ reason: 'client', until: null });
  expect(rows[0]?.reason).toBe('vyhrožuje žalobou, říká');
  const over = Temporal.ZonedDateTime.from('2026-12-01T00:00[Europe/Prague]').epochMilliseconds;
  expect(rows[0]?.until).toBe(over);
  expect([await held('+420601234567', over - 1), await held('+420601234567', over)]).toEqual([true, false]);
});

test('bad rows come back with line, column and reason, without the number; the good ones are in', async () => {
  const file = 'number;until\n601234567;\nneuvedeno;\n6012345678901;\n;2026-01-01\n602345678;31.2.2026\n112;\n603456789;;x\n';
  expect(await imported(file)).toMatchObject({ rows: 7, good: 1, added: 1, rejected: 6, rejectedFile: 'numbers.rejected.csv' });
  const back = rejected.get('numbers.rejected.csv') ?? '';
  for (const [line, column, reason] of [
    [3, 'number', 'not_a_phone_number'],
    [4, 'number', 'not_a_phone_number'],
    [5, 'number', 'missing_value'],
    [6, 'until', 'not_a_date'],
    [7, 'number', 'not_a_phone_number'],
    [8, '', 'too_many_cells'],
  ])
    expect(back).toContain(`\n${line};${column};${reason};`);
  expect(back).not.toContain('6012345678901');
  expect(await numbers()).toEqual(['+420601234567']);
});

test('the same file again changes nothing, and says so', async () => {
  const file = 'number;reason\n601234567;asked\n602345678;asked\n';
  await imported(file);
  const before = await books.db.reader.selectFrom('suppressions').select(['number', 'reason', 'since', 'until']).execute();
  books.passTo('2026-11-21T10:00:00+01:00[Europe/Prague]');
  expect(await imported(file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(await books.db.reader.selectFrom('suppressions').select(['number', 'reason', 'since', 'until']).execute()).toEqual(
    before,
  );
});

test('a list that is replaced has the numbers of the new file and no others; another list keeps its own', async () => {
  await imported('601234567\n602345678\n');
  await imported('602345678\n', {}, 'other.csv', 'regulator');
  expect(await imported('603456789\n601234567\n', { replace: true })).toMatchObject({
    added: 1,
    unchanged: 1,
    removed: 1,
    replaced: true,
  });
  const rows = await books.db.reader
    .selectFrom('suppressions')
    .select(['list', 'number'])
    .orderBy('list')
    .orderBy('number')
    .execute();
  expect(rows).toEqual([
    { list: 'general', number: '+420601234567' },
    { list: 'general', number: '+420603456789' },
    { list: 'regulator', number: '+420602345678' },
  ]);
});

test('nothing is taken off a list by a file with a row that could not be read: it might be that very number', async () => {
  await imported('601234567\n602345678\n');
  expect(await imported('601234567\n60234567\n', { replace: true })).toMatchObject({ rejected: 1, removed: 0, replaced: false });
  expect(await held('+420602345678')).toBe(true);
});

test.each([
  ['an empty file', '', 'empty_file'],
  ['a header and nothing else', 'number\n', 'empty_file'],
  ['columns of which none is a number', 'name;city\nJana;Brno\n', 'missing_column'],
  ['two columns of numbers', 'number;telefon\n601234567;602345678\n', 'duplicate_column'],
  ['a quote that never closes', 'number;reason\n601234567;"asked\n', 'quote_not_closed'],
])('%s leaves every list as it was', async (_what, contents, reason) => {
  await imported('601234567\n');
  expect(await tryImport(contents, { replace: true })).toMatchObject({ ok: false, reason });
  expect(await numbers()).toEqual(['+420601234567']);
  expect(await told('suppression_imported')).toHaveLength(1);
});

test('the journal tells the batch by its counts and those contact points that it concerns, and no number', async () => {
  const creditor = await books.creditor();
  const { personId } = await books.register(creditor, { phones: [phone('+420601234567'), phone('+420603456789')] });
  const points = await books.run((tx) => books.tools.books.contactPoints.ofPerson(tx, personId));
  await imported('601234567\n602345678\nx\n', {}, 'numbers.csv', 'robinson');
  const [batch] = await told('suppression_imported');
  expect(batch).toMatchObject({ list: 'robinson', rows: 3, good: 2, added: 2, rejected: 1, replaced: false, removed: 0 });
  expect(await told('contact_points_suppressed')).toEqual([
    { list: 'robinson', contactPoints: [{ contactPointId: points[0]?.id, until: null }] },
  ]);
  await imported('603456789\n', { replace: true }, 'numbers.csv', 'robinson');
  expect(await told('contact_points_released')).toEqual([{ lists: ['robinson'], contactPointIds: [points[0]?.id] }]);
  const written = JSON.stringify(
    await books.events('suppression_imported', 'contact_points_suppressed', 'contact_points_released'),
  );
  expect(written).not.toMatch(/60[1-3]\d{6}/);
});

test('whatever the order, the number of rows and their repetitions, what is held back is what the good rows name', async () => {
  const row = fc.oneof(
    fc.integer({ min: 601_000_000, max: 608_999_999 }).map((n) => ({ text: `${n}`, number: `+420${n}` })),
    fc.integer({ min: 0, max: 9_999_999 }).map((n) => ({ text: `${n}`, number: null })),
    fc.constantFrom({ text: '00420605000001', number: '+420605000001' }, { text: '605 000 001', number: '+420605000001' }),
  );
  let list = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 1200 }), async (rows) => {
      list += 1;
      const good = rows.flatMap(({ number }) => number ?? []);
      const text = `number\n${rows.map((each) => each.text).join('\r\n')}\n`;
      const done = await imported(text, {}, 'numbers.csv', `list-${list}`);
      expect(done).toMatchObject({ rows: rows.length, good: good.length, rejected: rows.length - good.length });
      const held = await books.db.reader.selectFrom('suppressions').select('number').where('list', '=', `list-${list}`).execute();
      expect(held.map(({ number }) => number).sort()).toEqual([...new Set(good)].sort());
    }),
    { numRuns: 15 },
  );
});
