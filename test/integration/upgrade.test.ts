import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptBackups } from '../../src/adapters/db/backup/kept-backups.ts';
import { newestMigration, readSchemaState } from '../../src/adapters/db/migrate.ts';
import { readConfig } from '../../src/config.ts';
import { allEvents } from '../../src/journal/all-events.ts';
import { judge } from '../../src/judge/judge.ts';
import { openInstallation } from '../../src/main/open-installation.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { layOutOlderRecord, olderSchemas } from '../support/older-record.ts';
import { linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld } from '../support/rehearsal-world.ts';
import { runCommand } from '../support/server-process.ts';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-upgrade-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(olderSchemas)('a record as the program of migration %s left it', (schema) => {
  test('is brought up to date with nothing lost, after a backup of it as it was, and the judge has nothing against it', async () => {
    const data = join(folder, schema);
    const file = layOutOlderRecord(schema, data);
    const before = contents(file);
    const said: string[] = [];
    const opened = await openInstallation(readConfig({ DOVOLAT_DATA: data }), undefined, undefined, {
      onProgress: (text) => said.push(text),
    });
    const verdict = await judge(allEvents(opened.journal));
    await opened.close();
    const after = contents(file, Number(before.counts.journal));
    expect(readSchemaState(file)).toMatchObject({ state: 'current', schema: newestMigration });
    expect(after.journal).toBe(before.journal);
    expect(new Set(after.added)).toEqual(new Set(['flow_published'])); // by the first start that knows of versions
    const { journal: _longer, import_rows: _whoeverReadsTheFileKnows, ...counts } = before.counts;
    for (const [table, rows] of Object.entries(counts)) expect([table, after.counts[table]]).toEqual([table, rows]);
    expect(verdict.violations).toEqual([]);
    expect(verdict.events).toBeGreaterThan(400);
    const [backup] = keptBackups(join(data, 'backups/before-upgrade'));
    expect(said.join('\n')).toContain(backup?.folder);
    expect(readSchemaState(join(backup?.folder ?? '', 'data/dovolat.db'))).toMatchObject({
      state: 'older',
      schema: before.schema,
    });
    expect(contents(join(backup?.folder ?? '', 'data/dovolat.db'))).toEqual(before);
  });

  test('is old or new, never a mix, whenever the upgrade is killed', async () => {
    const made = layOutOlderRecord(schema, join(folder, `${schema}-large`));
    enlarge(made);
    const old = shape(made);
    const trial = join(folder, `${schema}.db`);
    const fresh = () => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${trial}${end}`, { force: true });
      cpSync(made, trial);
    };
    fresh();
    const wholeMs = await upgrade(trial, null);
    const fullyNew = shape(trial);
    const outcomes = { old: 0, new: 0 };
    for (let round = 0; round < 8; round += 1) {
      fresh();
      await upgrade(trial, (wholeMs * (round + 1)) / 8);
      const found = shape(trial);
      expect([old, fullyNew]).toContain(found);
      outcomes[found === old ? 'old' : 'new'] += 1;
    }
    expect(outcomes.old).toBeGreaterThan(0);
    await upgrade(trial, null);
    expect(shape(trial)).toBe(fullyNew);
  });
});

test('the record of a newer program is refused with what to do, and left as it is', async () => {
  const data = join(folder, 'newer');
  const file = layOutOlderRecord('0015', data);
  const db = new SqliteDatabase(file);
  db.exec("insert into kysely_migration values ('0999-from-the-future', '2030-01-01T00:00:00Z')");
  db.close();
  const before = shape(file);
  const { code, stderr } = await runCommand(['judge'], { DOVOLAT_DATA: data });
  expect(code).toBe(1);
  expect(stderr).toMatch(/newer program.*0999-from-the-future[\s\S]*What to do:/);
  expect(shape(file)).toBe(before);
});

describe('a campaign that an older program was conducting when it died', () => {
  let world: RehearsalWorld;

  // Each try has a world of its own: a server of the try before would go on with the same record.
  beforeEach(async () => {
    world = await openRehearsalWorld({ debtors: samplePortfolio(1, ['16'], Temporal.PlainDate.from('2026-11-22')) });
  });
  afterEach(() => world?.close());

  test('goes on after the upgrade: what was up gets its one end, whoever waits is called, and the judge passes over both parts', async () => {
    const file = layOutOlderRecord('0015', world.data);
    const [host, port] = world.carrier.address.split(':');
    const db = new SqliteDatabase(file);
    db.prepare("update trunks set settings = json_set(settings, '$.host', ?, '$.port', ?) where name = 'simulated'").run(
      host,
      Number(port),
    );
    const last = db.prepare('select max(seq) from journal').pluck().get() as number;
    const up = db.prepare("select id from attempts where state <> 'ended'").pluck().all().map(String);
    db.close();
    const server = await world.startServer();
    const fresh = await world.until(
      'everybody who waited was called',
      (journal) => {
        const since = journal.filter(({ seq }) => seq > last);
        return linesOf(since, 'attempt_reserved').length >= 10 && linesOf(since, 'attempt_ended').length >= 16 && since;
      },
      360_000,
    );
    expect(up).toHaveLength(10);
    for (const id of up) expect(linesOf(fresh, 'attempt_ended', id)).toHaveLength(1);
    expect((await judge(await world.journal())).violations).toEqual([]);
    expect(await server.stop()).toBe(0);
  }, 420_000);
});

/** Rows of every table, and a hash over every line of the journal. */
function contents(file: string, lineCount = Number.MAX_SAFE_INTEGER) {
  const db = new SqliteDatabase(file, { readonly: true });
  const tables = db.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
  );
  const names = tables.pluck().all().map(String);
  const counts = Object.fromEntries(
    names.map((name) => [
      name,
      db
        .prepare(`select ${counted(db, name)} from "${name}"`)
        .pluck()
        .get(),
    ]),
  );
  const lines = db.prepare('select * from journal order by seq limit ?').raw().all(lineCount);
  const added = db.prepare('select type from journal order by seq limit -1 offset ?').pluck().all(lineCount);
  const schema = db.prepare('select max(name) from kysely_migration').pluck().get();
  db.close();
  return { schema, counts, added, journal: hash('sha256', JSON.stringify(lines)) };
}

const verifiersKept = `sum((
  select sum(iif(json_array_length(value) = 5, json_array_length(value, '$[4]'), 1)) from json_each(kept)))`;

/** Rows; of verifiers, which stand together in a row of their person since migration 0050, how many there are, and for how many receivables. */
function counted(db: SqliteDatabase.Database, table: string): string {
  const packed = db.prepare("select 1 from pragma_table_info(?) where name = 'kept'").get(table);
  return table === 'verifiers' && packed ? verifiersKept : 'count(*)';
}

/** Every table, index and trigger, the migrations that were noted, and the rows of each table: whole after any death. */
function shape(file: string): string {
  const db = new SqliteDatabase(file);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const schema = db
    .prepare("select type, name, sql from sqlite_master where name not like 'sqlite_%' order by type, name")
    .raw()
    .all();
  const noted = schema.length > 0 ? db.prepare('select name from kysely_migration order by name').pluck().all() : [];
  db.close();
  return JSON.stringify({ schema, noted, journal: contents(file).journal });
}

/** So many rows that an upgrade takes long enough to be killed in its midst. */
function enlarge(file: string): void {
  const db = new SqliteDatabase(file);
  db.pragma('foreign_keys = OFF');
  const columns = db
    .prepare("select group_concat(name) from pragma_table_info('messages') where name not in ('id', 'event_id')")
    .pluck()
    .get();
  db.exec(`insert into messages (id, event_id, ${columns})
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
    select id || i, event_id || i, ${columns} from n, (select * from messages limit 1)`);
  const attempts = db.prepare("select group_concat(name) from pragma_table_info('attempts') where name <> 'id'").pluck().get();
  db.exec(`insert into attempts (id, ${attempts})
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
    select id || i, ${attempts} from n, (select * from attempts where state = 'ended' limit 1)`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Opens the record in a process of its own; killed `killAfterMs` after it has begun. Returns how long that took. */
async function upgrade(file: string, killAfterMs: number | null): Promise<number> {
  const script = join(root, 'test/support/open-database-process.ts');
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const began = performance.now();
  const ended = once(child, 'close');
  if (killAfterMs !== null) {
    await sleep(killAfterMs);
    child.kill('SIGKILL');
  }
  await ended;
  return performance.now() - began;
}
