import SqliteDatabase, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptIn } from './kept-verifiers.ts';
import { packVerifiers } from './pack-verifiers.ts';

let db: Database;
beforeEach(() => {
  db = new SqliteDatabase(':memory:');
  db.pragma('foreign_keys = off');
  db.exec(
    'create table verifiers (person_id, creditor_id, field, source, hash, key_id, lookup, primary key (person_id, creditor_id, field, source)) without rowid',
  );
});
afterEach(() => db.close());

type Apart = readonly [
  person: string,
  creditor: string,
  field: string,
  source: string,
  hash: string,
  key: string,
  lookup: string | null,
];

/** What the record holds after the upgrade. */
function packed(...rows: readonly Apart[]) {
  for (const row of rows) db.prepare('insert into verifiers values (?, ?, ?, ?, ?, ?, ?)').run(...row);
  for (const statement of packVerifiers) db.exec(statement);
  const kept = db.prepare('select * from verifiers order by person_id, creditor_id').all() as Kept[];
  return {
    kept: kept.map(({ person_id, creditor_id, kept: text, unfindable }) => ({
      whose: `${person_id} ${creditor_id}`,
      entries: [...keptIn(text)].sort(),
      unfindable,
    })),
    lookups: db.prepare('select lookup, person_id from customer_lookups order by lookup').raw().all(),
  };
}

type Kept = { readonly person_id: string; readonly creditor_id: string; readonly kept: string; readonly unfindable: number };

const number = 'a-hash-by-which-somebody-is-found';
const jana = ['per_jana', 'crd_acme'] as const;

test('what a person may be asked for stands in one row for each creditor, and no other person’s with it', () => {
  const { kept } = packed(
    [...jana, 'birth_date', '', 'born', 'key', null],
    [...jana, 'postcode', '', 'post', 'key', null],
    ['per_jana', 'crd_other', 'birth_date', '', 'born there', 'key', null],
    ['per_petr', 'crd_acme', 'birth_date', '', 'born later', 'key', null],
  );
  expect(kept).toEqual([
    {
      whose: 'per_jana crd_acme',
      entries: [
        ['birth_date', 'born', 'key'],
        ['postcode', 'post', 'key'],
      ],
      unfindable: 0,
    },
    { whose: 'per_jana crd_other', entries: [['birth_date', 'born there', 'key']], unfindable: 0 },
    { whose: 'per_petr crd_acme', entries: [['birth_date', 'born later', 'key']], unfindable: 0 },
  ]);
});

test('a customer number of several receivables stands once with all of them, and finds its person once', () => {
  const { kept, lookups } = packed(
    [...jana, 'customer_number', 'rcv_1', 'n', 'key', number],
    [...jana, 'customer_number', 'rcv_2', 'n', 'key', number],
  );
  expect(kept[0]).toMatchObject({
    entries: [['customer_number', 'n', 'key', number.slice(0, 16), ['rcv_1', 'rcv_2']]],
    unfindable: 0,
  });
  expect(lookups).toEqual([[number.slice(0, 16), 'per_jana']]);
});

test('a number that was known for one receivable only is found for the other too', () => {
  const { kept, lookups } = packed(
    [...jana, 'customer_number', 'rcv_1', 'n', 'key', null],
    [...jana, 'customer_number', 'rcv_2', 'n', 'key', number],
  );
  expect(kept[0]).toMatchObject({ entries: [['customer_number', 'n', 'key', number.slice(0, 16), ['rcv_1', 'rcv_2']]] });
  expect(kept[0]?.unfindable).toBe(0);
  expect(lookups).toHaveLength(1);
});

test('numbers under two keys stay two, and one that leads to nobody is marked as such', () => {
  const { kept, lookups } = packed(
    [...jana, 'customer_number', 'rcv_1', 'old', 'before', null],
    [...jana, 'customer_number', 'rcv_2', 'new', 'key', number],
  );
  expect(kept[0]).toMatchObject({
    entries: [
      ['customer_number', 'new', 'key', number.slice(0, 16), ['rcv_2']],
      ['customer_number', 'old', 'before', null, ['rcv_1']],
    ],
    unfindable: 1,
  });
  expect(lookups).toHaveLength(1);
});
