import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, importerInto } from '../../test/support/import-into.ts';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import type { Country } from '../kernel/country.ts';
import type { ImportOrder } from './import-receivables.ts';

let the: OpenBooks;
let into: ReturnType<typeof importerInto>;
beforeAll(async () => {
  the = await openBooks();
  into = importerInto(the);
});
afterAll(() => the.close());

let creditors = 0;
/** What a file of a new creditor of this country becomes. */
async function imported(country: Country, contents: string | Uint8Array, order: Partial<ImportOrder> = {}, name = 'debts.csv') {
  creditors += 1;
  const creditor = await the.creditor(country, { code: `c${creditors}` });
  const done = await into.importFile(creditor, fileOf(name, contents, 700), order);
  if (!done.ok) throw new Error(done.message);
  const rows = await the.db.reader
    .selectFrom('receivables')
    .innerJoin('persons', 'persons.id', 'receivables.person_id')
    .select(['external_key', 'persons.name', 'amount_minor', 'currency', 'due', 'attributes'])
    .where('creditor_id', '=', creditor.id)
    .orderBy('external_key')
    .execute();
  return { ...done.value, kept: rows.map(({ external_key, ...row }) => row) };
}

const people: Readonly<Record<Country, readonly (readonly [string, string, string])[]>> = {
  CZ: [
    ['Jiří Řehoř', 'Žďár nad Sázavou', '601 123 456'],
    ['Růžena Šťastná', 'Jičín', '602123457'],
    ['Ondřej Čáp', 'Plzeň-město', '+420603123458'],
  ],
  SK: [
    ['Ľubomír Ďurica', 'Košice', '0903 123 456'],
    ['Štefan Ťažký', 'Nové Mesto nad Váhom', '+421903123457'],
    ['Mária Vŕbová', 'Žilina', '00421 904 123 458'],
  ],
  PL: [
    ['Łukasz Wiśniewski', 'Łódź', '512 345 678'],
    ['Małgorzata Zając', 'Świdnica', '+48512345679'],
    ['Józef Gołąb', 'Częstochowa', '0048 512 345 680'],
  ],
  HU: [
    ['Szűcs Győző', 'Székesfehérvár', '06 20 123 4567'],
    ['Kőszegi Ágnes', 'Győr', '+36201234568'],
    ['Török Ödön', 'Nyíregyháza', '0036 20 123 4569'],
  ],
};
const currencies = { CZ: 'CZK', SK: 'EUR', PL: 'PLN', HU: 'HUF' } as const;
const cases = (['CZ', 'SK', 'PL', 'HU'] as const).flatMap((country) =>
  (['utf-8', 'windows-1250', 'iso-8859-2', 'cp852'] as const).flatMap((encoding) =>
    ([';', ',', '\t', '|'] as const).map((delimiter) => [country, encoding, delimiter] as const),
  ),
);

test.each(cases)(
  'a file of %s in %s with %j between its values reads as it was written',
  async (country, encoding, delimiter) => {
    const rows = people[country].map(([name, city, phone], n) => [
      `F${n}`,
      name,
      phone,
      city,
      `1 23${n},50`,
      `0${n + 1}.11.2026`,
    ]);
    const quoted = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
    const lines = [['receivable_id', 'name', 'phone', 'okres', 'amount', 'due_date'], ...rows];
    const text = `${lines.map((cells) => cells.map(quoted).join(delimiter)).join('\r\n')}\r\n`;
    const done = await imported(country, iconv.encode(text, encoding));
    const sameBytes = country === 'HU' && encoding === 'iso-8859-2'; // Hungarian letters have one place in both
    expect(done).toMatchObject({ encoding: sameBytes ? 'windows-1250' : encoding, delimiter, created: 3, rejected: 0 });
    expect(done.kept).toEqual(
      people[country].map(([name, city], n) => ({
        name,
        amount_minor: 123_050 + n * 100,
        currency: currencies[country],
        due: `2026-11-0${n + 1}`,
        attributes: JSON.stringify({ okres: city }),
      })),
    );
  },
);

test.each([
  ['1234,50', 123_450],
  ['1 234,50', 123_450],
  ['1\u00a0234,50', 123_450],
  ['1.234,50', 123_450],
  ['1,234.50', 123_450],
  ['1.234.567,8', 123_456_780],
  ['1234.5', 123_450],
  ['1234', 123_400],
  ['+12,3', 1_230],
])('the amount %s is understood', async (text, minor) => {
  const done = await imported('CZ', `phone;amount;due_date\n601123456;"${text}";2026-11-01\n`);
  expect(done.kept).toMatchObject([{ amount_minor: minor }]);
});

const row = { receivable_id: 'F1', name: 'Jana "Jája" Nováková', phone: '601123456', amount: '100,5', due_date: '1.11.2026' };
const wanted = [{ name: row.name, amount_minor: 10_050, due: '2026-11-01' }];
const fileWith = (names: Readonly<Record<keyof typeof row, string>>, order: readonly (keyof typeof row)[]) => {
  const quoted = (cell: string) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [order.map((column) => names[column]), order.map((column) => quoted(row[column]))]
    .map((cells) => cells.join(';'))
    .join('\n');
};
const order = ['due_date', 'phone', 'name', 'amount', 'receivable_id'] as const;

test.each([
  ['in another order', (column: string) => column],
  ['in capitals', (column: string) => column.toUpperCase()],
  ['with spaces', (column: string) => ` ${column.replaceAll('_', ' ')} `],
  ['with hyphens and a capital', (column: string) => column.replaceAll('_', '-').replace(/^./, (letter) => letter.toUpperCase())],
])('a header %s is the same header', async (_how, write) => {
  const names = Object.fromEntries(order.map((column) => [column, write(column)])) as Record<keyof typeof row, string>;
  expect((await imported('CZ', `\ufeff${fileWith(names, order)}`)).kept).toMatchObject(wanted);
});

const czech = {
  receivable_id: 'Číslo faktury',
  name: 'Jméno dlužníka',
  phone: 'Telefon',
  amount: 'Dlužná částka',
  due_date: 'Splatnost',
};

test.each([
  ['as the header has them', (name: string) => name],
  ['without accents, in capitals', (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()],
])('columns are mapped by name, %s', async (_how, write) => {
  const mapping = Object.fromEntries(Object.entries(czech).map(([column, name]) => [column, write(name)]));
  for (const encoding of ['utf-8', 'windows-1250'])
    expect((await imported('CZ', iconv.encode(fileWith(czech, order), encoding), { mapping })).kept).toMatchObject(wanted);
});

test('a file without a header is read by the numbers of its columns, in every encoding', async () => {
  const mapping = { due_date: '1', phone: '2', name: '3', amount: '4', receivable_id: '5' };
  const bare = fileWith(czech, order).split('\n')[1] ?? '';
  for (const encoding of ['utf-8', 'windows-1250', 'iso-8859-2', 'cp852']) {
    const twice = `${bare}\r\n${bare.replace('F1', 'F2').replace('Jana', 'Žofie Šťastná Říhová')}`;
    const done = await imported('CZ', iconv.encode(twice, encoding), { mapping });
    expect(done).toMatchObject({ rows: 2, created: 2, encoding });
  }
});

test.each([
  ['list.txt', 'phone;amount\r\n601123456;1 234,50\r\n'],
  ['list.tsv', 'amount\tphone\n1234.50\t601 123 456'],
  ['list.csv', '\ufeffPhone,Amount\n+420601123456,"1234,50"\n'],
])('%s, a list of phones and amounts alone, is due on the day on which it comes', async (name, contents) => {
  const done = await imported('CZ', contents, {}, name);
  expect(done.kept).toMatchObject([{ amount_minor: 123_450, due: '2026-11-20', name: '' }]);
});

test('a list of phones and amounts without a header comes in by the numbers of its columns', async () => {
  const done = await imported('PL', '512345678|10,5\n512345679|11\n', { mapping: { phone: '1', amount: '2' } });
  expect(done).toMatchObject({ rows: 2, created: 2, delimiter: '|' });
});
