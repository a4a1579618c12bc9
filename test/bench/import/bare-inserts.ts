import { setImmediate as nextTurn } from 'node:timers/promises';
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { startCheckpoints } from '../../../src/adapters/db/checkpoints.ts';
import { openDatabase } from '../../../src/adapters/db/database.ts';
import { foldWords } from '../../../src/kernel/fold-words.ts';

/** How long the bare statements took; `rows` are receivables. */
export type BareInserts = {
  readonly rows: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly transactions: number;
};

/**
 * What an import left in the record `source`, written once more into a new one, `target`: the same rows into the same tables with the same
 * indexes and the same lines of the journal, in the same order and as many rows a transaction, flushed as the import's are (beside, and
 * the last one waited for), by statements that are prepared once and bound to a hundred rows. No file is read, nothing checked, hashed or looked up; how far the import
 * had come and which keys its file had is not noted. Reading `source` is not counted. Throws when a row of it was left out.
 */
export async function bareInserts(source: string, target: string, rowsPerTransaction: number): Promise<BareInserts> {
  const from = new SqliteDatabase(source, { readonly: true });
  const db = await openDatabase(target);
  db.serve();
  const checkpoints = startCheckpoints(target, () => {});
  const taken = { seconds: 0, cpuMs: 0, transactions: 0 };
  try {
    for (const table of ['creditors', 'imports']) write(db, table, readAll(from, `select * from ${table}`));
    from.exec('create temp table some (id text primary key, person_id text) without rowid');
    from.exec('create temp table fresh (id text primary key) without rowid');
    const last = from.prepare('select max(rowid) from receivables').pluck().get() as number;
    for (let at = 1; at <= last; at += rowsPerTransaction) {
      const chunk = readChunk(from, at, at + rowsPerTransaction - 1);
      const cpu = process.cpuUsage();
      const began = performance.now();
      db.steps.begin();
      for (const [table, rows] of chunk) write(db, table, rows);
      db.steps.commit();
      db.flushSoon();
      await nextTurn();
      const { user, system } = process.cpuUsage(cpu);
      taken.seconds += (performance.now() - began) / 1_000;
      taken.cpuMs += (user + system) / 1_000;
      taken.transactions += 1;
    }
    const began = performance.now();
    await db.flush();
    taken.seconds += (performance.now() - began) / 1_000;
    for (const table of Object.keys(queries)) {
      const count = (connection: Connection) =>
        connection
          .prepare(`select count(*) from ${table} where ${counted[table] ?? 'true'}`)
          .pluck()
          .get();
      const copied = new SqliteDatabase(target, { readonly: true });
      const [here, there] = [count(copied), count(from)];
      copied.close();
      if (here !== there) throw new Error(`${table}: ${here} rows were written bare, ${there} by the import`);
    }
    return { rows: from.prepare('select count(*) from receivables').pluck().get() as number, ...taken };
  } finally {
    from.close();
    await checkpoints.stop();
    await db.close();
  }
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Of the receivables in `some`, and of the people in `fresh`, who came with them. */
const queries: Readonly<Record<string, string>> = {
  persons: 'select p.* from fresh f join persons p on p.id = f.id order by p.id',
  name_words: 'select p.id, p.name from fresh f join persons p on p.id = f.id order by p.id',
  person_keys: 'select k.* from fresh f join person_keys k on k.person_id = f.id order by k.person_id',
  contact_points: 'select c.* from fresh f join contact_points c on c.person_id = f.id order by c.id',
  cases: 'select c.* from fresh f join cases c on c.person_id = f.id order by c.id',
  receivables: 'select r.* from some s join receivables r on r.id = s.id order by r.rowid',
  verifiers: 'select v.* from (select distinct person_id from some) s join verifiers v on v.person_id = s.person_id',
  customer_lookups: `select kept.value ->> 3 as lookup, v.person_id from fresh f join verifiers v on v.person_id = f.id, json_each(v.kept) kept
    where kept.value ->> 3 is not null order by v.person_id`,
  journal: `select j.* from (select distinct person_id from some) s join journal j on j.person_id = s.person_id
    where j.receivable_id in (select id from some) order by j.seq`,
};
/** Of which a row is written anew when a later row of the file brings something to it. */
const changedLater: ReadonlySet<string> = new Set(['verifiers']);
const counted: Readonly<Record<string, string>> = { journal: 'person_id is not null' };

function readChunk(from: Connection, first: number, last: number): Map<string, Rows> {
  from.exec('delete from temp.some');
  from.exec('delete from temp.fresh');
  from.prepare('insert into temp.some select id, person_id from receivables where rowid between ? and ?').run(first, last);
  from
    .prepare(
      `insert into temp.fresh select distinct s.person_id from temp.some s
        where not exists (select 1 from receivables r where r.person_id = s.person_id and r.rowid < ?)`,
    )
    .run(first);
  const read = new Map(Object.entries(queries).map(([table, sql]) => [table, readAll(from, sql)]));
  const words = read
    .get('name_words')
    ?.flatMap(({ id, name }) => foldWords(String(name)).map((word) => ({ word, person_id: id })));
  return read.set('name_words', words ?? []);
}

function readAll(from: Connection, sql: string): Rows {
  return from.prepare(sql).all() as Rows;
}

function write(db: Awaited<ReturnType<typeof openDatabase>>, table: string, rows: Rows): void {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'seq');
  const one = `(${columns.map(() => '?').join(', ')})`;
  let at = 0;
  for (const size of [100, 10, 1])
    for (; rows.length - at >= size; at += size) {
      const values: unknown[] = [];
      for (let index = at; index < at + size; index += 1) for (const column of columns) values.push(rows[index]?.[column]);
      const insert = changedLater.has(table) ? 'insert or replace' : 'insert';
      db.run(`${insert} into ${table} (${columns.join(', ')}) values ${Array(size).fill(one).join(', ')}`, values);
    }
}
