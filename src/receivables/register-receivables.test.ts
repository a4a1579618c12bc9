import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debtorRow, type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { keptIn } from '../adapters/db/receivables/kept-verifiers.ts';
import { fileKeyring, rotateKeyring } from '../adapters/keyring/file-keyring.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Creditor, DebtorRow } from './model.ts';
import { prepareRow } from './prepare-row.ts';
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

/** Everything in the books and the journal, with ids as the order in which they are met. */
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
      ...{ person_id, creditor_id, unfindable, field, found: typeof lookup === 'string', sources: sources.toSorted() },
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
  const named = JSON.stringify([...tables, keys, verifiers, lookups, journal]).replace(
    /(per|cnt|cas|rcv|crd)_[0-9a-z]{26}/g,
    (id) => {
      if (!names.has(id)) names.set(id, `${id.slice(0, 3)}${names.size}`);
      return names.get(id) ?? '';
    },
  );
  const withoutHashes = (line: object) =>
    Object.fromEntries(Object.entries(line).filter(([column]) => !['hash', 'row_hash', 'key_id', 'row_key_id'].includes(column)));
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
  const prepared = rows.map((row) => prepareRow(tools.hasher, creditor, debtorRow(row), () => tools.ids.next('per')));
  const done = await the.run((tx) => registerReceivables(tools, tx, sourceOf(creditor), prepared));
  return done.map((outcome) => (outcome.ok ? outcome.value.outcome : outcome.reason));
}

async function registerApart(the: OpenBooks, creditor: Creditor, rows: readonly Partial<DebtorRow>[]) {
  const told: string[] = [];
  for (const row of rows) {
    const done = await the.run((tx) => registerReceivable(toolsOf(the), tx, sourceOf(creditor), debtorRow(row)));
    told.push(done.ok ? done.value.outcome : done.reason);
  }
  return told;
}
