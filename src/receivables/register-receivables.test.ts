import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debtorRow, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { sqliteBooksAhead } from '../adapters/db/receivables/books-ahead.ts';
import { keptIn } from '../adapters/db/receivables/kept-verifiers.ts';
import { sqliteNewDebts } from '../adapters/db/receivables/sqlite-new-debts.ts';
import { inside } from '../adapters/db/unit-of-work.ts';
import { fileKeyring, rotateKeyring } from '../adapters/keyring/file-keyring.ts';
import { parsePhone } from '../kernel/phone.ts';
import { handOver, takeOver } from './ahead/hand-over.ts';
import { type AheadRow, prepareAhead } from './ahead/prepare-ahead.ts';
import type { Creditor, DebtorRow } from './model.ts';
import { externalKeyOf, prepareRow } from './prepare-row.ts';
import { registerReceivable } from './register-receivable.ts';
import { registerReceivables } from './register-receivables.ts';

const phones = ['601123456', '602999888', '603111222'].map((text) => {
  const parsed = parsePhone(text, 'CZ');
  if (!parsed.ok) throw new Error(parsed.message);
  return { number: parsed.value.number, kind: parsed.value.kind };
});
const orNull = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
/** Few values each, so that rows meet: the same debtor, the same number, another name, a corrected identifier. */
const anyRow: fc.Arbitrary<Partial<DebtorRow>> = fc.record({
  receivableId: orNull('F1', 'F2', 'F3', 'F4'),
  debtorId: orNull('D1', 'D2'),
  customerNumber: orNull('40017', '40018'),
  birthNumber: orNull('7103192745', '7155101232'),
  nationalId: orNull('PL:44051401359'),
  name: fc.constantFrom('Jana Nováková', 'Petr Říha'),
  phones: fc.subarray(phones, { minLength: 1 }),
  email: orNull('jana@example.cz'),
  address: orNull({ street: 'Lidická 1', city: 'Brno', postcode: '602 00', country: 'CZ' as const }),
  birthDate: orNull('1971-03-19'),
  amountMinor: fc.constantFrom(0, 10_000, 20_000),
  currency: fc.constantFrom('CZK', 'EUR'),
});

/** Everything in the books and the journal, with ids as the order in which the journal tells of them. */
async function contents({ db }: OpenBooks) {
  const read = (table: 'persons' | 'contact_points' | 'cases' | 'receivables') =>
    db.reader.selectFrom(table).selectAll().orderBy('id').execute() as Promise<object[]>;
  const keys = await db.reader
    .selectFrom('person_keys')
    .selectAll()
    .orderBy('person_id')
    .orderBy('kind')
    .orderBy('hash')
    .execute();
  const kept = await db.reader.selectFrom('verifiers').selectAll().orderBy('person_id').execute();
  const verifiers = kept.flatMap(({ person_id, creditor_id, kept, unfindable }) =>
    keptIn(kept).map(([field, _hash, _key, lookup, sources = []]) => ({
      ...{ person_id, creditor_id, unfindable, field, found: typeof lookup === 'string', sources },
    })),
  );
  const lookups = await db.reader.selectFrom('customer_lookups').select('person_id').orderBy('person_id').execute();
  const journal = await db.reader
    .selectFrom('journal')
    .select(['seq', 'type', 'person_id', 'case_id', 'receivable_id', 'data'])
    .where('type', '!=', 'creditor_registered')
    .orderBy('seq')
    .execute();
  const tables = [await read('persons'), await read('contact_points'), await read('cases'), await read('receivables')];
  const names = new Map<string, string>();
  const named = JSON.stringify([journal, ...tables, keys, verifiers, lookups]).replace(
    /(per|cnt|cas|rcv|crd)_[0-9a-z]{26}/g,
    (id) => {
      if (!names.has(id)) names.set(id, `${id.slice(0, 3)}${names.size}`);
      return names.get(id) ?? '';
    },
  );
  const withoutHashes = (line: object) =>
    Object.fromEntries(
      Object.entries(line)
        .filter(([column]) => !['hash', 'row_hash', 'key_id', 'row_key_id'].includes(column))
        .map(([column, value]) => [column, column === 'sources' ? value.toSorted() : value]), // by their names: their order says nothing
    );
  return (JSON.parse(named) as object[][]).map((lines) =>
    lines
      .map(withoutHashes)
      .map((line) => JSON.stringify(line))
      .sort(),
  );
}

test('many rows registered together end as the same rows one by one: the same books, the same journal, the same outcomes', async () => {
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.boolean(), fc.boolean(), async (first, second, titled, rotated) => {
      const [together, apart] = await Promise.all([openBooks(), openBooks()]);
      try {
        const wish = { birthNumberTitle: titled ? 'consent of the holder' : null };
        const outcomes = await Promise.all(
          [together, apart].map(async (the) => {
            const creditor = await the.creditor('CZ', wish);
            const register = the === together ? registerTogether : registerApart;
            const told = await register(the, creditor, first);
            if (rotated) rotateKeyring(the.keyFile);
            return [...told, ...(await register(the, creditor, [...second, ...first.slice(0, 5)]))];
          }),
        );
        expect(outcomes[0]).toEqual(outcomes[1]);
        expect(await contents(together)).toEqual(await contents(apart));
      } finally {
        await together.close();
        await apart.close();
      }
    }),
    { numRuns: 12 },
  );
});

test('rows made ready while the ones before them are still being written end as the same rows one by one', async () => {
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 25 }).map(eachOnce);
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 9 }), async (...given) => {
      const [first, second, titled, rotated, atOnce] = given;
      const [ahead, apart] = await Promise.all([openBooks(), openBooks()]);
      try {
        const wish = { birthNumberTitle: titled ? 'consent of the holder' : null };
        const outcomes = await Promise.all(
          [ahead, apart].map(async (the) => {
            const creditor = await the.creditor('CZ', wish);
            const register = the === ahead ? registerAhead(atOnce) : registerApart;
            const told = await register(the, creditor, first);
            if (rotated) rotateKeyring(the.keyFile);
            const then = eachOnce([...second, ...first.slice(0, 5)]);
            return [...told, ...(await register(the, creditor, then)), ...(await register(the, creditor, then))];
          }),
        );
        expect(outcomes[0]).toEqual(outcomes[1]);
        expect(await contents(ahead)).toEqual(await contents(apart));
      } finally {
        await ahead.close();
        await apart.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('a row that somebody else tells of after it was made ready is registered as of somebody known', async () => {
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ');
    const tools = toolsOf(the);
    const jana = { name: 'Jana Nováková', debtorId: 'D1', phones: phones.slice(0, 1), due: '2026-11-01', amountMinor: 10_000 };
    const books = sqliteBooksAhead(the.db.file);
    const rows = [
      { ...jana, receivableId: 'F1' },
      { ...jana, receivableId: 'F5', debtorId: 'D5' },
      { ...jana, receivableId: 'F9', debtorId: 'D9' },
      { ...jana, receivableId: 'F6', debtorId: 'D6' },
    ];
    const prepare = prepareAhead({ ...tools, books, debts: sqliteNewDebts }, creditor);
    const ready = takeOver(handOver(creditor.id, prepare(rows.map(debtorRow))));
    books.close();
    expect(ready.every((row) => 'debt' in row)).toBe(true);
    await registerApart(the, creditor, [
      { ...jana, receivableId: 'F2' },
      { ...jana, receivableId: 'F9', debtorId: 'D3' },
    ]);
    const done = await the.run((tx) => registerReceivables(tools, tx, sourceOf(creditor), ready));
    expect(done.map((outcome) => outcome.ok && outcome.value.outcome)).toEqual(['created', 'created', 'updated', 'created']);
    const keys = await the.db.reader.selectFrom('person_keys').select(['hash', 'person_id']).orderBy('hash').execute();
    const cases = await the.db.reader.selectFrom('cases').select('person_id').execute();
    expect(keys.map(({ hash }) => hash)).toEqual(['D1', 'D3', 'D5', 'D6', 'D9']);
    expect(cases.filter(({ person_id }) => person_id === keys[0]?.person_id)).toHaveLength(1);
  } finally {
    await the.close();
  }
});

test('a row made ready for a person who bears its identifier no longer, when it is written, is about somebody new', async () => {
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ', { birthNumberTitle: 'consent of the holder' });
    const owed = { phones: phones.slice(0, 1), due: '2026-11-01', amountMinor: 10_000 };
    const before = { ...owed, receivableId: 'F1', debtorId: 'D1', birthNumber: '7103192745' };
    await registerApart(the, creditor, [before]);
    const corrected = { ...before, birthNumber: '7155101232' };
    const told = await registerAhead(9)(the, creditor, [corrected, { ...owed, receivableId: 'F2', birthNumber: '7103192745' }]);
    expect(told).toEqual(['updated', 'created']);
    expect(await the.db.reader.selectFrom('persons').select('id').execute()).toHaveLength(2);
  } finally {
    await the.close();
  }
});

test('what is hashed ahead for somebody is not hashed again by whoever writes it', async () => {
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ');
    const jana = { debtorId: 'D1', birthDate: '1971-03-19', phones: phones.slice(0, 1), due: '2026-11-01', amountMinor: 10_000 };
    const books = sqliteBooksAhead(the.db.file);
    const rows = ['F1', 'F2'].map((receivableId) => debtorRow({ ...jana, receivableId }));
    const ready = prepareAhead({ ...toolsOf(the), books, debts: sqliteNewDebts }, creditor)(rows);
    books.close();
    const { hash, ...others } = toolsOf(the).hasher;
    let hashed = 0;
    const counting = (...about: Parameters<typeof hash>) => {
      hashed += 1;
      return hash(...about);
    };
    const tools = { ...the.tools, hasher: { ...others, hash: counting } };
    await the.run((tx) => registerReceivables(tools, tx, sourceOf(creditor), ready));
    expect(hashed).toBe(0);
  } finally {
    await the.close();
  }
});

test('what others tell between the reading of rows and their writing is met as row by row', async () => {
  const known = fc.array(anyRow, { minLength: 1, maxLength: 8 }).map(eachOnce);
  const others = fc.array(anyRow, { maxLength: 3 }).map(eachOnce);
  let standing = 0;
  await fc.assert(
    fc.asyncProperty(known, known, others, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 9 }), async (...given) => {
      const [first, read, between, titled, rotated, atOnce] = given;
      // whom they are about as before, with receivables of their own: what was the same when it was read is left out then
      const later = [...first, ...read].map((row, n) => ({ ...row, receivableId: `G${n % 12}`, amountMinor: 30_000 + n }));
      const rows = eachOnce(later);
      const [ahead, apart] = await Promise.all([openBooks(), openBooks()]);
      try {
        const told = await Promise.all(
          [ahead, apart].map(async (the) => {
            const creditor = await the.creditor('CZ', { birthNumberTitle: titled ? 'consent of the holder' : null });
            await registerApart(the, creditor, first);
            if (rotated) rotateKeyring(the.keyFile);
            if (rotated) await registerApart(the, creditor, first.slice(0, 3)); // known by hashes under both keys
            const ready = the === ahead ? readAhead(the, creditor, rows, atOnce) : null;
            await registerApart(the, creditor, between);
            standing += ready?.filter((row) => 'debt' in row && row.mark !== null).length ?? 0;
            return ready ? writeReady(the, creditor, ready) : registerApart(the, creditor, rows);
          }),
        );
        expect(told[0]).toEqual(told[1]);
        expect(await contents(ahead)).toEqual(await contents(apart));
      } finally {
        await ahead.close();
        await apart.close();
      }
    }),
    { numRuns: 40 },
  );
  expect(standing).toBeGreaterThan(5); // else it says nothing; some fifty stand in most rounds
});

test('a further receivable is not written as it was read where a corrected one before it says something new of the person', async () => {
  const [ahead, apart] = await Promise.all([openBooks(), openBooks()]);
  try {
    const jana = { name: 'Jana Nováková', phones: phones.slice(0, 1), due: '2026-11-01', amountMinor: 10_000 };
    const rows = [
      { ...jana, receivableId: 'F1', debtorId: 'D7', name: 'Jana Dvořáková' },
      { ...jana, receivableId: 'F2' },
    ];
    for (const the of [ahead, apart]) {
      const creditor = await the.creditor('CZ');
      await registerApart(the, creditor, [{ ...jana, receivableId: 'F1' }]);
      const register = the === ahead ? registerAhead(9) : registerApart;
      expect(await register(the, creditor, rows)).toEqual(['updated', 'created']);
    }
    expect(await contents(ahead)).toEqual(await contents(apart));
  } finally {
    await ahead.close();
    await apart.close();
  }
});

test('a further receivable of somebody known, of whom its row says nothing new, is written as it was read, and she is not told of again', async () => {
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ');
    const jana = {
      name: 'Jana Nováková',
      debtorId: 'D1',
      phones: phones.slice(0, 2),
      customerNumber: '40017',
      due: '2026-11-01',
    };
    await registerApart(the, creditor, [{ ...jana, receivableId: 'F1', amountMinor: 10_000 }]);
    const before = await contents(the);
    const rows = [
      { ...jana, phones: phones.slice(0, 1), receivableId: 'F2', amountMinor: 20_000 },
      { ...jana, receivableId: 'F3', amountMinor: 30_000, currency: 'EUR' as const },
    ];
    const ready = readAhead(the, creditor, rows, 2);
    expect(ready.map((row) => 'debt' in row && row.mark !== null)).toEqual([true, true]);
    expect(await writeReady(the, creditor, ready)).toEqual(['created', 'created']);
    const after = await contents(the);
    const told = after[0]?.filter((line) => !before[0]?.includes(line)) ?? [];
    expect(told.map((line) => [JSON.parse(line).type, line.includes('contactPoints')])).toEqual([
      ['receivable_registered', false],
      ['receivable_registered', false],
    ]);
    const kept = await the.db.reader.selectFrom('verifiers').select('kept').executeTakeFirstOrThrow();
    const numbers = keptIn(kept.kept).flatMap((one) => (one[0] === 'customer_number' ? [one[4]?.length] : []));
    expect(numbers).toEqual([3]); // the number stays hers until no receivable tells it any more
  } finally {
    await the.close();
  }
});

test('while a customer number leads to nobody, no row is left out unread: its digits are what is missing', async () => {
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ');
    const row = { receivableId: 'F1', customerNumber: '40017', phones: phones.slice(0, 1), due: '2026-11-01', amountMinor: 1 };
    await registerApart(the, creditor, [row]);
    const books = sqliteBooksAhead(the.db.file);
    const prepare = prepareAhead({ ...toolsOf(the), books, debts: sqliteNewDebts }, creditor);
    expect(prepare([debtorRow(row)])[0]).toHaveProperty('unchanged');
    await the.run((tx) => inside(tx).updateTable('verifiers').set({ unfindable: 1 }).execute());
    expect(prepare([debtorRow(row)])[0]).not.toHaveProperty('unchanged');
    books.close();
  } finally {
    await the.close();
  }
});

test('somebody registered a moment ago whose birth number is corrected is known by the corrected one alone', async () => {
  const before = [{ receivableId: 'F1', phones: phones.slice(0, 1), amountMinor: 10_000 }];
  const after = [
    { ...before[0], amountMinor: 20_000 },
    { receivableId: 'F2', debtorId: 'D2', birthNumber: '7103192745' },
    { receivableId: 'F2', debtorId: 'D2', birthNumber: '7155101232' },
  ];
  const the = await openBooks();
  try {
    const creditor = await the.creditor('CZ', { birthNumberTitle: 'consent of the holder' });
    await registerTogether(the, creditor, before);
    await registerTogether(the, creditor, after);
    const known = await the.db.reader.selectFrom('person_keys').select('person_id').where('kind', '=', 'national').execute();
    expect(known).toHaveLength(1);
  } finally {
    await the.close();
  }
});

/** With the newest key of the file. */
const toolsOf = (the: OpenBooks) => ({ ...the.tools, hasher: fileKeyring(the.keyFile) });
const sourceOf = (creditor: Creditor) => ({ creditor, actor: 'import' as const, importId: null });

async function registerTogether(the: OpenBooks, creditor: Creditor, rows: readonly Partial<DebtorRow>[]) {
  const tools = toolsOf(the);
  const prepared = rows.map((row) =>
    prepareRow(tools.hasher, creditor, debtorRow(row), { personId: tools.ids.next('per'), known: false }),
  );
  const done = await the.run((tx) => registerReceivables(tools, tx, sourceOf(creditor), prepared));
  return done.map((outcome) => (outcome.ok ? outcome.value.outcome : outcome.reason));
}

/** Wholly made ready before any of them is written, so many at a time; as a thread beside hands it over. */
const registerAhead = (atOnce: number) => async (the: OpenBooks, creditor: Creditor, rows: readonly Partial<DebtorRow>[]) =>
  writeReady(the, creditor, readAhead(the, creditor, rows, atOnce));

function readAhead(the: OpenBooks, creditor: Creditor, rows: readonly Partial<DebtorRow>[], atOnce: number): AheadRow[] {
  const books = sqliteBooksAhead(the.db.file);
  const prepare = prepareAhead({ ...toolsOf(the), books, debts: sqliteNewDebts }, creditor);
  const parts = Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, n) => rows.slice(n * atOnce, (n + 1) * atOnce));
  const ready = parts.flatMap((part) => takeOver(structuredClone(handOver(creditor.id, prepare(part.map(debtorRow))))));
  books.close();
  return ready;
}

async function writeReady(the: OpenBooks, creditor: Creditor, ready: readonly AheadRow[]): Promise<string[]> {
  const told: string[] = [];
  for (let at = 0; at < ready.length; at += 10) {
    const some = ready.slice(at, at + 10);
    const done = await the.run((tx) => registerReceivables(toolsOf(the), tx, sourceOf(creditor), some));
    told.push(...done.map((outcome) => (outcome.ok ? outcome.value.outcome : outcome.reason)));
  }
  return told;
}

/** No file has a row twice. */
function eachOnce<Row extends Partial<DebtorRow>>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [externalKeyOf(debtorRow(row)), row])).values()];
}

async function registerApart(the: OpenBooks, creditor: Creditor, rows: readonly Partial<DebtorRow>[]) {
  const told: string[] = [];
  for (const row of rows) {
    const done = await the.run((tx) => registerReceivable(toolsOf(the), tx, sourceOf(creditor), debtorRow(row)));
    told.push(done.ok ? done.value.outcome : done.reason);
  }
  return told;
}
